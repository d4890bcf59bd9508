"""Word files with unruly marks inside the running text."""

from tests.importing.files.ooxml import WORD_TYPE, b, document, field, h, p, t, title, word
from tests.importing.files.prose import paragraph

BY = 'w:id="{}" w:author="Redacteur" w:date="2024-01-01T10:00:00Z"'
INTRO = p("Op deze school werken leerlingen vanaf hun vijftiende een dag per week buiten de deur.")


def _ins(number: int, *runs: str) -> str:
    return f"<w:ins {BY.format(number)}>{''.join(map(t, runs))}</w:ins>"


def _del(number: int, text: str) -> str:
    return f"<w:del {BY.format(number)}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def _moved(way: str, number: int, text: str) -> str:
    return p(f"<w:move{way} {BY.format(number)}>{t(text)}</w:move{way}>")


CASES = [
    word(
        "docx-tracked-changes",
        "insertions and deletions that nobody accepted yet",
        title("Stage met een maatje"),
        p("De leerling krijgt ", _del(1, "een strenge baas"), _ins(2, "een vast maatje"), " op de werkvloer."),
        p("Het maatje ", _del(3, "controleert"), _ins(4, "helpt"), " de hele dag mee."),
        found=("De leerling krijgt een vast maatje op de werkvloer.", "Het maatje helpt de hele dag mee."),
        absent=("strenge baas", "controleert"),
    ),
    word(
        "docx-tracked-moves",
        "a paragraph moved with tracking on: it stands in the file twice",
        title("Eerst kijken, dan doen"),
        _moved("From", 1, "De rondleiding komt altijd voor het contract."),
        p("Daarna volgt een proefdag in de keuken."),
        _moved("To", 2, "De rondleiding komt altijd voor het contract."),
        once=("De rondleiding komt altijd voor het contract.",),
        found=("Daarna volgt een proefdag in de keuken.",),
    ),
    word(
        "docx-tracked-paragraph-mark",
        "a deleted paragraph and a deleted paragraph mark",
        title("Samen naar de kas"),
        p(_del(1, "Deze hele alinea mag weg."), props=f"<w:rPr><w:del {BY.format(2)}/></w:rPr>"),
        p("De kas ligt achter de school.", props=f"<w:rPr><w:ins {BY.format(3)}/></w:rPr>"),
        found=("De kas ligt achter de school.",),
        absent=("mag weg",),
    ),
    word(
        "docx-comments",
        "comments in the margin",
        title("De woensdagploeg"),
        p(
            '<w:commentRangeStart w:id="0"/>',
            "De ploeg onderhoudt zes tuinen in de wijk.",
            '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
        ),
        parts={
            "word/comments.xml": document(
                f'<w:comment {BY.format(0)} w:initials="R">{p("Klopt dit aantal nog?")}</w:comment>', tag="comments"
            )
        },
        types={"word/comments.xml": f"{WORD_TYPE}.comments+xml"},
        rels=[("rIdC", "comments", "comments.xml")],
        found=("De ploeg onderhoudt zes tuinen in de wijk.",),
    ),
    word(
        "docx-smart-quotes",
        "every sort of quotation mark and apostrophe",
        title("‘Ik kan het zelf’"),
        INTRO,
        p("Hij zegt ’s ochtends „goedemorgen” en ‚tot straks’ tegen de collega’s."),
        p('Op het bord staat "pauze om 10 uur" en «niet storen».'),
        found=("ochtends", "goedemorgen", "pauze om 10 uur", "niet storen"),
    ),
    word(
        "docx-soft-hyphens",
        "soft hyphens as a sign and as an element, inside words",
        title("Werk\u00adervaring telt"),
        p("De school zit in een samen\u00adwerkings\u00adverband met vijf bedrijven."),
        p(t("De praktijk"), "<w:r><w:softHyphen/></w:r>", t("begeleider komt elke week langs.")),
        found=("Werkervaring telt", "samenwerkingsverband", "De praktijkbegeleider komt elke week langs."),
        absent=("\u00ad",),
    ),
    word(
        "docx-hard-spaces",
        "non-breaking spaces, narrow spaces, zero-width signs and the non-breaking hyphen",
        title("Twintig\u00a0leerlingen, tien\u202fbanen"),
        p("Er\u00a0zijn 20\u00a0leerlingen van het vso."),
        p(t("Een oud"), "<w:r><w:noBreakHyphen/></w:r>", t("leerling komt mee.")),
        p("Het woord\u200bbeeld en de on\ufeffzichtbare tekens."),
        found=("leerlingen van het vso", "leerling komt mee"),
        absent=("\ufeff",),
    ),
    word(
        "docx-hidden-text",
        "a sentence that Word hides",
        title("Wat je niet ziet"),
        INTRO,
        p("Zichtbaar is alleen dit. ", t("Verborgen staat hier de naam van het project.", "<w:vanish/>")),
        found=("Zichtbaar is alleen dit.", "Verborgen staat hier de naam van het project."),
    ),
    word(
        "docx-equations",
        "equations in the text",
        title("Rekenen op de werkvloer"),
        INTRO,
        p("De leerling rekent uit: ", "<m:oMath><m:r><m:t>8×4=32</m:t></m:r></m:oMath>", " uur per week."),
        found=("De leerling rekent uit:", "8×4=32", "uur per week."),
    ),
    word(
        "docx-content-controls",
        "content controls around a run, a paragraph and the whole document, with one empty placeholder",
        "<w:sdt><w:sdtPr/><w:sdtContent>",
        title("Formulier van de gemeente"),
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p('De bakkerij leidt vier leerlingen op.')}</w:sdtContent></w:sdt>",
        p("Gestart in: ", f"<w:sdt><w:sdtPr/><w:sdtContent>{t('september')}</w:sdtContent></w:sdt>"),
        "</w:sdtContent></w:sdt>",
        found=("De bakkerij leidt vier leerlingen op.", "september"),
    ),
    word(
        "docx-drop-cap",
        "a first letter that stands in a paragraph of its own",
        title("Begin bij de droom"),
        p("E", props='<w:framePr w:dropCap="drop" w:lines="3" w:wrap="around"/>'),
        p("lke leerling tekent eerst een droombaan."),
        p(paragraph(0)),
        found=("lke leerling tekent eerst een droombaan.",),
    ),
    word(
        "docx-hebrew",
        "right-to-left text among Dutch",
        title("Ouders in vier talen"),
        INTRO,
        p(t("ברוכים הבאים לבית הספר", "<w:rtl/>"), props="<w:bidi/>"),
        p("De folder begint met dezelfde groet in het Arabisch: أهلا وسهلا."),
        found=("ברוכים הבאים לבית הספר", "أهلا وسهلا"),
    ),
    word(
        "docx-emoji",
        "emoji, also those made of several signs",
        title("Trots 💪 op je werk"),
        p("Na de proefdag kiest iedereen een teken: 👍🏽, 👩‍🍳 of 🇳🇱."),
        found=("Trots 💪 op je werk", "👩‍🍳", "🇳🇱"),
    ),
    word(
        "docx-split-runs",
        "every letter in a run of its own, with proofing marks between",
        title("Losse letters"),
        p(*('<w:proofErr w:type="spellStart"/>' + t(letter) for letter in "De stagewijzer ligt klaar.")),
        found=("De stagewijzer ligt klaar.",),
    ),
    word(
        "docx-line-ends",
        "carriage returns, tabs, page breaks and columns inside paragraphs",
        title("Rooster van de week"),
        p("Maandag\r\nis de dag van het overleg."),
        p(t("Dinsdag"), "<w:r><w:tab/></w:r>", t("magazijn"), "<w:r><w:tab/></w:r>", t("negen uur")),
        p(t("Voor de pauze."), '<w:r><w:br w:type="page"/></w:r>', t("Na de pauze.")),
        p(t("Linkerkolom."), '<w:r><w:br w:type="column"/></w:r>', t("Rechterkolom.")),
        p("Einde", props='<w:sectPr><w:cols w:num="2" w:space="708"/></w:sectPr>'),
        found=("is de dag van het overleg", "magazijn", "Na de pauze.", "Rechterkolom."),
    ),
    word(
        "docx-fields",
        "a table of contents, a page number, a cross reference and a date as fields",
        title("Handboek stage"),
        p(field('TOC \\o "1-3"', "Aanleiding 1"), style="TOC1"),
        h("Aanleiding"),
        p("Zie ook ", field("REF _Ref1 \\h", "bijlage twee"), " van het handboek."),
        p('<w:fldSimple w:instr=" DATE ">', t("1 februari 2024"), "</w:fldSimple>"),
        found=("bijlage twee", "1 februari 2024"),
        absent=("TOC \\o", "REF _Ref1"),
    ),
    word(
        "docx-symbols-and-ruby",
        "a sign from a symbol font, small capitals, sub- and superscript",
        title("Tekens uit een lettertype"),
        p(t("Klaar"), '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', t(" en afgevinkt in het portfolio.")),
        p(t("De co"), t("2", '<w:vertAlign w:val="subscript"/>'), t("-meter hangt in lokaal vier.")),
        p(t("let op de kleine kapitalen", "<w:smallCaps/>"), ", ", t("doorgehaald", "<w:strike/>")),
        found=("en afgevinkt in het portfolio.", "-meter hangt in lokaal vier.", "let op de kleine kapitalen"),
    ),
    word(
        "docx-one-paragraph",
        "the whole text in one paragraph with line breaks",
        p(
            b("Met de fiets naar je werk"),
            *(2 * "<w:r><w:br/></w:r>" + t(line) for line in (paragraph(0), paragraph(5), "Wie fietst, komt op tijd.")),
        ),
        found=(
            "Met de fiets naar je werk",
            "De mentor bespreekt de taken van die dag op maandag.",
            "Wie fietst, komt op",
        ),
    ),
    word(
        "docx-giant-paragraph",
        "a paragraph of 5,000 characters",
        title("Een lange adem"),
        p("Het begin van de lange alinea. " + paragraph(0, 95)[:5000] + ". Het slot van de lange alinea."),
        found=("Het begin van de lange alinea.", "Het slot van de lange alinea."),
    ),
    word(
        "docx-giant-title",
        "a title of 400 characters",
        title("Hoe wij leerlingen leren " + "reizen en werken en " * 18 + "uiteindelijk een eigen plek vinden"),
        INTRO,
        p(paragraph(3)),
        found=("Hoe wij leerlingen leren reizen en werken", "uiteindelijk een eigen plek vinden"),
    ),
    word(
        "docx-markup-as-text",
        "text that looks like markup must be shown, not obeyed",
        title("Les in <b>webdesign</b> & meer"),
        p("De leerling typt <script>alert('hoi')</script> en ziet {{ naam }} en {% if %} staan."),
        p("Daarna volgt &amp; en &lt;br&gt; op het bord."),
        found=("De leerling typt", "{{ naam }}", "op het bord."),
    ),
]
