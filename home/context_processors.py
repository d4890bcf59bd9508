"""What every template knows."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from home.models import PortalSettings


def portal(request: HttpRequest) -> dict:
    """Give `portal`: the names and texts of the site, asked for when a template uses them."""
    return {"portal": SimpleLazyObject(lambda: PortalSettings.for_request(request))}
