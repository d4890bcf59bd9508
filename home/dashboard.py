"""What colleagues see first in the admin: what waits for them, oldest first, and how to begin."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from contacts.models import Contact
from practices.models import PracticePage
from regions.models import RegionPage
from regions.shelves import practice_counts


@dataclass(frozen=True)
class Waiting:
    """A number of things that ask for attention, and where they are listed."""

    number: int
    label: str
    url: str


def _ageing_practices() -> Waiting:
    year_ago = timezone.localdate() - timedelta(days=365)
    number = PracticePage.objects.live().exclude(checked_on__gte=year_ago).count()
    label = ngettext(
        "praktijk op de site is langer dan een jaar niet gecontroleerd",
        "praktijken op de site zijn langer dan een jaar niet gecontroleerd",
        number,
    )
    url = reverse("praktijken:index") + "?checked=verouderd&publication=openbaar&ordering=checked_on"
    return Waiting(number, label, url)


def _draft_practices() -> Waiting:
    number = PracticePage.objects.not_live().count()
    label = ngettext("praktijk staat nog niet op de site", "praktijken staan nog niet op de site", number)
    return Waiting(number, label, reverse("praktijken:index") + "?publication=concept")


def _unreachable_contacts() -> Waiting:
    number = Contact.objects.exclude(pk__in=Contact.objects.published().values("pk")).count()
    label = ngettext(
        "contactpersoon is nu niet bereikbaar via de site",
        "contactpersonen zijn nu niet bereikbaar via de site",
        number,
    )
    url = reverse(Contact.snippet_viewset.get_url_name("list")) + "?reachable=nee&ordering=verified_on"
    return Waiting(number, label, url)


def _empty_regions() -> Waiting:
    number = RegionPage.objects.live().exclude(pk__in=list(practice_counts())).count()
    label = ngettext("regio heeft nog geen praktijken", "regio's hebben nog geen praktijken", number)
    return Waiting(number, label, reverse("regios:index") + "?practices=nee")


class WaitingPanel(Component):
    """What waits, each with a link to its list. Four numbers, a query or two each."""

    name = "waiting"
    order = 100
    template_name = "wagtailadmin/home/waiting.html"

    def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Return the numbers that are not nought, and where a new practice is made."""
        request: HttpRequest = (parent_context or {})["request"]
        waiting: list[Waiting] = []
        pages = policy_registry.get_by_type(PracticePage)
        contacts = policy_registry.get_by_type(Contact)
        if pages.user_has_any_permission(request.user, {"add", "change", "publish"}):
            waiting += [_ageing_practices(), _draft_practices(), _empty_regions()]
        if contacts.user_has_any_permission(request.user, {"add", "change"}):
            waiting.append(_unreachable_contacts())
        return {
            "heading": _("Wat er te doen is"),
            "waiting": [each for each in waiting if each.number],
            "new_practice_url": reverse("praktijken:choose_parent"),
        }
