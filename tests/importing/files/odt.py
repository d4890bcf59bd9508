"""Unruly OpenDocument texts."""

from functools import partial

from tests.importing.files.case import Case
from tests.importing.files.odf import cell, content, h, odt, p, picture, table, text_file, ul
from tests.importing.files.packing import png, raw_member, raw_zip
from tests.importing.files.prose import paragraph

INTRO = p("In de moestuin leren leerlingen wat een werkdag is.")
READ = "In de moestuin leren leerlingen wat een werkdag is."
TITLE = p("De moestuin", style="Title")
LOCK = '<manifest:encryption-data manifest:checksum="x"><manifest:algorithm/></manifest:encryption-data>'
TRACKED = (
    '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info>'
    "<dc:creator>Redacteur</dc:creator></office:change-info>"
    f"{p('de strenge opzichter')}</text:deletion></text:changed-region></text:tracked-changes>"
)
REMARK = f'<office:annotation office:name="1"><dc:creator>Redacteur</dc:creator>{p("Is dit waar?")}</office:annotation>'
BOMB = "<!DOCTYPE b [<!ENTITY a 'hahaha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;'>]>"


def _with_doctype(doctype: str, entity: str) -> str:
    head, _, rest = content(TITLE, p("<text:span>ENTITEIT</text:span>")).partition("\n")
    return f"{head}\n{doctype}\n{rest.replace('ENTITEIT', entity)}"


def _encrypted_member() -> bytes:
    locked = raw_member("content.xml", content(TITLE, INTRO).encode(), flags=1)
    return raw_zip([raw_member("mimetype", b"application/vnd.oasis.opendocument.text"), locked])


CASES = [
    text_file(
        "odt-normal",
        "headings, a list, a table and a quote: what a tidy author writes",
        TITLE,
        INTRO,
        h("Waarom een tuin"),
        p("Buiten leren ", '<text:span text:style-name="T1">gaat</text:span>', " anders."),
        ul("Schoffelen", p("Zaaien") + ul("Eerst de radijs"), "Oogsten"),
        h("Wat het opleverde"),
        table([["Maand", "Oogst"], ["juni", "radijs"], ["juli", "bonen"]]),
        p("“Ik ruik de aarde nog in de bus.”"),
        p("– Mila, leerling"),
        found=("De moestuin", READ, "Eerst de radijs", "bonen", "Ik ruik de aarde nog in de bus.", "Mila"),
        blocks={"heading": 2, "table": 1, "quote": 1},
    ),
    text_file(
        "odt-tracked-changes",
        "changes that nobody accepted yet",
        TRACKED,
        TITLE,
        p("De baas is ", '<text:change text:change-id="c1"/>', "een rustige vakman."),
        found=("De baas is een rustige vakman.",),
        absent=("strenge opzichter",),
    ),
    text_file(
        "odt-annotations",
        "a remark in the middle of a sentence",
        TITLE,
        p("De tuin levert ", REMARK, "elke week groente aan de voedselbank."),
        found=("De tuin levert elke week groente aan de voedselbank.",),
    ),
    text_file(
        "odt-frames",
        "a text box in a frame, and a section",
        TITLE,
        INTRO,
        p(f"<draw:frame><draw:text-box>{p('In het kader: laarzen aan.')}</draw:text-box></draw:frame>"),
        f'<text:section text:name="S">{p("In de sectie: de poort gaat om acht uur open.")}</text:section>',
        once=("In het kader: laarzen aan.", "In de sectie: de poort gaat om acht uur open."),
    ),
    text_file(
        "odt-picture",
        "embedded pictures",
        TITLE,
        INTRO,
        h("De tuin"),
        picture("Pictures/tuin.png", "De tuin in mei"),
        p(paragraph(0)),
        picture("./Pictures/kas.png"),
        parts={"Pictures/tuin.png": png(), "Pictures/kas.png": png(500, 400, (40, 140, 60))},
        found=(READ,),
        blocks={"image": 1},
    ),
    text_file(
        "odt-linked-picture",
        "pictures that stand elsewhere, on the web and on the disk: not to be fetched",
        TITLE,
        INTRO,
        picture("http://example.org/tracker.png"),
        picture("../../../../etc/passwd"),
        picture("file:///etc/passwd"),
        found=(READ,),
        absent=("root:",),
    ),
    text_file(
        "odt-spaces-and-notes",
        "spaces, tabs and line ends as elements, a footnote and links",
        TITLE,
        p("Twee", '<text:s text:c="3"/>', "woorden", "<text:tab/>", "en", "<text:line-break/>", "een nieuwe regel."),
        p(
            "Bijna iedereen blijft",
            '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
            f"<text:note-body>{p('Geteld over drie jaar.')}</text:note-body></text:note>.",
        ),
        p(
            '<text:a xlink:href="javascript:alert(1)">klik hier</text:a>',
            " en ",
            '<text:a xlink:href="https://example.org">lees</text:a>',
        ),
        found=("woorden", "een nieuwe regel.", "Bijna iedereen blijft", "Geteld over drie jaar.", "klik hier"),
        absent=("javascript:",),
    ),
    text_file(
        "odt-merged-cells",
        "merged cells, and one cell repeated a million times by an attribute",
        TITLE,
        INTRO,
        table(
            [
                ["Dag", "Ochtend", "Middag"],
                [
                    "maandag",
                    cell(p("de hele dag wieden"), 'table:number-columns-spanned="2"'),
                    "<table:covered-table-cell/>",
                ],
                [cell(p("dinsdag"), 'table:number-columns-repeated="1000000"')],
            ]
        ),
        found=("de hele dag wieden", "dinsdag"),
    ),
    text_file(
        "odt-repeated-spaces",
        "an element that stands for a milliard spaces",
        TITLE,
        p("Voor de leegte", '<text:s text:c="1000000000"/>', "na de leegte."),
        found=("Voor de leegte", "na de leegte."),
    ),
    text_file("odt-no-mimetype", "the member mimetype is missing", TITLE, INTRO, mimetype="", found=(READ,)),
    text_file(
        "odt-meta-title",
        "the title stands in the properties",
        INTRO,
        title="Titel uit de meta",
        found=(READ, "Titel uit"),
    ),
    text_file("odt-empty", "a document without a word", p(""), refused="no-text"),
    text_file(
        "odt-password", "encrypted with a password", main="\x8f\x02\x99versleuteld", lock=LOCK, refused="password"
    ),
    Case("odt-locked-member", "verslag.odt", "a member locked by zip itself", _encrypted_member, refused="password"),
    text_file("odt-broken-xml", "content.xml is cut off", main=content(TITLE, INTRO)[:-60], refused="broken"),
    text_file("odt-entity-bomb", "entities inside entities", main=_with_doctype(BOMB, "&c;"), refused="entities"),
    text_file(
        "odt-external-entity",
        "an entity that asks for a file of the server",
        main=_with_doctype('<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>', "&f;"),
        refused="entities",
    ),
    text_file(
        "odt-spreadsheet",
        "a spreadsheet renamed to .odt",
        main=content(INTRO).replace("office:text>", "office:spreadsheet>"),
        mimetype="application/vnd.oasis.opendocument.spreadsheet",
        refused="not-what-it-says",
    ),
    Case("odt-cut-off", "verslag.odt", "the file stops half-way", lambda: odt(TITLE, INTRO)[:900], refused="broken"),
    Case("odt-upper-case", "VERSLAG.ODT", "an extension in capitals", partial(odt, TITLE, INTRO), found=(READ,)),
]
