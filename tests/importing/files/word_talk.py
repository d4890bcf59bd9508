"""Word files with conversations and quotes, as people happen to write them."""

from tests.importing.files.ooxml import b, h, p, t, title, word
from tests.importing.files.prose import paragraph

INTRO = p("Wij spraken twee mensen die elke dag met leerlingen werken.")
QUESTIONS = ("Hoe begon het?", "Wat was lastig?", "Wat zou je anderen aanraden?")
ANSWERS = (
    "Het begon met één leerling die graag kookte.",
    "Lastig was de reistijd, want de bus rijdt maar twee keer per uur.",
    "Begin klein en vraag elke week hoe het gaat.",
)
TALK = tuple(zip(QUESTIONS, ANSWERS, strict=True))
SAID = (
    "“Ik vond het spannend, maar na een week kende ik iedereen.”",
    "“De chef legt alles twee keer uit en dat vind ik fijn.”",
    "“Nu sta ik zelf achter de kassa.”",
)


def _twelve_quotes() -> list[str]:
    parts = []
    for number in range(1, 13):
        speaker = "Fatima, mentor" if number % 2 else "Joost, stagebegeleider"
        said = f"“In week {number} ging het weer een stukje beter op de werkvloer.”"
        parts += [p(paragraph(number * 5, 2)), p(said), p(f"– {speaker}")]
    return parts


