"""The directory of contacts and the page of one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from contacts.desks import desk_for, national_desk
from contacts.listings import directory
from contacts.models import Contact
from contacts.shelves import contact_practices
from kit.pages import Crumb


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
    person = Contact.objects.filter(slug=slug, live=True).for_cards().first()
    if person is None:
        raise Http404
    crumbs = [Crumb("Home", "/"), Crumb("Contactpersonen", "/contact/")]
    regions = [region for region in person.regions.all() if region.live]
    if not person.is_published():
        region = regions[0] if regions else None
        context = {"desk": desk_for(region, request), "region": region, "breadcrumbs": crumbs}
        return render(request, "contacts/stand_in.html", context)
    context = {
        "person": person,
        "regions": regions,
        "practices_shelf": contact_practices,
        "breadcrumbs": crumbs,
    }
    return render(request, "contacts/contact.html", context)
