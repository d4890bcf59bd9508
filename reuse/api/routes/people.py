"""Contacts, and who does a practice too."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Path, Query, Router

from adoptions.models import Adoption
from adoptions.reading import adopter_of
from contacts.models import Contact
from reuse.api.answering import counted
from reuse.api.asking import LONGEST_VALUE, AdoptionsAsked, ContactsAsked, refuse_parameters
from reuse.api.schemas import people

router = Router()


@router.get(
    "contactpersonen",
    response=people.Contacts,
    by_alias=True,
    operation_id="contactpersonen",
    summary="Contactpersonen",
    description="Wie je kunt bellen, op achternaam. Alleen mensen die dat goed vinden en van wie de gegevens kloppen; "
    "bewaar ze daarom niet langer dan nodig en vraag ze opnieuw op.",
    tags=["Contactpersonen"],
)
def contacts(request: HttpRequest, response: HttpResponse, asked: Query[ContactsAsked]) -> people.Contacts:
    """Give the people who may be named today."""
    rows = Contact.objects.published().prefetch_related("regions")
    if asked.regio:
        rows = rows.filter(regions__slug=asked.regio)
    if asked.rol:
        rows = rows.with_role(asked.rol)
    return counted(people.Contacts, request, response, asked, rows, {"sort_name": str, "pk": int}, people.Contact.of)


@router.get(
    "contactpersonen/{slug:slug}",
    response=people.Contact,
    by_alias=True,
    operation_id="contactpersoon",
    summary="Eén contactpersoon",
    description="Wie vandaag niet genoemd mag worden, is er niet: dan helpt de balie van de regio.",
    tags=["Contactpersonen"],
)
def contact(
    request: HttpRequest,
    slug: str = Path(..., max_length=LONGEST_VALUE, description="Vaste naam.", examples=["sam-voorbeeld"]),
) -> people.Contact:
    """Give one person."""
    refuse_parameters(request)
    person = Contact.objects.published().filter(slug=slug).prefetch_related("regions").first()
    if person is None:
        raise Http404
    return people.Contact.of(person)


@router.get(
    "adopties",
    response=people.Adoptions,
    by_alias=True,
    operation_id="adopties",
    summary="Wie het ook doet",
    description="Scholen en regio’s die een praktijk ook doen; wat het laatst op de site kwam eerst.",
    tags=["Wie het ook doet"],
)
def adoptions(request: HttpRequest, response: HttpResponse, asked: Query[AdoptionsAsked]) -> people.Adoptions:
    """Give the adoptions on the site."""
    rows = Adoption.objects.published().for_lines()
    if asked.regio:
        rows = rows.filter(region__slug=asked.regio)
    if asked.praktijk:
        rows = rows.filter(practice=asked.praktijk)
    order = {"-approved_at": datetime, "-pk": int}
    return counted(
        people.Adoptions, request, response, asked, rows, order, lambda row: people.Adoption.of(adopter_of(row))
    )
