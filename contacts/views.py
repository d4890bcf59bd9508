"""The directory of contacts and the page of one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from contacts.desks import desk_for, national_desk
from contacts.linked_data import person_page, stand_in_page
from contacts.listings import directory
from contacts.models import Contact
from contacts.qr import qr_of
from contacts.shelves import contact_practices
from contacts.vcards import CONTENT_TYPE, file_name, vcard_of
from kit.pages import Crumb
from regions.models import RegionPage

_CRUMBS = [Crumb("Home", "/"), Crumb("Contactpersonen", "/contact/")]


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show who can be reached, by region and role."""
    found = directory(request.GET)
    context = {
        "directory": found,
        "desk": desk_for(found.region, request),
        "national_desk": national_desk(request),
        "breadcrumbs": [Crumb("Home", "/")],
    }
    return render(request, "contacts/index.html", context)


@require_safe
def contact(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one person; for who may not be named today, the desk of their region, without the name."""
    person = _person(slug)
    if not person.is_published():
        return _stand_in(request, person)
    regions = _live_regions(person)
    context = {
        "person": person,
        "regions": regions,
        "practices_shelf": contact_practices,
        "breadcrumbs": _CRUMBS,
        "linked_data": person_page(person, regions),
    }
    return render(request, "contacts/contact.html", context)


@require_safe
def vcard(request: HttpRequest, slug: str) -> HttpResponse:
    """Give one person for an address book; for who may not be named today, say where to ask."""
    person = _person(slug)
    if not person.is_published():
        return _stand_in(request, person, status=410)
    disposition = f'attachment; filename="{file_name(person)}"'
    headers = {"Content-Disposition": disposition, "X-Robots-Tag": "noindex"}
    return HttpResponse(vcard_of(person), content_type=CONTENT_TYPE, headers=headers)


@require_safe
def qr(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the QR code that leads to the page of one person."""
    person = _person(slug)
    if not person.is_published():
        return _stand_in(request, person, status=410)
    return HttpResponse(qr_of(person), content_type="image/svg+xml", headers={"X-Robots-Tag": "noindex"})


def _person(slug: str) -> Contact:
    person = Contact.objects.filter(slug=slug, live=True).for_cards().first()
    if person is None:
        raise Http404
    return person


def _live_regions(person: Contact) -> list[RegionPage]:
    return [region for region in person.regions.all() if region.live]


def _stand_in(request: HttpRequest, person: Contact, status: int = 200) -> HttpResponse:
    """Show the desk in the place of who may not be named today."""
    region = next(iter(_live_regions(person)), None)
    desk = desk_for(region, request)
    context = {"desk": desk, "region": region, "breadcrumbs": _CRUMBS, "linked_data": stand_in_page(desk)}
    return render(request, "contacts/stand_in.html", context, status=status)
