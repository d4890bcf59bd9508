"""From a place to its region."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from kit.pages import Crumb
from regions import shelves
from regions.finder import find_regions


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Lead to the region of `plaats`: straight there when it is one, a choice when several, help when none."""
    finding = find_regions(request.GET.get("plaats", ""))
    if finding.only_region is not None:
        return redirect(finding.only_region.get_url(request))
    context = {
        "finding": finding,
        "contacts_shelf": shelves.place_contacts,
        "breadcrumbs": [Crumb("Home", "/"), Crumb("Regio’s", "/regios/")],
    }
    return render(request, "regions/find.html", context)
