"""Practices as others may take them along: a line in a list, and the whole."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from reuse.api.schemas.people import Adoption, Contact, Desk
from reuse.api.schemas.public import CountedPart, Moment, Part, Public, Reference, Term, shown
from reuse.api.schemas.story import Block, Picture


class Practice(Public):
    """A practice in a list."""

    about = "Goede praktijk, zoals in een lijst."

    id: Annotated[int, shown("id", "Nummer; verandert niet.", 123)]
    href: Annotated[str, shown("href", "Adres in deze API.", "https://example.nl/api/v1/praktijken/123")]
    url: Annotated[str, shown("url", "Pagina op de site.", "https://example.nl/praktijken/transfercoaching/")]
    title: Annotated[str, shown("titel", "Titel.", "Transfercoaching")]
    introduction: Annotated[str, shown("inleiding", "Waar het over gaat.", "Een coach gaat mee van school naar werk.")]
    status: Annotated[Term, shown("status", "Stand.", {"slug": "in-uitvoering", "naam": "In uitvoering"})]
    home_region: Annotated[
        Reference | None, shown("regio", "De regio waar de praktijk vandaan komt; `null` is landelijk.", None)
    ]
    regions: Annotated[list[Reference], shown("regios", "Alle regio’s waar het gebeurt.", None)]
    themes: Annotated[list[Term], shown("themas", "Waar het over gaat.", None)]
    phases: Annotated[list[Term], shown("fasen", "Wanneer op de weg van school naar werk.", None)]
    targets: Annotated[list[Term], shown("doelgroepen", "Voor wie.", None)]
    sectors: Annotated[list[Term], shown("sectoren", "In welk onderwijs of werk.", None)]
    tags: Annotated[list[Term], shown("trefwoorden", "Eigen woorden waarop anderen zoeken.", None)]
    published_at: Annotated[
        Moment | None, shown("gepubliceerdOp", "Voor het eerst gedeeld, in UTC.", "2026-09-01T08:00:00Z")
    ]
    changed_at: Annotated[
        Moment | None, shown("gewijzigdOp", "Voor het laatst gepubliceerd, in UTC.", "2026-10-01T08:00:00Z")
    ]
    checked_on: Annotated[date | None, shown("gecontroleerdOp", "Op deze dag klopte alles.", date(2026, 10, 1))]
    is_example: Annotated[bool, shown("isVoorbeeld", "Of de praktijk verzonnen is.", True)]


class Link(Public):
    """A page elsewhere."""

    about = "Bladzijde op een andere site."

    title: Annotated[str, shown("titel", "Titel, of leeg.", "Handreiking")]
    url: Annotated[str, shown("url", "Adres.", "https://example.org/handreiking")]


class Start(Public):
    """How to begin."""

    about = "Zelf aan de slag."

    steps: Annotated[list[str], shown("stappen", "De eerste drie stappen.", ["Zoek één bondgenoot."])]
    people: Annotated[str, shown("wie", "Wie je nodig hebt, of leeg.", "Een coach.")]
    cost: Annotated[str, shown("urenEnGeld", "Uren en geld, of leeg.", "Vier uur per week.")]
    pitfall: Annotated[str, shown("valkuil", "Valkuil, of leeg.", "Te laat beginnen.")]


class PlacedContact(Contact):
    """A contact person on a practice."""

    about = "Contactpersoon bij een praktijk."

    label: Annotated[str, shown("waarvoor", "Waarvoor je deze persoon hier belt, of leeg.", "over de financiering")]


class WholePractice(Practice):
    """A practice with everything that its page says."""

    about = "Goede praktijk, met alles wat op haar pagina staat."

    summary: Annotated[list[str], shown("inHetKort", "Drie tot zeven punten.", ["Eén coach per leerling."])]
    story: Annotated[list[Annotated[Block, Field(discriminator="kind")]], shown("verhaal", "Blok voor blok.", None)]
    story_html: Annotated[str, shown("verhaalHtml", "Het hele verhaal als HTML.", "<p>Elke week een gesprek.</p>")]
    story_markdown: Annotated[str, shown("verhaalMarkdown", "Het hele verhaal als Markdown.", "Elke week een gesprek.")]
    lessons: Annotated[list[str], shown("lessen", "Wat er geleerd is.", ["Begin een jaar eerder."])]
    start: Annotated[Start, shown("aanDeSlag", "Hoe je zelf begint.", None)]
    links: Annotated[list[Link], shown("links", "Lees verder.", None)]
    picture: Annotated[Picture | None, shown("beeld", "Het beeld bij de titel, of `null`.", None)]
    status_note: Annotated[str, shown("statusToelichting", "Toelichting bij de stand, of leeg.", "")]
    starts_on: Annotated[date | None, shown("begonnenOp", "Begindatum.", date(2025, 9, 1))]
    ends_on: Annotated[date | None, shown("eindigtOp", "Einddatum.", date(2027, 7, 1))]
    pupils: Annotated[int | None, shown("aantalLeerlingen", "Hoeveel leerlingen meedoen.", 24)]
    organisations: Annotated[str, shown("wieDoenMee", "Wie meedoen, of leeg.", "Drie scholen en de gemeente")]
    funding: Annotated[str, shown("betaaldUit", "Waaruit het betaald wordt, of leeg.", "ESF+")]
    hours: Annotated[str, shown("tijd", "Hoeveel tijd het kost, of leeg.", "4 uur per week per coach")]
    evidence: Annotated[Term, shown("bewijs", "Hoe we weten dat het werkt.", {"slug": "geteld", "naam": "Geteld"})]
    evidence_note: Annotated[str, shown("bewijsToelichting", "Toelichting, of leeg.", "Gemeten na een jaar.")]
    contacts: Annotated[list[PlacedContact], shown("contactpersonen", "Wie je kunt bellen.", None)]
    desk: Annotated[Desk | None, shown("balie", "Wie helpt als er geen contactpersoon is; anders `null`.", None)]
    adoptions: Annotated[list[Adoption], shown("ookGedaanDoor", "Wie het ook doet.", None)]
    reading_minutes: Annotated[int, shown("leesminuten", "Hoe lang lezen duurt.", 4)]


class Practices(CountedPart[Practice]):
    """Part of the list of practices."""

    about = "Een deel van de lijst met praktijken."

    corrected: Annotated[
        str | None,
        shown("gezochtOp", "Andere woorden waarop is gezocht, als `q` een tikfout had; anders `null`.", None),
    ]


class FacetValue(Public):
    """A value of a facet and how many practices have it."""

    about = "Waarde van een facet."

    name: Annotated[str, shown("waarde", "Zoals zij in een vraag staat.", "nazorg")]
    label: Annotated[str, shown("naam", "Naam voor mensen.", "Nazorg")]
    count: Annotated[int, shown("aantal", "Hoeveel praktijken zij geeft, bij wat er verder gekozen is.", 12)]
    is_chosen: Annotated[bool, shown("isGekozen", "Of zij in de vraag staat.", False)]


class Facet(Public):
    """A facet with its values."""

    about = "Facet: een manier om praktijken te kiezen."

    key: Annotated[str, shown("sleutel", "Naam van de parameter.", "thema")]
    label: Annotated[str, shown("naam", "Naam voor mensen.", "Thema")]
    values: Annotated[list[FacetValue], shown("waarden", "De waarden.", None)]


class Facets(Public):
    """Every facet."""

    about = "Alle facetten, met aantallen bij wat er gekozen is."

    facets: Annotated[list[Facet], shown("facetten", "De facetten, op volgorde.", None)]
    total: Annotated[int, shown("totaal", "Hoeveel praktijken de vraag geeft.", 42)]


ChangeKind = Literal["gepubliceerd", "gewijzigd", "verwijderd"]


class Change(Public):
    """What happened to a practice. Of one that is gone only where it stood is told."""

    about = "Wat er met een praktijk gebeurde. Van wat weg is, staan hier alleen nummer, adres en moment."

    kind: Annotated[ChangeKind, shown("soort", "Wat er gebeurde.", "gewijzigd")]
    id: Annotated[int, shown("id", "Nummer van de praktijk.", 123)]
    url: Annotated[
        str, shown("url", "Pagina op de site, of waar die stond.", "https://example.nl/praktijken/belronde/")
    ]
    at: Annotated[Moment, shown("moment", "Wanneer, in UTC.", "2026-10-01T08:00:00Z")]
    title: Annotated[str | None, shown("titel", "Titel; `null` als de praktijk weg is.", "Belronde")]
    href: Annotated[
        str | None,
        shown("href", "Adres in deze API; `null` als de praktijk weg is.", "https://example.nl/api/v1/praktijken/123"),
    ]


class Changes(Part[Change]):
    """Part of what changed."""

    about = "Een deel van de wijzigingen."