CASES = [
    word(
        "docx-talk-by-names",
        "an interview with a name before each line",
        title("In gesprek met Anna"),
        INTRO,
        *(p(line) for asked, said in TALK for line in (f"Interviewer: {asked}", f"Anna: {said}")),
        found=("Anna", *QUESTIONS, *ANSWERS),
        blocks={"interview": 1},
    ),
    word(
        "docx-talk-bold-names",
        "an interview with bold names, a tab after the colon and answers of two paragraphs",
        title("In gesprek met Youssef"),
        INTRO,
        *(
            part
            for asked, said in TALK
            for part in (
                p(b("Redactie:"), "<w:r><w:tab/></w:r>", asked),
                p(b("Youssef:"), "<w:r><w:tab/></w:r>", said),
                p("Dat zeg ik ook altijd tegen nieuwe collega's."),
            )
        ),
        found=("Youssef", *QUESTIONS, *ANSWERS, "Dat zeg ik ook altijd tegen nieuwe collega's."),
        blocks={"interview": 1},
    ),
    word(
        "docx-talk-bold-questions",
        "questions in bold, answers below",
        title("Drie vragen aan de kok"),
        INTRO,
        *(part for asked, said in TALK for part in (p(b(asked)), p(said))),
        found=(*QUESTIONS, *ANSWERS),
        blocks={"interview": 1},
    ),
    word(
        "docx-talk-vraag-antwoord",
        "each line begins with Vraag: or Antwoord:",
        title("Vragen aan de jobcoach"),
        INTRO,
        *(p(line) for asked, said in TALK for line in (f"Vraag: {asked}", f"Antwoord: {said}")),
        found=(*QUESTIONS, *ANSWERS),
        absent=("Antwoord: Het begon",),
        blocks={"interview": 1},
    ),
    word(
        "docx-talk-v-and-a",
        "each line begins with V: or A:, with a line break between question and answer",
        title("Vragen aan de conciërge"),
        INTRO,
        *(p(t(f"V: {asked}"), "<w:r><w:br/></w:r>", t(f"A: {said}")) for asked, said in TALK),
        found=(*QUESTIONS, *ANSWERS),
    ),
    word(
        "docx-talk-long-question",
        "a question of 300 characters, longer than the field for it",
        title("Een lange vraag"),
        INTRO,
        p(b("Als je terugkijkt op het begin, " + "en op de eerste weken in de winkel, " * 8 + "wat zie je dan?")),
        p("Dan zie ik vooral hoe stil iedereen was."),
        p(b("En nu?")),
        p("Nu zingt de hele ploeg."),
        found=("Als je terugkijkt op het begin,", "wat zie je dan?", "Nu zingt de hele ploeg."),
    ),
    word(
        "docx-talk-twenty-five",
        "twenty-five questions, more than one interview holds",
        title("Vijfentwintig vragen"),
        INTRO,
        *(
            part
            for number in range(1, 26)
            for part in (p(b(f"Wat deed je in maand {number}?")), p(f"In maand {number} leerde ik iets nieuws."))
        ),
        found=("Wat deed je in maand 1?", "Wat deed je in maand 25?", "In maand 25 leerde ik iets nieuws."),
        blocks={"interview": 1},
    ),
    word(
        "docx-colons-no-talk",
        "sentences with colons that are no conversation",
        title("Let op de dubbele punt"),
        p("Belangrijk: neem altijd een pasje mee."),
        p("Locatie: de kantine. Tijd: negen uur."),
        p("Tip: bel eerst even."),
        found=("neem altijd een pasje mee.", "de kantine", "negen uur", "bel eerst even."),
    ),
    word(
        "docx-speaker-above",
        "the speaker is named once, above three quotes",
        title("De winkel volgens Kim"),
        INTRO,
        h("In haar woorden"),
        p(b("Kim (17), leerling")),
        *(p(said) for said in SAID),
        found=("Kim", "Nu sta ik zelf achter de kassa.", "na een week kende ik iedereen"),
        blocks={"quote": 1},
    ),
    word(
        "docx-speaker-below",
        "the speaker is named once, below three quotes",
        title("De winkel volgens Ravi"),
        INTRO,
        *(p(said) for said in SAID),
        p("Ravi, leerling"),
        found=("Ravi", "Nu sta ik zelf achter de kassa.", "na een week kende ik iedereen"),
        blocks={"quote": 1},
    ),
    word(
        "docx-twelve-quotes",
        "twelve quotes by two speakers, in turn, between paragraphs",
        title("Fatima en Joost over een schooljaar"),
        INTRO,
        *_twelve_quotes(),
        found=("Fatima", "Joost", "In week 1 ging het weer", "In week 12 ging het weer"),
        blocks={"quote": 12},
    ),
    word(
        "docx-quote-style",
        "a quote known by its style alone, with the speaker in the same paragraph",
        title("Zeggen met stijl"),
        INTRO,
        p("Een werkplek is pas goed als je er durft te vragen. – Loes, teamleider", style="Quote"),
        p(paragraph(2)),
        found=("Een werkplek is pas goed als je er durft te vragen.", "Loes"),
        blocks={"quote": 1},
    ),
    word(
        "docx-quote-in-sentence",
        "quotation marks in the middle of a sentence are no quote",
        title("Het woord van de week"),
        p("De leerlingen noemen de kantine “het kloppend hart” en lachen erbij."),
        p("Een “maatje” is een collega die “ja” zegt."),
        found=("het kloppend hart", "en lachen erbij.", "is een collega die"),
    ),
    word(
        "docx-quote-unclosed",
        "a quote of three paragraphs: opened three times, closed once",
        title("Een lang citaat"),
        INTRO,
        p("“Ik begon in de spoelkeuken."),
        p("“Daarna mocht ik snijden."),
        p("“Nu maak ik de soep.”"),
        p("– Daan, leerling"),
        found=("Ik begon in de spoelkeuken.", "Daarna mocht ik snijden.", "Nu maak ik de soep.", "Daan"),
    ),
    word(
        "docx-contact-lines",
        "lines with people to ask, their telephones and addresses",
        title("Wie je kunt bellen"),
        p("De school helpt andere scholen graag op weg."),
        p(b("Contact")),
        p("Marieke de Wit, stagecoördinator, tel. 06 00 00 00 00, m.dewit@example.org"),
        p("Bram Kok | 010-0000000 | bram@example.org | www.example.org/stage"),
        found=("De school helpt andere scholen graag op weg.", "Marieke de Wit", "Bram Kok", "bram@example.org"),
    ),
]
