"""What every template knows."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from wagtail.models import Site

from home.models import PortalSettings
from kit.kept import kept


def portal(request: HttpRequest) -> dict:
    """Give `portal`: the names and texts of the site, asked for when a template uses them."""
    return {"portal": SimpleLazyObject(lambda: _settings_of(Site.find_for_request(request)))}


@kept
def _settings_of(site: Site) -> PortalSettings:
    return PortalSettings.for_site(site)
