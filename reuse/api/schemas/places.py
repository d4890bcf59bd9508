"""Regions, municipalities and themes as others may take them along."""

from typing import Annotated

from reuse.api.schemas.people import Contact, Desk
from reuse.api.schemas.public import CountedPart, Public, Reference, RichText, shown


class Municipality(Public):
    """A municipality and its region."""

    about = "Gemeente, met de arbeidsmarktregio waarin zij ligt."

    code: Annotated[str, shown("code", "Code van het CBS.", "GM0363")]
    name: Annotated[str, shown("naam", "Naam.", "Amsterdam")]
    province: Annotated[str, shown("provincie", "Provincie.", "Noord-Holland")]
    region: Annotated[Reference, shown("regio", "Arbeidsmarktregio.", None)]


class Region(Public):
    """A labour-market region in a list."""

    about = "Arbeidsmarktregio."

    slug: Annotated[str, shown("slug", "Vaste naam.", "groot-amsterdam")]
    href: Annotated[str, shown("href", "Adres in deze API.", "https://example.nl/api/v1/regios/groot-amsterdam")]
    url: Annotated[str, shown("url", "Pagina op de site.", "https://example.nl/regios/groot-amsterdam/")]
    name: Annotated[str, shown("naam", "Naam.", "Groot-Amsterdam")]
    code: Annotated[str, shown("code", "Code van het CBS.", "AM18")]
    provinces: Annotated[str, shown("provincies", "Provincies waarin de regio ligt.", "Noord-Holland")]
    introduction: Annotated[str, shown("inleiding", "Eén of twee zinnen.", "Scholen en gemeenten werken samen.")]
    practice_count: Annotated[int, shown("aantalPraktijken", "Hoeveel praktijken deze regio heeft.", 12)]


class WholeRegion(Region):
    """A region with everything that its page says."""

    about = "Arbeidsmarktregio, met wie je kunt bellen en welke gemeenten erin liggen."

    text: Annotated[RichText, shown("tekst", "Hoe scholen, gemeenten en werkgevers hier samenwerken.", None)]
    contacts: Annotated[list[Contact], shown("contactpersonen", "Wie je kunt bellen.", None)]
    desk: Annotated[Desk, shown("balie", "De balie van de regio, anders de landelijke.", None)]
    municipalities: Annotated[list[Municipality], shown("gemeenten", "De gemeenten.", None)]
    neighbours: Annotated[list[Reference], shown("buurregios", "De regio’s ernaast.", None)]


class Theme(Public):
    """What practices are about, in a list."""

    about = "Thema: waar praktijken over gaan."

    slug: Annotated[str, shown("slug", "Vaste naam.", "nazorg")]
    href: Annotated[str, shown("href", "Adres in deze API.", "https://example.nl/api/v1/themas/nazorg")]
    url: Annotated[str, shown("url", "Pagina op de site.", "https://example.nl/themas/nazorg/")]
    name: Annotated[str, shown("naam", "Naam.", "Nazorg")]
    description: Annotated[str, shown("omschrijving", "Waar het over gaat, in één zin.", "Begeleiding na school.")]
    practice_count: Annotated[int, shown("aantalPraktijken", "Hoeveel praktijken hierover gaan.", 12)]


class WholeTheme(Theme):
    """A theme with its text."""

    about = "Thema, met de tekst van zijn pagina."

    introduction: Annotated[str, shown("inleiding", "Inleiding, of leeg.", "Werk vinden is één, werk houden is twee.")]
    text: Annotated[RichText, shown("tekst", "De tekst.", None)]


class Municipalities(CountedPart[Municipality]):
    """Part of a list."""

    about = "Een deel van de gemeenten."


class Regions(CountedPart[Region]):
    """Part of a list."""

    about = "Een deel van de regio’s."


class Themes(CountedPart[Theme]):
    """Part of a list."""

    about = "Een deel van de thema’s."
