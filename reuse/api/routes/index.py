"""The front of the API: what there is."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Router

from reuse.api.asking import refuse_parameters
from reuse.api.doors import VERSION
from reuse.api.schemas.public import Public, href, shown

router = Router()

LISTS = ("praktijken", "facetten", "regios", "gemeenten", "contactpersonen", "themas", "adopties", "wijzigingen")


class Address(Public):
    """One address of the API."""

    about = "Een adres van deze API."

    name: Annotated[str, shown("naam", "Naam in het adres.", "praktijken")]
    href: Annotated[str, shown("href", "Het adres.", "https://example.nl/api/v1/praktijken")]


class Index(Public):
    """The addresses of the API."""

    about = "Wat er te halen is."

    version: Annotated[str, shown("versie", "Versie van de API.", "1.0.0")]
    documentation: Annotated[str, shown("documentatie", "Uitleg voor mensen.", "https://example.nl/api/v1/docs")]
    openapi: Annotated[str, shown("openapi", "Beschrijving voor machines.", "https://example.nl/api/v1/openapi.json")]
    addresses: Annotated[list[Address], shown("adressen", "De lijsten.", None)]


# OpenAPI joins an address to that of the server by a slash, which this one does not have.
@router.get("", response=Index, by_alias=True, include_in_schema=False)
def index(request: HttpRequest) -> Index:
    """Give the addresses."""
    refuse_parameters(request)
    return Index(
        version=VERSION,
        documentation=href("docs"),
        openapi=href("openapi.json"),
        addresses=[Address(name=name, href=href(name)) for name in LISTS],
    )
