"""Invented Dutch sentences about school and work, as many as a file needs."""

WHO = (
    "De mentor",
    "Onze stagebegeleider",
    "De jobcoach",
    "Een oud-leerling",
    "De teamleider",
    "Een ouder",
    "De werkgever",
)
DOES = ("bespreekt", "oefent", "bekijkt", "noteert", "herhaalt", "bewaart", "kiest", "vergelijkt", "vertelt")
WHAT = ("de taken van die dag", "het rooster", "de reis met de bus", "het eerste gesprek", "de afspraken over pauzes")
WHEN = (
    "op maandag",
    "voor de lunch",
    "na elke stagedag",
    "samen met de klas",
    "in het leslokaal",
    "aan de keukentafel",
)


def sentence(number: int) -> str:
    """Return the sentence with this number; the first 1890 differ."""
    who, does = WHO[number % len(WHO)], DOES[number % len(DOES)]
    what, when = WHAT[number % len(WHAT)], WHEN[number // 7 % len(WHEN)]
    return f"{who} {does} {what} {when}."


def paragraph(start: int, sentences: int = 5) -> str:
    """Return a paragraph of so many sentences, beginning with the sentence of number `start`."""
    return " ".join(sentence(start + step) for step in range(sentences))
