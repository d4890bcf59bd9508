"""How the API declares what is public: field by field. What is not declared cannot get out."""

from datetime import UTC, datetime
from typing import Annotated, Any, ClassVar, Generic, TypeVar
from urllib.parse import urljoin

from django.conf import settings
from pydantic import BaseModel, Field, GetJsonSchemaHandler, PlainSerializer, WithJsonSchema
from pydantic_core import CoreSchema

API_ROOT = "/api/v1"


def shown(alias: str, description: str, example: Any) -> Any:
    """Return what readers of a field see: its name in JSON, what it means, and an example.

    Where the example is None it follows from what is in the field.
    """
    return Field(serialization_alias=alias, description=description, examples=None if example is None else [example])


def _in_utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


Moment = Annotated[
    datetime,
    PlainSerializer(_in_utc),
    WithJsonSchema({"type": "string", "format": "date-time"}, mode="serialization"),
]
"""A moment, in UTC."""


class Public(BaseModel):
    """Something as others may take it along; `about` says what it is, in Dutch."""

    about: ClassVar[str] = ""

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Describe it in the language of the readers: our own words are for who reads the code."""
        schema = handler(core)
        described = handler.resolve_ref_schema(schema)
        described.pop("description", None)
        if cls.about:
            described["description"] = cls.about
        return schema


class Reference(Public):
    """Something that has an address of its own here."""

    about = "Verwijzing naar iets dat hier een eigen adres heeft."

    slug: Annotated[str, shown("slug", "Vaste naam; staat ook in adressen en vragen.", "groot-amsterdam")]
    name: Annotated[str, shown("naam", "Naam voor mensen.", "Groot-Amsterdam")]
    href: Annotated[str, shown("href", "Adres in deze API.", "https://example.nl/api/v1/regios/groot-amsterdam")]


class Term(Public):
    """A value of a vocabulary."""

    about = "Waarde uit een vaste lijst."

    slug: Annotated[str, shown("slug", "Vaste naam; staat ook in vragen.", "nazorg")]
    name: Annotated[str, shown("naam", "Naam voor mensen.", "Nazorg")]


class RichText(Public):
    """A text with layout, in two forms."""

    about = "Tekst met opmaak, in twee vormen."

    html: Annotated[str, shown("html", "Als HTML, zonder scripts en stijlen.", "<p>Elke week een gesprek.</p>")]
    markdown: Annotated[str, shown("markdown", "Als Markdown.", "Elke week een gesprek.")]


class Links(Public):
    """Where a list goes on."""

    about = "Adres van dit deel van de lijst en van het vervolg."

    itself: Annotated[str, shown("zelf", "Dit deel.", "https://example.nl/api/v1/praktijken")]
    following: Annotated[
        str | None,
        shown("volgende", "Het vervolg; `null` aan het einde.", "https://example.nl/api/v1/praktijken?cursor=abc"),
    ]


Item = TypeVar("Item")


class Part(Public, Generic[Item]):
    """Part of a list."""

    about = "Een deel van een lijst."

    items: Annotated[list[Item], Field(serialization_alias="resultaten", description="De dingen zelf, op volgorde.")]
    links: Annotated[Links, Field(serialization_alias="links", description="Waar het verdergaat.")]


class CountedPart(Part[Item], Generic[Item]):
    """Part of a list of which it is known how long it is."""

    about = "Een deel van een lijst, met hoeveel er in totaal zijn."

    total: Annotated[int, shown("totaal", "Hoeveel er zijn, in alle delen samen.", 42)]


def absolute(path: str | None) -> str:
    """Return an address on the site as others must call it."""
    return urljoin(settings.SITE_URL + "/", path or "/")


def href(*parts: Any) -> str:
    """Return an address in the API, from the parts of its path."""
    return "/".join([settings.SITE_URL + API_ROOT, *map(str, parts)])
