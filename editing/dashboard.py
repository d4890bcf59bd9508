"""What colleagues see first in the admin: what waits for them, of their own region, and how to begin."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Q, Sum
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.ui.components import Component

from consents.policies import consents_within_reach
from consents.querysets import ENDS_SOON
from contacts.choices import State
from contacts.models import Contact
from contacts.policies import contact_policy
from editing.review.tasks import number_to_review, returned_work, waiting_requests
from editing.views import edits_something
from importing.views import may_import
from inbox.desk.counts import number_open
from kit.folding import folded
from links.broken import number_broken
from practices.models import PracticePage, Theme
from regions.models import Municipality, RegionPage
from regions.reach import reaches_every_region, regions_within_reach
from regions.shelves import practice_counts
from search.models import AskedOnDay

ASKED_IN = timedelta(days=30)
MOST_QUESTIONS = 5


@dataclass(frozen=True)
class Waiting:
    """A number of things that ask for attention, and where they are listed."""

    number: int
    label: str
    url: str


@dataclass(frozen=True)
class Desk:
    """A colleague with the regions they edit; `regions` empty for who edits them all."""

    user: Any
    regions: list[RegionPage]

    def practices(self) -> Any:
        """The practices of these regions, or all."""
        if not self.regions:
            return PracticePage.objects.all()
        return PracticePage.objects.filter(home_region__in=self.regions)

    def link(self, name: str, query: str = "") -> str:
        """Return the address of a list, narrowed to these regions."""
        narrowed = "&".join([*(f"region={region.pk}" for region in self.regions), *([query] if query else [])])
        return reverse(name) + (f"?{narrowed}" if narrowed else "")


def desk_of(user: Any) -> Desk:
    """Return what `user` edits. Three queries at most."""
    if reaches_every_region(user):
        return Desk(user, [])
    return Desk(user, list(regions_within_reach(user).order_by("title").defer("text")))


def _to_review(desk: Desk) -> Waiting:
    number = number_to_review(desk.user)
    label = ngettext("praktijk wacht op jouw oordeel", "praktijken wachten op jouw oordeel", number)
    return Waiting(number, label, reverse("editing:tasks"))


def _returned(desk: Desk) -> Waiting:
    number = len(returned_work(desk.user))
    label = ngettext("praktijk is teruggegeven met een reden", "praktijken zijn teruggegeven met een reden", number)
    return Waiting(number, label, reverse("editing:tasks") + "#returned")


def _requests(desk: Desk) -> Waiting:
    number = len(waiting_requests(desk.user))
    label = ngettext(
        "verzoek van een andere regio wacht op antwoord", "verzoeken van andere regio’s wachten op antwoord", number
    )
    return Waiting(number, label, reverse("editing:tasks") + "#requests")


def _inbox(desk: Desk) -> Waiting:
    number = number_open(desk.user)
    label = ngettext("staat open in het postvak", "staan open in het postvak", number)
    return Waiting(number, label, reverse("inbox_list"))


def _drafts(desk: Desk) -> Waiting:
    number = PracticePage.objects.filter(owner=desk.user, has_unpublished_changes=True).count()
    label = ngettext("concept van jou is nog niet op de site", "concepten van jou zijn nog niet op de site", number)
    return Waiting(number, label, reverse("praktijken:index") + f"?owner={desk.user.pk}&publication=concept")


def _ageing(desk: Desk) -> Waiting:
    year_ago = timezone.localdate() - timedelta(days=365)
    number = desk.practices().live().exclude(checked_on__gte=year_ago).count()
    label = ngettext(
        "praktijk is langer dan een jaar niet gecontroleerd",
        "praktijken zijn langer dan een jaar niet gecontroleerd",
        number,
    )
    return Waiting(number, label, desk.link("reports_verouderende_praktijken"))


def _contacts(desk: Desk) -> Waiting:
    kept = contact_policy.instances_user_has_any_permission_for(desk.user, {"change"}).filter(state=State.ACTIVE)
    number = kept.exclude(pk__in=Contact.objects.published().order_by().values("pk")).count()
    label = ngettext(
        "contactpersoon is niet bereikbaar via de site: controle of toestemming ontbreekt",
        "contactpersonen zijn niet bereikbaar via de site: controle of toestemming ontbreekt",
        number,
    )
    return Waiting(number, label, desk.link("reports_contactpersonen_na_te_vragen"))


def _consents(desk: Desk) -> Waiting:
    ended = Q(withdrawn_on__isnull=False) | Q(until__lte=timezone.localdate() + ENDS_SOON)
    number = consents_within_reach(desk.user).with_use().filter(ended, is_used=True).count()
    label = ngettext(
        "toestemming die wordt gebruikt, is ingetrokken of verlopen, of verloopt binnenkort",
        "toestemmingen die worden gebruikt, zijn ingetrokken of verlopen, of verlopen binnenkort",
        number,
    )
    return Waiting(number, label, reverse("reports_toestemmingen") + "?state=voorbij&state=loopt-af")


def _links(desk: Desk) -> Waiting:
    number = number_broken(desk.practices().live())
    label = ngettext("link werkt niet meer", "links werken niet meer", number)
    return Waiting(number, label, desk.link("links_broken"))


def _themes(desk: Desk) -> Waiting:
    used = PracticePage.themes.through.objects.filter(practicepage__in=desk.practices().live()).values("theme_id")
    number = Theme.objects.exclude(pk__in=used).count()
    label = ngettext("thema heeft nog geen praktijk", "thema’s hebben nog geen praktijk", number)
    return Waiting(number, label, desk.link("reports_dekking", "gaps=leeg"))


def _empty_regions(desk: Desk) -> Waiting:
    number = 0 if desk.regions else RegionPage.objects.live().exclude(pk__in=list(practice_counts())).count()
    label = ngettext("regio heeft nog geen praktijken", "regio’s hebben nog geen praktijken", number)
    return Waiting(number, label, reverse("regios:index") + "?practices=nee")


def unanswered_questions(desk: Desk) -> list[str]:
    """Return what readers sought in the last month without result: first what names a place of these regions.

    Two queries; the questions of a month that gave nothing are some hundreds.
    """
    asked = (
        AskedOnDay.objects.filter(results=0, day__gte=timezone.localdate() - ASKED_IN)
        .exclude(words="")
        .values("words")
        .annotate(asked=Sum("times"))
        .order_by("-asked", "words")
    )
    questions = [row["words"] for row in asked[:500]]
    if desk.regions:
        towns = Municipality.objects.filter(region__in=desk.regions).values_list("name", flat=True)
        near = [folded(name) for name in [*towns, *(region.title for region in desk.regions)]]
        questions.sort(key=lambda words: not any(name in folded(words) for name in near))
    return questions[:MOST_QUESTIONS]


class WaitingPanel(Component):
    """What waits, each with a link to its list: a query or three for each number, whatever the size of the site."""

    name = "waiting"
    order = 100
    template_name = "wagtailadmin/home/waiting.html"

    def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Return the numbers that are not nought, and where a new practice is made."""
        request: HttpRequest = (parent_context or {})["request"]
        desk = desk_of(request.user)
        kinds = (
            _returned, _to_review, _requests, _inbox, _drafts, _contacts, _consents, _ageing, _links, _themes,
            _empty_regions,
        )  # fmt: skip
        return {
            "heading": _("Wat er te doen is"),
            "waiting": [waiting for kind in kinds if (waiting := kind(desk)).number],
            "questions": unanswered_questions(desk),
            "new_practice_url": reverse("praktijken:choose_parent"),
            "import_url": reverse("importing:choose") if may_import(request.user) else "",
        }


@hooks.register("construct_homepage_panels")
def add_waiting_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Show first what waits, to who edits something."""
    if edits_something(request.user):
        panels.append(WaitingPanel())
