"""Unruly Markdown files and plain texts."""

from tests.importing.files.case import Case
from tests.importing.files.packing import png
from tests.importing.files.prose import paragraph

READ = "De klas runt een winkel met tweedehands kleding."
TEXT = f"De ruilwinkel\n\n{READ}\n\nEén coördinator helpt mee.\n"
FOUND = ("De ruilwinkel", READ, "Eén coördinator helpt mee.")


def mark(name: str, about: str, text: str, **more) -> Case:
    """Return the case of a Markdown file."""
    return Case(name, more.pop("filename", "verslag.md"), about, text.encode, **more)


def note(name: str, about: str, content: str | bytes, **more) -> Case:
    """Return the case of a plain text."""
    raw = content.encode() if isinstance(content, str) else content
    return Case(name, more.pop("filename", "verslag.txt"), about, lambda: raw, **more)


MARKDOWN = [
    mark(
        "md-tidy",
        "what a tidy author writes",
        f"# De ruilwinkel\n\n{READ}\n\n## Hoe het begon\n\nMet **drie** rekken.\n\n"
        "- truien\n  - van wol\n    - en van katoen\n- jassen\n\n"
        "## De klanten\n\n> Ik kom hier elke week.\n>\n> – Noa, klant\n\nTot zover.\n",
        found=(
            "De ruilwinkel",
            READ,
            "rekken",
            "en van katoen",
            "jassen",
            "Ik kom hier elke week.",
            "Noa",
            "Tot zover.",
        ),
        blocks={"heading": 2, "quote": 1},
    ),
    mark(
        "md-front-matter",
        "a head with facts, one of which asks for code",
        f"---\ntitle: De titel uit het kopje\ntags: [stage, winkel]\n"
        f"boos: !!python/object/apply:os.system ['ls']\n---\n\n{READ}\n",
        found=("De titel uit het kopje", READ),
    ),
    mark(
        "md-setext",
        "headings with a line of signs below, and rules",
        f"De ruilwinkel\n=============\n\n{READ}\n\n"
        "Hoe het begon\n-------------\n\nMet drie rekken.\n\n***\n\nEn een kassa.\n",
        found=("De ruilwinkel", READ, "Hoe het begon", "Met drie rekken.", "En een kassa."),
        absent=("====", "----"),
        blocks={"heading": 1},
    ),
    mark(
        "md-html-inside",
        "HTML and scripts between the lines",
        f"# De ruilwinkel\n\n{READ}\n\n<div onclick='alert(1)'>Een <b>kader</b></div>\n\n<script>alert(2)</script>\n\n"
        "[klik hier](javascript:alert(3)) of [lees](https://example.org) <javascript:alert(4)>\n\n<!-- geheim -->\n",
        found=("De ruilwinkel", READ, "kader", "klik hier", "lees"),
        absent=("onclick", "<script", "(javascript:alert(3))", "geheim"),
    ),
    mark(
        "md-tables",
        "tables with alignment, with escaped bars and with missing cells",
        f"# De ruilwinkel\n\n{READ}\n\n"
        "| Dag | Verkocht |\n|:----|---:|\n| maandag | 4 |\n| dins\\|dag | 6 | 7 |\n| woensdag |\n",
        found=(READ, "maandag", "Verkocht", "woensdag"),
        blocks={"table": 1},
    ),
    mark(
        "md-pictures",
        "pictures from elsewhere, from the disk and by reference",
        f"# De ruilwinkel\n\n{READ}\n\n![spion](http://example.org/tracker.png)\n![](../../etc/passwd)\n![rek][1]\n\n"
        "De rekken hangen vol.\n\n[1]: file:///etc/passwd\n",
        found=(READ, "De rekken hangen vol."),
        absent=("root:",),
    ),
    mark(
        "md-code-fences",
        "a fence of code with signs that mean nothing in it, and one that never closes",
        f"# De ruilwinkel\n\n{READ}\n\n"
        "```python\n# geen kop\n- geen lijst\n```\n\nNa de code.\n\n~~~\nnooit gesloten\n",
        found=(READ, "geen kop", "Na de code.", "nooit gesloten"),
    ),
    mark(
        "md-nested-quotes",
        "quotes within quotes, forty deep at the end",
        f"# De ruilwinkel\n\n{READ}\n\n"
        f"> Ik zei:\n> > Kom langs.\n> > > En dat deed ze.\n\n{'> ' * 40}Het diepste woord.\n",
        found=(READ, "Ik zei:", "Kom langs.", "En dat deed ze.", "Het diepste woord."),
    ),
    mark(
        "md-ten-thousand-signs",
        "brackets, stars and marks that make a slow reader slower",
        f"# De ruilwinkel\n\n{READ}\n\n"
        f"{'[' * 10_000}\n\n{'*a_ ' * 5_000}\n\n{'`' * 9_999}\n\n{'> ' * 3_000}diep\n\nNa de tekens.\n",
        found=("De ruilwinkel", READ, "Na de tekens."),
    ),
    mark(
        "md-windows-line-ends", "Windows line ends", f"# De ruilwinkel\r\n\r\n{READ}\r\n", found=("De ruilwinkel", READ)
    ),
    mark("md-only-signs", "headings, rules and lists without a word", "# \n\n---\n\n- \n- \n\n> \n", refused="no-text"),
]
TEXTS = [
    note("txt-windows-1252", "windows-1252", f"{TEXT}Prijs: € 5\n".encode("windows-1252"), found=(*FOUND, "€ 5")),
    note("txt-utf-8-mark", "UTF-8 with a mark", TEXT.encode("utf-8-sig"), found=FOUND, absent=("\ufeff",)),
    note("txt-utf-16", "UTF-16 with a mark", TEXT.encode("utf-16"), found=FOUND),
    note("txt-utf-16-big", "UTF-16, the high byte first", b"\xfe\xff" + TEXT.encode("utf-16-be"), found=FOUND),
    note("txt-nul", "NUL bytes between the words", TEXT.replace(" een ", " een\0 \0"), found=FOUND[:1], absent=("\0",)),
    Case(
        "txt-giant-line",
        "verslag.txt",
        "one line of 1 MB",
        lambda: ("Het begin van de regel. " + (paragraph(0, 60) + " ") * 330 + "Het einde van de regel.").encode(),
        found=("Het begin van de regel.", "Het einde van de regel."),
    ),
    Case(
        "txt-giant-word",
        "verslag.txt",
        "one word of 100,000 letters",
        lambda: f"{TEXT}\n{'a' * 100_000}\n\nNa het lange woord.\n".encode(),
        found=(*FOUND, "Na het lange woord."),
    ),
    Case(
        "txt-fifty-thousand-lines",
        "verslag.txt",
        "fifty thousand paragraphs of one word",
        lambda: (TEXT + "\nwoord\n" * 50_000 + "\nNa de woorden.\n").encode(),
        found=(*FOUND, "Na de woorden."),
    ),
    note("txt-dashes", "nothing but dashes", "-----\n\n- - -\n\n–––\n", refused="no-text"),
    note("txt-capitals", "a title in capitals", f"WERKEN IN DE RUILWINKEL\n\n{READ}\n", found=(READ,)),
    note("txt-mac-line-ends", "line ends of old Macs", TEXT.replace("\n", "\r"), found=FOUND, absent=("\r",)),
    note(
        "txt-mixed-line-ends",
        "every line end there is",
        "Kop\r\n\r\nEen\u2028Twee\u2029Drie\x0bVier\x0cVijf\x85Zes\n\rZeven",
        found=("Zeven",),
    ),
    note(
        "txt-hard-wrapped",
        "lines cut at forty signs",
        "De ruilwinkel\n\nDe klas runt een winkel met\ntweedehands kleding.\n",
        found=FOUND[:2],
    ),
    note(
        "txt-control-signs",
        "control signs, escape codes of a terminal and lone half signs",
        b"De ruilwinkel\n\n\x01\x02De klas\x07 \x1b[31mzingt\x1b[0m.\x7f\n\nHet slot.\n" + b"\xed\xa0\x80\xff\n",
        found=("De ruilwinkel", "zingt", "Het slot."),
        absent=("\x01", "\x07", "\x1b"),
    ),
    note(
        "txt-bidi-override",
        "signs that turn the direction of the text, so that it reads otherwise than it is",
        f"De ruilwinkel\n\n{READ}\n\nOpen het bestand \u202egpj.exe\u202c en \u2066lees\u2069 verder.\n",
        found=(*FOUND[:2], "Open het bestand"),
        absent=("\u202e",),
    ),
    note(
        "txt-combining",
        "a letter with a thousand accents, and accents apart",
        "De ruilwinkel\n\nCafe\u0301 en z" + "\u0301" * 1000 + " x\n",
        found=FOUND[:1],
    ),
    note("txt-one-word", "a single word", "Stage", found=("Stage",)),
    note(
        "txt-formula",
        "lines that a spreadsheet would obey",
        f'{TEXT}\n=HYPERLINK("http://example.org")\n\n@SUM(1)\n',
        found=FOUND,
    ),
    note(
        "txt-talk",
        "an interview typed as plain text",
        f"De ruilwinkel\n\n{READ}\n\n"
        "Vraag: Hoe gaat het?\nAntwoord: Het gaat goed.\n\nVraag: En nu?\nAntwoord: Nu is het pauze.\n",
        found=(*FOUND[:2], "Het gaat goed.", "Nu is het pauze."),
    ),
    note("txt-empty", "zero bytes", b"", refused="empty"),
    note("txt-only-spaces", "nothing but white", " \n\t\n\u00a0\u200b\n", refused="no-text"),
    note("txt-only-mark", "nothing but the mark of UTF-8", b"\xef\xbb\xbf", refused="no-text"),
    note("txt-is-png", "a picture renamed to .txt", png(), refused="not-what-it-says"),
]
CASES = MARKDOWN + TEXTS
