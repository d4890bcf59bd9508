"""What becomes of an offer at the editors; who offered it hears of it."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Page

from inbox.choices import State
from inbox.desk.acts import CLOSED
from inbox.desk.history import remember
from offering.arriving import tell
from offering.models import Offer
from practices.models import PracticeIndexPage, PracticePage


def after_end(offer: Offer, user: Any) -> None:
    """Mail why it was not taken over, when editors closed or rejected it while it is not on the site."""
    if not _on_site([offer.practice_id]):
        tell("offering.rejected", offer, offer.closed_at.isoformat() if offer.closed_at else "")


def lies_elsewhere(offer: Offer) -> bool:
    """Whether the draft stands under another region than where the offer lies, since it was passed on."""
    return offer.practice is not None and not offer.practice.live and offer.practice.home_region_id != offer.region_id


@transaction.atomic
def bring_along(offer: Offer, user: Any) -> bool:
    """Move the draft to where the offer lies now: its editors can open it. Return whether it stood elsewhere."""
    practice = PracticePage.objects.select_for_update().filter(pk=offer.practice_id, live=False).first()
    parent: Page | None = offer.region or PracticeIndexPage.objects.first()
    if practice is None or parent is None or practice.home_region_id == offer.region_id:
        return False
    before = practice.home_region
    # The inbox asked for permission; the old region's page is out of reach of who gets it.
    MovePageAction(practice, parent, pos="last-child", user=user).execute(skip_permission_checks=True)
    draft = PracticePage.objects.get(pk=practice.pk).get_latest_revision_as_object()
    draft.regions = [region for region in draft.regions.all() if region != before]
    draft.save_revision(user=user, clean=False)
    draft.save(clean=False)
    return True


def tell_published() -> int:
    """Mail whose practice came on the site, and close their offer; return how many. Safe to do twice."""
    untold = Offer.objects.arrived().filter(told_at__isnull=True, practice__live=True)
    shown = _on_site(untold.values("practice"))
    return sum(_tell_published(offer) for offer in untold.filter(practice__in=shown).order_by("pk"))


@transaction.atomic
def _tell_published(offer: Offer) -> bool:
    found = Offer.objects.select_for_update().filter(pk=offer.pk, told_at__isnull=True).first()
    if found is None or found.practice is None:
        return False
    now = timezone.now()
    found.told_at, found.state, found.closed_at, found.closed_by = now, State.CLOSED, now, None
    found.reason = _("Staat op de site")
    found.save()
    remember(Offer, [(found.pk, found.number)], CLOSED, None, found.reason)
    tell("offering.published", found, practice=found.practice, practice_url=found.practice.full_url or "")
    return True


def _on_site(practices: Any) -> list[int]:
    """Return which of these practices readers can see."""
    return list(PracticePage.objects.published().filter(pk__in=practices).values_list("pk", flat=True))
