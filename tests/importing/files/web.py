"""Unruly HTML files."""

import base64

from tests.importing.files.case import Case
from tests.importing.files.packing import png

READ = "De leerling verkoopt elke vrijdag brood aan de deur."
OPENING = f"<h1>De broodronde</h1><p>{READ}</p>"
FOUND = ("De broodronde", READ)
PIXELS = base64.b64encode(png()).decode()
WORD_HEAD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta http-equiv=Content-Type content="text/html; charset=windows-1252">
<meta name=Generator content="Microsoft Word 15">
<title>De broodronde</title>
<!--[if gte mso 9]>
<xml><w:WordDocument><w:View>Print</w:View><o:Words>Verscholen</o:Words></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {mso-style-parent:""; margin:0cm;} @page WordSection1 {size:595.3pt 841.9pt;} --></style></head>
<body lang=NL><div class=WordSection1>"""


def web(name: str, about: str, markup: str, encoding: str = "utf-8", **more) -> Case:
    """Return the case of an HTML file with this markup."""
    filename = more.pop("filename", "verslag.html")
    return Case(name, filename, about, lambda: markup.encode(encoding), **more)


def _divs(depth: int) -> bytes:
    deep = "<div>" * depth + "<p>Diep verstopt ligt de rekening.</p>" + "</div>" * depth
    return f"<html><body>{OPENING}{deep}</body></html>".encode()


CASES = [
    web(
        "html-tidy",
        "what a tidy author writes",
        f"<!DOCTYPE html><html lang=nl><head><meta charset=utf-8><title>Brood</title></head><body>{OPENING}"
        "<h2>De oven</h2><p>De oven gaat om zes uur aan.</p><ul><li>Deeg<ul><li>Gist</li></ul></li><li>Zout</li></ul>"
        "<h2>De klanten</h2><blockquote><p>Het ruikt hier altijd goed.</p><footer>– Sem, buurman</footer></blockquote>"
        "<table><tr><th>Dag<th>Broden</tr><tr><td>vrijdag<td>40</tr><tr><td>zaterdag<td>55</tr></table></body></html>",
        found=(*FOUND, "Gist", "Het ruikt hier altijd goed.", "Sem", "zaterdag"),
        blocks={"heading": 2, "quote": 1, "table": 1},
    ),
    web(
        "html-from-word",
        "exported by Word: its own styles, conditional comments and elements, in windows-1252",
        WORD_HEAD + "<p class=MsoTitle>De broodronde<o:p></o:p></p>"
        f"<p class=MsoNormal><span style='mso-fareast-language:NL'>{READ}<o:p>&nbsp;</o:p></span></p>"
        "<![if !supportLists]><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·"
        "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;</span></span>Neem kleingeld mee<![endif]></p>"
        "<p class=MsoNormal>“Ik ken nu de hele straat”, zegt één leerling.</p></div></body></html>",
        "windows-1252",
        found=("De broodronde", READ, "Neem kleingeld mee", "Ik ken nu de hele straat", "zegt één leerling"),
        absent=("mso-", "Verscholen", "MsoNormal", "supportLists"),
    ),
    web(
        "html-htm-extension",
        "the short extension that Word gives",
        OPENING,
        filename="VERSLAG.HTM",
        found=FOUND,
    ),
    web(
        "html-windows-1252",
        "windows-1252 as its head says",
        f"<html><head><meta charset='windows-1252'></head>{OPENING}<p>Eén café – ‘t Hoekje’ – € 5</p></body></html>",
        "windows-1252",
        found=(*FOUND, "Eén café", "€ 5"),
    ),
    web(
        "html-windows-1252-unsaid",
        "windows-1252 that does not say so",
        f"<html><body>{OPENING}<p>Eén café met geïnteresseerde ouders – € 5</p></body></html>",
        "windows-1252",
        found=(*FOUND, "Eén café met geïnteresseerde ouders", "€ 5"),
    ),
    web(
        "html-wrong-charset",
        "UTF-8 with a head that says iso-8859-1",
        f"<html><head><meta charset=iso-8859-1></head><body>{OPENING}<p>Eén coördinator belt.</p></body></html>",
        found=FOUND,
    ),
    web(
        "html-utf-16", "UTF-16 with a mark", f"<html><body>{OPENING}<p>Eén ui.</p></body></html>", "utf-16", found=FOUND
    ),
    web("html-utf-8-mark", "UTF-8 with a mark", f"{OPENING}<p>Eén ui.</p>", "utf-8-sig", found=(*FOUND, "Eén ui.")),
    web(
        "html-scripts",
        "scripts, styles, frames, forms, events and objects",
        f"<body onload=alert(1)>{OPENING}<script>alert('boe')</script><style>p{{color:rood}}</style>"
        '<p onclick="alert(\'klik\')" style="background:url(javascript:alert(2))">'
        "Iedereen <b onmouseover=alert(3)>groet</b>.</p>"
        "<iframe src='http://example.org/kader' srcdoc='<script>alert(4)</script>'></iframe>"
        "<object data=x.swf></object>"
        "<svg><script>alert(5)</script><a xlink:href='javascript:alert(6)'><text>Plaatje</text></a></svg>"
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(7)></style></mglyph></table></mtext></math>"
        "<noscript><p title='</noscript><img src=x onerror=alert(8)>'></noscript>"
        "<template><script>alert(9)</script></template>"
        "<a href=' java&#10;script:alert(10)'>klik hier</a><a href='vbscript:x'>of hier</a></body>",
        found=(*FOUND, "klik hier"),
        absent=("<script", "alert('boe')", "alert('klik')", "onclick", "onload", "color:rood", "script:", "srcdoc"),
    ),
    web(
        "html-nested-tables",
        "a page laid out with tables in tables",
        f"<table><tr><td><table><tr><td>{OPENING}</td></tr></table></td><td><table><tr><td>Menu</td><td>Zoek</td></tr>"
        "<tr><td><p>De bel gaat om negen uur.</p></td></tr></table></td></tr></table>",
        found=(*FOUND, "De bel gaat om negen uur."),
    ),
    web(
        "html-pictures",
        "pictures from elsewhere, from the disk and inside the file",
        f"{OPENING}<img src='http://example.org/tracker.png' width=1><img src='file:///etc/passwd'><img src='foto.png'>"
        f"<h2>Foto</h2><img alt='Het brood' src='data:image/png;base64,{PIXELS}'><p>Met foto.</p>"
        "<img src='data:image/png;base64,geen%%%'><img src='data:text/html,<script>alert(1)</script>'><img>"
        f"<img srcset='http://example.org/a.png 2x'>"
        f"<picture><source srcset='data:image/png;base64,{PIXELS}'></picture>",
        found=(*FOUND, "Met foto."),
        absent=("alert(1)", "root:"),
    ),
    web(
        "html-unclosed",
        "elements that never end, ends without a beginning, and crossing elements",
        f"{OPENING}</div></p><p>Eerste <b>vet <i>schuin</b> nog schuin</i><p>Tweede<ul><li>punt een<li>punt twee</ul>"
        "<table><tr><td>los<td>vast<p>Derde</table><h2>Open kop<p>Slot < einde & klaar <a href='x",
        found=(*FOUND, "Tweede", "punt twee", "vast"),
    ),
    Case("html-300-divs", "verslag.html", "300 nested divs", lambda: _divs(300), found=(*FOUND, "Diep verstopt ligt")),
    Case("html-100000-divs", "verslag.html", "100,000 nested divs", lambda: _divs(100_000), found=FOUND),
    web(
        "html-base",
        "a base address that makes every link point elsewhere, and a refresh",
        "<head><base href='http://example.org/kwaad/'><meta http-equiv=refresh content='0;url=http://example.org'></head>"
        f"{OPENING}<p>Lees <a href='folder.html'>de folder</a> of <a href='#boven'>ga terug</a>.</p>",
        found=(*FOUND, "de folder"),
        absent=("refresh",),
    ),
    web(
        "html-doctype-entity",
        "a document type with an entity that asks for a file of the server",
        f"<!DOCTYPE html [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><html><body>{OPENING}"
        "<p>&f; &eacute;&eacute;n</p></body></html>",
        found=(*FOUND, "één"),
        absent=("root:",),
    ),
    web(
        "html-hidden",
        "sentences hidden by style, by attribute and in comments",
        f"{OPENING}<p style='display:none'>Onzichtbaar door stijl.</p><!-- <p>Alleen commentaar</p> -->"
        "<p>Wel te zien.</p><!--> <p>Na een raar commentaar.</p>",
        found=(*FOUND, "Wel te zien."),
        absent=("Alleen commentaar",),
    ),
    web(
        "html-no-paragraphs",
        "bare text with line breaks and no element around it",
        "De broodronde<br><br>De leerling verkoopt elke vrijdag brood aan de deur.<br>Daarna telt hij het geld.",
        found=(*FOUND, "Daarna telt hij het geld."),
    ),
    web(
        "html-details-and-figures",
        "definition lists, details, figures with captions, preformatted text and an ordered list",
        f"<main><article>{OPENING}<dl><dt>Duur<dd>Tien weken</dl><details><summary>Meer</summary>"
        "Vraag de bakker.</details>"
        f"<figure><img src='data:image/png;base64,{PIXELS}'><figcaption>De oven</figcaption></figure>"
        "<pre>ma  brood\ndi  taart</pre><ol start=3><li>Kneden<li>Rijzen</ol></article></main><nav>Kruimelpad</nav>",
        found=(*FOUND, "Tien weken", "Vraag de bakker.", "taart", "Rijzen"),
    ),
    web(
        "html-no-words",
        "a page without a word",
        "<!DOCTYPE html><html><body><p>&nbsp;</p></body></html>",
        refused="no-text",
    ),
    web("html-only-script", "nothing but a script", "<script>document.write('hallo daar')</script>", refused="no-text"),
    Case("html-empty", "verslag.html", "zero bytes", lambda: b"", refused="empty"),
    Case("html-is-png", "verslag.html", "a picture renamed to .html", lambda: png(), refused="not-what-it-says"),
]
