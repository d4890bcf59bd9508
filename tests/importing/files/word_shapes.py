"""Word files whose layout is unruly: boxes, lists, tables and headings."""

from functools import partial

from tests.importing.files.case import Case
from tests.importing.files.ooxml import (
    b,
    cell,
    document,
    docx,
    h,
    item,
    outline,
    p,
    style,
    t,
    table,
    title,
    word,
)
from tests.importing.files.prose import paragraph

INTRO = p("In de garage naast de school leren zes leerlingen fietsen maken.")
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def _drawn_box(inside: str) -> str:
    shape = f"<wps:wsp><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
    graphic = f'<a:graphic><a:graphicData uri="{SHAPE}">{shape}</a:graphicData></a:graphic>'
    return f'<w:drawing><wp:anchor><wp:docPr id="7" name="Tekstvak"/>{graphic}</wp:anchor></w:drawing>'


def _old_box(inside: str) -> str:
    return f"<w:pict><v:shape><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict>"


def _either(inside: str) -> str:
    choice = f'<mc:Choice Requires="wps">{_drawn_box(inside)}</mc:Choice>'
    return f"<mc:AlternateContent>{choice}<mc:Fallback>{_old_box(inside)}</mc:Fallback></mc:AlternateContent>"


def _run(inside: str) -> str:
    return f"<w:r>{inside}</w:r>"


def _tables_inside_each_other(depth: int) -> str:
    inner = p("Helemaal binnenin staat het rooster.")
    for _ in range(depth):
        inner = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cell(inner, p(''))}</w:tr></w:tbl>"
    return inner


def _thirty_pages() -> bytes:
    chapters = []
    for chapter in range(30):
        chapters.append(h(f"Hoofdstuk {chapter + 1} van het jaar"))
        chapters += [p(paragraph(chapter * 61 + part * 6, 6)) for part in range(8)]
    opening = p("Dit verslag beslaat een heel schooljaar.")
    return docx(title("Een jaar op de leerwerkplek"), opening, *chapters, p("Zo eindigt het schooljaar."))


def _dutch_styles() -> str:
    return document(
        style("Standaard", "Normal"),
        style("Titel", "Title"),
        style("Kop1", "heading 1", outline(1)),
        style("MijnKop", "Huisstijl tussenkop", '<w:basedOn w:val="Kop1"/>'),
        style("Citaat", "Quote"),
        tag="styles",
    )


SPAN, DOWN, DOWN_ON = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"

