"""The blocks of a story as others may take them along: one model per kind, told apart by `soort`."""

from typing import Annotated, Literal

from pydantic import Field

from reuse.api.schemas.public import Public, RichText, shown

_TEXT = {"html": "<p>Elke week een gesprek.</p>", "markdown": "Elke week een gesprek."}


def _kind(name: str) -> object:
    return Field(serialization_alias="soort", description="De soort blok.", examples=[name])


class Speaker(Public):
    """Who says something; without a name where a person may not be named."""

    about = "Wie iets zegt. Wie niet genoemd mag worden, heeft hier alleen een functie."

    name: Annotated[str, shown("naam", "Naam, of leeg.", "Kim Voorbeeld")]
    function: Annotated[str, shown("functie", "Functie, of leeg.", "mentor")]


class Heading(Public):
    """A heading."""

    about = "Tussenkop."

    kind: Annotated[Literal["kop"], _kind("kop")] = "kop"
    text: Annotated[str, shown("tekst", "De kop.", "Waarom een vaste coach?")]


class Text(Public):
    """Running text."""

    about = "Lopende tekst."

    kind: Annotated[Literal["tekst"], _kind("tekst")] = "tekst"
    text: Annotated[RichText, shown("tekst", "De tekst.", _TEXT)]


class Callout(Public):
    """What must not be missed."""

    about = "Kader met een tip of waarschuwing."

    kind: Annotated[Literal["kader"], _kind("kader")] = "kader"
    tone: Annotated[str, shown("toon", "`tip` of `let-op`.", "tip")]
    title: Annotated[str, shown("titel", "Kop van het kader.", "Begin op tijd")]
    text: Annotated[RichText, shown("tekst", "De tekst.", _TEXT)]


class Quote(Public):
    """Somebody's own words."""

    about = "Citaat."

    kind: Annotated[Literal["citaat"], _kind("citaat")] = "citaat"
    text: Annotated[str, shown("tekst", "Wat er gezegd is; een nieuwe regel is een nieuwe alinea.", "Ik bel altijd.")]
    speaker: Annotated[Speaker | None, shown("spreker", "Wie dit zegt.", None)]


class Answer(Public):
    """A question and its answer."""

    about = "Vraag met antwoord."

    question: Annotated[str, shown("vraag", "De vraag.", "Wat was het lastigste begin?")]
    answer: Annotated[RichText, shown("antwoord", "Het antwoord.", _TEXT)]


class Interview(Public):
    """A conversation."""

    about = "Gesprek met één persoon."

    kind: Annotated[Literal["gesprek"], _kind("gesprek")] = "gesprek"
    speaker: Annotated[Speaker | None, shown("spreker", "Wie antwoord geeft.", None)]
    questions: Annotated[list[Answer], shown("vragen", "De vragen, op volgorde.", None)]


class Picture(Public):
    """A picture that may be shown."""

    about = "Afbeelding. Let op de licentie: die kan anders zijn dan die van de teksten."

    kind: Annotated[Literal["afbeelding"], _kind("afbeelding")] = "afbeelding"
    url: Annotated[str, shown("url", "Het bestand, ten hoogste 1200 beeldpunten breed.", "https://example.nl/kas.jpg")]
    alternative: Annotated[
        str, shown("beschrijving", "Wat er te zien is, voor wie niet ziet.", "Twee leerlingen koken")
    ]
    caption: Annotated[str, shown("bijschrift", "Tekst eronder, of leeg.", "In de schoolkeuken")]
    credit: Annotated[str, shown("maker", "Maker of bron, of leeg.", "Kim Voorbeeld")]
    licence: Annotated[str, shown("licentie", "Wat er met het beeld mag.", "CC BY 4.0")]


class Video(Public):
    """A video, here or elsewhere."""

    about = "Video, hier of op een andere site."

    kind: Annotated[Literal["video"], _kind("video")] = "video"
    title: Annotated[str, shown("titel", "Titel.", "Een dag mee met de coach")]
    url: Annotated[str, shown("url", "Waar de video staat.", "https://video.example.org/coach")]
    transcript: Annotated[RichText, shown("uitgeschreven", "Wat er te zien en te horen is.", _TEXT)]


class Figure(Public):
    """A number worth remembering."""

    about = "Kerncijfer."

    number: Annotated[str, shown("getal", "Het getal, in woorden of cijfers.", "18 van de 24")]
    label: Annotated[str, shown("waarvan", "Wat het telt.", "leerlingen hebben na een jaar nog werk")]


class Figures(Public):
    """Numbers side by side."""

    about = "Kerncijfers."

    kind: Annotated[Literal["kerncijfers"], _kind("kerncijfers")] = "kerncijfers"
    figures: Annotated[list[Figure], shown("cijfers", "De cijfers.", None)]


class Table(Public):
    """Data in rows and columns."""

    about = "Tabel."

    kind: Annotated[Literal["tabel"], _kind("tabel")] = "tabel"
    caption: Annotated[str, shown("bijschrift", "Waar de tabel over gaat, of leeg.", "Het laatste schooljaar")]
    columns: Annotated[list[str], shown("kolommen", "Koppen van de kolommen.", ["Moment", "Wat gebeurt er"])]
    rows: Annotated[list[list[str]], shown("rijen", "De rijen, cel voor cel.", [["September", "Kennismaken"]])]


class Step(Public):
    """One thing to do."""

    about = "Stap."

    title: Annotated[str, shown("titel", "Wat je doet.", "Kies een kleine groep")]
    text: Annotated[RichText, shown("tekst", "Uitleg.", _TEXT)]


class Steps(Public):
    """What to do, in order."""

    about = "Stappenplan."

    kind: Annotated[Literal["stappen"], _kind("stappen")] = "stappen"
    steps: Annotated[list[Step], shown("stappen", "De stappen, op volgorde.", None)]


class Download(Public):
    """A file to take along."""

    about = "Bestand om mee te nemen."

    kind: Annotated[Literal["bestand"], _kind("bestand")] = "bestand"
    title: Annotated[str, shown("titel", "Titel.", "Gespreksleidraad")]
    description: Annotated[str, shown("omschrijving", "Waarvoor het is, of leeg.", "Vragen voor het eerste gesprek.")]
    url: Annotated[str, shown("url", "Het bestand.", "https://example.nl/documenten/1/leidraad.pdf")]


Block = Heading | Text | Callout | Quote | Interview | Picture | Video | Figures | Table | Steps | Download
