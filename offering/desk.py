"""Offers as a kind of thing in the inbox of the editors."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from inbox.sources import Action, Source, register_source
from offering.models import Offer
from offering.moderation import after_end, bring_along, lies_elsewhere


def register_offers() -> None:
    """Add them to the inbox, once they were sent by the owner of the address."""
    register_source(
        Source(
            name="aanbod",
            label=_("Aangeboden praktijk"),
            everything=_everything,
            title=_title,
            template="offering/desk/offer.html",
            actions=(
                Action("haal-concept", _("Haal het concept hierheen"), bring_along, lies_elsewhere, in_bulk=False),
            ),
            words=("title", "organisation", "what_done", "for_whom", "what_changed"),
            when_ended=after_end,
        )
    )


def _everything() -> QuerySet[Offer]:
    return Offer.objects.arrived().select_related("practice")


def _title(offer: Offer) -> str:
    return f"{offer.organisation}: {offer.title}"
