"""How far an offer is, for who offered it: it follows from what was done, and is kept nowhere."""

from inbox.choices import State
from offering.choices import Standing
from offering.models import Offer
from practices.models import PracticePage


def standing_of(offer: Offer) -> Standing:
    """Return how far it is. At most two queries."""
    if offer.sent_at is None:
        return Standing.BEGUN
    if offer.arrived_at is None:
        return Standing.UNCONFIRMED
    if PracticePage.objects.published().filter(pk=offer.practice_id).exists():
        return Standing.PUBLISHED
    if offer.told_at is not None:
        return Standing.REMOVED
    if offer.state in (State.REJECTED, State.CLOSED, State.ANSWERED):
        return Standing.DECLINED
    return Standing.EDITED if offer.assigned_to_id or _was_edited(offer) else Standing.ARRIVED


def _was_edited(offer: Offer) -> bool:
    """Whether a colleague saved the draft: the first version is nobody's."""
    latest = offer.practice.latest_revision if offer.practice else None
    return latest is not None and latest.user_id is not None


def may_be_withdrawn(offer: Offer) -> bool:
    """Whether who offered it may still take it back: it was never on the site."""
    practice = offer.practice
    return practice is None or (not practice.live and practice.first_published_at is None)
