"""Word files with pictures, links, notes and odd packages."""

import struct
from functools import partial

from tests.importing.files.case import Case
from tests.importing.files.ooxml import (
    MAIN_TYPE,
    WORD_TYPE,
    document,
    docx,
    field,
    h,
    members,
    p,
    picture,
    relations,
    t,
    title,
    word,
)
from tests.importing.files.packing import noise_png, png, wide_png, zipped
from tests.importing.files.prose import paragraph

INTRO = p("De drukkerij van de school maakt kaarten voor de hele stad.")
TRACKER = "http://example.org/tracker.png"
IMAGE = ("rIdP", "image", "media/foto.png")
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
TEMPLATE = f"{WORD_TYPE}.template.main+xml"
EDGES = "".join(f'<w:{edge}Reference w:type="default" r:id="rId{edge}"/>' for edge in ("header", "footer"))
EMF = struct.pack("<II", 1, 88) + bytes(32) + b" EMF" + bytes(44) + struct.pack("<IIIII", 14, 20, 0, 16, 20)
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><rect width="9" height="9"/></svg>'


def _link(rel: str, text: str) -> str:
    return f'<w:hyperlink r:id="{rel}">{t(text)}</w:hyperlink>'


def _note(kind: str, number: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def _notes(kind: str, text: str) -> str:
    line = f'<w:{kind} w:type="separator" w:id="-1">{p("<w:r><w:separator/></w:r>")}</w:{kind}>'
    return document(line, f'<w:{kind} w:id="1">{p(text)}</w:{kind}>', tag=f"{kind}s")


def _large_picture() -> bytes:
    photo = noise_png(2500, 2500)
    return docx(title("Een grote foto"), INTRO, picture("rIdP"), rels=[IMAGE], parts={"word/media/foto.png": photo})


def _many_pixels() -> bytes:
    photo = wide_png(20_000, 10_000)
    return docx(title("Een wijde foto"), INTRO, picture("rIdP"), rels=[IMAGE], parts={"word/media/foto.png": photo})


def _strict() -> bytes:
    package = members(title("Streng volgens de regels"), INTRO, h("De norm"), p(paragraph(1)))
    changes = (
        ("schemas.openxmlformats.org/wordprocessingml/2006/main", "purl.oclc.org/ooxml/wordprocessingml/main"),
        ("schemas.openxmlformats.org/officeDocument/2006", "purl.oclc.org/ooxml/officeDocument"),
        ("schemas.openxmlformats.org/drawingml/2006", "purl.oclc.org/ooxml/drawingml"),
    )
    for old, new in changes:
        package = {name: content.replace(old, new) for name, content in package.items()}
    return zipped(package)


def _elsewhere() -> bytes:
    package = members(title("Een ander hoofddeel"), INTRO)
    package["word/document2.xml"] = package.pop("word/document.xml")
    package["word/_rels/document2.xml.rels"] = package.pop("word/_rels/document.xml.rels")
    return zipped({name: content.replace("document.xml", "document2.xml") for name, content in package.items()})


def _broken_reference() -> bytes:
    links = [
        ("rIdP", "image", "media/weg.png"),
        ("rIdQ", "image", "../../../../etc/passwd"),
        ("rIdH", "header", "h.xml"),
    ]
    return docx(title("Een foto die weg is"), INTRO, picture("rIdP"), picture("rIdQ"), picture("rIdX"), rels=links)


CASES = [
    word(
        "docx-pictures",
        "two pictures, one with a description and a caption",
        title("De drukpers"),
        INTRO,
        h("De pers"),
        picture("rIdP", "Leerling bij de pers"),
        p("Foto: de pers in lokaal drie.", style="Caption"),
        p(paragraph(0)),
        picture("rIdQ"),
        rels=[IMAGE, ("rIdQ", "image", "/word/media/tweede.png")],
        parts={"word/media/foto.png": png(), "word/media/tweede.png": png(500, 400, (200, 90, 20))},
        found=("De drukpers", "De pers"),
        blocks={"image": 1},
    ),
    Case(
        "docx-large-picture",
        "fotoverslag.docx",
        "a picture of nearly 20 MB",
        _large_picture,
        found=("Een grote foto", "De drukkerij van de school maakt kaarten voor de hele stad."),
    ),
    Case(
        "docx-many-pixels",
        "fotoverslag.docx",
        "a picture of 200 megapixels in a few kilobytes: not to be decoded",
        _many_pixels,
        found=("Een wijde foto", "De drukkerij van de school maakt kaarten voor de hele stad."),
    ),
    word(
        "docx-picture-kinds",
        "pictures that no browser shows or that are not what they say: EMF, SVG with script, torn PNG, text",
        title("Vreemde plaatjes"),
        INTRO,
        *(picture(f"rIdP{number}") for number in range(4)),
        rels=[(f"rIdP{at}", "image", f"media/{name}") for at, name in enumerate(("a.emf", "b.svg", "c.png", "d.png"))],
        parts={
            "word/media/a.emf": EMF,
            "word/media/b.svg": SVG,
            "word/media/c.png": png()[:200],
            "word/media/d.png": b"geen plaatje",
        },
        found=("Vreemde plaatjes", "De drukkerij van de school maakt kaarten voor de hele stad."),
        absent=("alert(1)",),
    ),
    word(
        "docx-only-pictures",
        "pictures and not one word",
        picture("rIdP"),
        picture("rIdP"),
        rels=[IMAGE],
        parts={"word/media/foto.png": png()},
        refused="no-text",
    ),
    word(
        "docx-linked-picture",
        "a picture that stands elsewhere: not to be fetched",
        title("Een foto van elders"),
        INTRO,
        picture("rIdP", how="link"),
        rels=[("rIdP", "image", TRACKER, True)],
        found=("De drukkerij van de school maakt kaarten voor de hele stad.",),
    ),
    word(
        "docx-include-picture",
        "a field that asks for a picture from elsewhere",
        title("Een veld met een foto"),
        p("Voor de foto. ", field(f'INCLUDEPICTURE "{TRACKER}" \\d', "[foto]"), " Na de foto."),
        found=("Voor de foto.", "Na de foto."),
        absent=("INCLUDEPICTURE",),
    ),
    word(
        "docx-remote-template",
        "a template, settings and a frame that stand elsewhere: not to be fetched",
        title("Een sjabloon van elders"),
        INTRO,
        parts={
            "word/settings.xml": document('<w:attachedTemplate r:id="rId1"/>', tag="settings"),
            "word/_rels/settings.xml.rels": relations(
                [("rId1", "attachedTemplate", "http://example.org/sjabloon.dotm", True)]
            ),
        },
        types={"word/settings.xml": f"{WORD_TYPE}.settings+xml"},
        rels=[("rIdT", "settings", "settings.xml"), ("rIdF", "frame", "file:///etc/passwd", True)],
        found=("De drukkerij van de school maakt kaarten voor de hele stad.",),
        absent=("root:",),
    ),
    word(
        "docx-links",
        "links of every kind, good and bad, and one without a relation",
        title("Meer weten"),
        INTRO,
        p("Lees ", _link("rIdA", "het stageplan"), " of ", _link("rIdB", "klik hier"), "."),
        p("Schrijf ", _link("rIdC", "de redactie"), " of open ", _link("rIdD", "de bijlage"), "."),
        p(_link("rIdE", "een bestand"), ", ", _link("rIdF", "gecodeerd"), " en ", _link("rIdWeg", "zonder doel"), "."),
        p("Via ", field('HYPERLINK "javascript:alert(2)"', "een veld"), "."),
        p("Via ", field('HYPERLINK "https://example.org/veld"', "een goed veld"), "."),
        rels=[
            ("rIdA", "hyperlink", "https://example.org/stageplan", True),
            ("rIdB", "hyperlink", "JavaScript:alert(1)", True),
            ("rIdC", "hyperlink", "mailto:redactie@example.org", True),
            ("rIdD", "hyperlink", "../map/bijlage.docx", True),
            ("rIdE", "hyperlink", "file:///C:/geheim.txt", True),
            ("rIdF", "hyperlink", "data:text/html,<script>alert(3)</script>", True),
        ],
        found=("het stageplan", "klik hier", "de redactie", "de bijlage", "zonder doel", "een veld", "een goed veld"),
        absent=("javascript:", "JavaScript:", "file:///", "data:text"),
    ),
    word(
        "docx-notes",
        "a footnote and an endnote",
        title("Met voetnoten"),
        p("Driekwart vindt werk", _note("footnote", 1), " binnen een jaar", _note("endnote", 1), "."),
        parts={
            "word/footnotes.xml": _notes("footnote", "Geteld door de school zelf."),
            "word/endnotes.xml": _notes("endnote", "Gerekend vanaf de laatste schooldag."),
        },
        types={f"word/{kind}.xml": f"{WORD_TYPE}.{kind}+xml" for kind in ("footnotes", "endnotes")},
        rels=[(f"rId{kind}", kind, f"{kind}.xml") for kind in ("footnotes", "endnotes")],
        found=("Driekwart vindt werk", "Geteld door de school zelf.", "Gerekend vanaf de laatste schooldag."),
    ),
    word(
        "docx-headers-footers",
        "a header, and a footer with page numbers",
        title("Boven en onder"),
        INTRO,
        p("Zo gaat dat.", props=f"<w:sectPr>{EDGES}</w:sectPr>"),
        parts={
            "word/header1.xml": document(p("Concept voor intern gebruik"), tag="hdr"),
            "word/footer1.xml": document(p("Pagina ", field("PAGE", "3"), " van ", field("NUMPAGES", "12")), tag="ftr"),
        },
        types={f"word/{kind}1.xml": f"{WORD_TYPE}.{kind}+xml" for kind in ("header", "footer")},
        rels=[(f"rId{kind}", kind, f"{kind}1.xml") for kind in ("header", "footer")],
        found=("De drukkerij van de school maakt kaarten voor de hele stad.",),
        absent=("Pagina 3 van 12", "NUMPAGES"),
    ),
    word("docx-empty", "a document without a word", p(""), p(" "), refused="no-text"),
    word(
        "docx-core-title",
        "the title stands among the properties only",
        p(paragraph(0)),
        p(paragraph(5)),
        core="De titel uit de eigenschappen & meer",
        found=("De titel uit de eigenschappen & meer",),
    ),
    word(
        "docx-core-nonsense",
        "the title among the properties is what Word made up",
        title("De echte titel"),
        INTRO,
        core="Microsoft Word - Document1.docx",
        found=("De echte titel",),
    ),
    word(
        "docx-macros",
        "a file with macros renamed to .docx: read without them",
        title("Met een macro"),
        INTRO,
        main_type=MACROS,
        parts={"word/vbaProject.bin": b"Sub AutoOpen()\r\nShell calc\r\nEnd Sub"},
        rels=[("rIdV", "vbaProject", "vbaProject.bin")],
        found=("De drukkerij van de school maakt kaarten voor de hele stad.",),
        absent=("AutoOpen",),
    ),
    word(
        "docx-template-type",
        "a template renamed to .docx",
        title("Sjabloon"),
        INTRO,
        main_type=TEMPLATE,
        found=("De dr",),
    ),
    Case("docx-strict", "verslag.docx", "the strict namespaces of the standard", _strict, found=("Streng volgens",)),
    Case("docx-main-elsewhere", "verslag.docx", "the main part has another name", _elsewhere, found=("Een ander h",)),
    Case(
        "docx-broken-relations",
        "verslag.docx",
        "pictures whose part is missing, outside the package, or without relation",
        _broken_reference,
        found=("Een foto die weg is",),
        absent=("root:",),
    ),
    word(
        "docx-utf16-part",
        "the main part is in UTF-16",
        main=document(title("Breed opgeslagen"), INTRO).replace("UTF-8", "UTF-16").encode("utf-16"),
        found=("Breed opgeslagen", "De drukkerij van de school maakt kaarten voor de hele stad."),
    ),
    word(
        "docx-embedded-workbook",
        "a workbook and a piece of HTML embedded in the document",
        title("Met een rekenblad"),
        INTRO,
        '<w:altChunk r:id="rIdH"/>',
        parts={
            "word/embeddings/blad.xlsx": zipped({"xl/workbook.xml": "<workbook/>"}),
            "word/stuk.html": "<p>Een los stuk</p><script>alert(4)</script>",
        },
        rels=[("rIdE", "package", "embeddings/blad.xlsx"), ("rIdH", "aFChunk", "stuk.html")],
        found=("De drukkerij van de school maakt kaarten voor de hele stad.",),
        absent=("alert(4)",),
    ),
    Case(
        "docx-upper-case-extension",
        "VERSLAG.DOCX",
        "an extension in capitals",
        partial(docx, title("In kapitalen"), INTRO, main_type=MAIN_TYPE),
        found=("In kapitalen",),
    ),
]