CASES = [
    word(
        "docx-text-boxes",
        "text boxes, drawn, old, and as alternatives of each other",
        title("De fietsenmakers"),
        p("De werkplaats is elke dag open.", _run(_either(p("In het kader: drie fietsen per dag.")))),
        p(_run(_drawn_box(p("In het tweede kader: de helm is verplicht.")))),
        p(_run(_old_box(p("In het oude kader: handen wassen.")))),
        once=(
            "De werkplaats is elke dag open.",
            "In het kader: drie fietsen per dag.",
            "In het tweede kader: de helm is verplicht.",
            "In het oude kader: handen wassen.",
        ),
    ),
    word(
        "docx-nested-lists",
        "bullets three levels deep",
        title("Wat je meeneemt"),
        INTRO,
        item("Kleding voor buiten"),
        item("Schoenen met stalen neus", 1),
        item("Ook in de juiste maat", 2),
        item("Een broodtrommel"),
        p("Daarna kan de dag beginnen."),
        found=("Kleding voor buiten", "Schoenen met stalen neus", "Ook in de juiste maat", "Een broodtrommel"),
    ),
    word(
        "docx-numbered-lists",
        "numbered steps, interrupted by a paragraph",
        title("Een fiets in vijf stappen"),
        INTRO,
        *(item(f"Stap met de {part}", num=2) for part in ("band", "ketting", "rem")),
        p("Nu is het tijd voor koffie."),
        *(item(f"Stap met {part}", num=2) for part in ("het licht", "de bel")),
        found=("Stap met de band", "Nu is het tijd voor koffie.", "Stap met de bel"),
    ),
    word(
        "docx-forty-bullets",
        "forty bullets in a row",
        title("Veertig tips"),
        INTRO,
        *(item(f"Tip {number}: groet elke ochtend collega {number}.") for number in range(1, 41)),
        found=("Tip 1: groet elke ochtend collega 1.", "Tip 40: groet elke ochtend collega 40."),
        once=("Tip 23: groet elke ochtend collega 23.",),
    ),
    word(
        "docx-typed-lists",
        "list signs typed by hand",
        title("Zelf streepjes zetten"),
        INTRO,
        *(
            p(line)
            for line in ("• een helm", "- een hesje", "o een pasje", "1) melden", "2) omkleden", "\u00b7\tkoffie")
        ),
        p("Daarna begint het werk."),
        found=("een helm", "een hesje", "een pasje", "melden", "omkleden", "koffie"),
        absent=("• een helm", "\u00b7\tkoffie"),
    ),
    word(
        "docx-merged-cells",
        "a table with cells merged across and down",
        title("Het weekrooster"),
        INTRO,
        table(
            [
                ["Dag", "Ochtend", "Middag"],
                [cell(p("maandag"), props=DOWN), cell(p("de hele dag in de garage"), props=SPAN)],
                [cell(p(""), props=DOWN_ON), "banden plakken", "kettingen smeren"],
                ["dinsdag", "rekenen", "gymnastiek"],
            ]
        ),
        p("Zo ziet een week eruit."),
        found=("maandag", "de hele dag in de garage", "kettingen smeren", "gymnastiek"),
        blocks={"table": 1},
    ),
    word(
        "docx-nested-table",
        "a table in the cell of a table",
        title("Rooster in een rooster"),
        INTRO,
        table(
            [
                ["Groep", "Taken"],
                ["Blauw", cell(table([["vegen", "tien minuten"], ["dweilen", "een kwartier"]]), p("Samen klaar."))],
            ]
        ),
        found=("Groep", "Blauw", "dweilen", "een kwartier", "Samen klaar."),
    ),
    word(
        "docx-tables-sixty-deep",
        "sixty tables inside each other",
        title("Doos in doos"),
        INTRO,
        _tables_inside_each_other(60),
        found=("Helemaal binnenin staat het rooster.",),
    ),
    word(
        "docx-layout-table",
        "a table of one cell that holds the whole text",
        table(
            [
                [
                    cell(
                        title("Alles in één kader"),
                        INTRO,
                        h("Hoe het begon"),
                        p(paragraph(0)),
                        h("Hoe het ging"),
                        p(paragraph(5)),
                    )
                ]
            ]
        ),
        p(""),
        found=("Alles in één kader", "Hoe het begon", "De mentor bespreekt de taken van die dag op maandag."),
        blocks={"heading": 2},
    ),
    word(
        "docx-uneven-table",
        "a table with rows of different length, empty rows and empty columns",
        title("Een rommelige tabel"),
        INTRO,
        table([["Naam", "Werk", ""], ["Timo"], ["", "", ""], ["Yara", "kas", "", "extra cel"]]),
        found=("Timo", "Yara", "extra cel"),
    ),
    word(
        "docx-bold-headings",
        "headings that are only bold paragraphs",
        p(t("Werken in de kas", '<w:b/><w:sz w:val="40"/>')),
        p(paragraph(0)),
        p(b("Waarom een kas")),
        p(paragraph(5)),
        p(b("Wat het "), b("opleverde")),
        p(paragraph(10)),
        found=("Werken in de kas", "Waarom een kas", "Wat het opleverde"),
        blocks={"heading": 2},
    ),
    word(
        "docx-dutch-styles",
        "styles with Dutch names, and a heading style of the house that is based on one",
        p("Leren in het dorp", style="Titel"),
        INTRO,
        p("Hoe het dorp meedoet", style="Kop1"),
        p(paragraph(0)),
        p("Wie de sleutel heeft", style="MijnKop"),
        p(paragraph(5)),
        styles=_dutch_styles(),
        found=("Leren in het dorp", "Hoe het dorp meedoet", "Wie de sleutel heeft"),
        blocks={"heading": 2},
    ),
    word(
        "docx-headings-only",
        "empty headings, headings of six levels and one heading of 300 characters",
        title("Koppen zonder tekst"),
        h(""),
        *(h(f"Kop van niveau {level}", level) for level in range(1, 7)),
        h("Een kop die maar niet ophoudt " * 10),
        found=("Koppen zonder tekst", "Kop van niveau 1", "Kop van niveau 6", "Een kop die maar niet ophoudt"),
    ),
    word(
        "docx-no-styles",
        "no part with styles and none with numbering, though both are used",
        title("Zonder opmaak"),
        p("De leerling kookt elke donderdag voor de buurt."),
        h("De keuken"),
        item("Handen wassen voor het koken"),
        bare=True,
        found=("Zonder opmaak", "De leerling kookt elke donderdag voor de buurt.", "Handen wassen voor het koken"),
    ),
    Case(
        "docx-thirty-pages",
        "jaarverslag.docx",
        "thirty pages: some 14,000 words under thirty headings",
        _thirty_pages,
        found=("Een jaar op de leerwerkplek", "Hoofdstuk 30 van het jaar", "Zo eindigt het schooljaar."),
        blocks={"heading": 30, "text": 30},
    ),
    Case(
        "docx-empty-paragraphs",
        "verslag.docx",
        "five hundred empty paragraphs between two sentences",
        partial(docx, title("Veel wit"), p("Boven het wit."), *[p("")] * 500, p("Onder het wit.")),
        found=("Veel wit", "Boven het wit.", "Onder het wit."),
    ),
]
