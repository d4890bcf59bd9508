"""What every template knows."""

from functools import cache

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString
from wagtail.models import Site

from home.models import PortalSettings
from kit.kept import kept


def portal(request: HttpRequest) -> dict:
    """Give `portal`, the names and texts of the site, and the `foot_columns` with them, when a template uses them."""
    settings = cache(lambda: _settings_of(Site.find_for_request(request)))
    return {
        "portal": SimpleLazyObject(settings),
        "foot_columns": SimpleLazyObject(lambda: _foot_with(settings())),
    }


@kept
def _settings_of(site: Site) -> PortalSettings:
    return PortalSettings.for_site(site)


@kept
def _foot_with(settings: PortalSettings) -> SafeString:
    return render_to_string("parts/foot_columns.html", {"portal": settings})
