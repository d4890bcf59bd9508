"""Adoptions as a kind of thing in the inbox of the editors."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from adoptions.models import Adoption
from adoptions.moderation import after_end, approve, may_be_approved, may_be_taken_off, take_off
from inbox.sources import Action, Source, register_source


def register_adoptions() -> None:
    """Add them to the inbox, once their sender confirmed them."""
    register_source(
        Source(
            name="adoptie",
            label=_("Wij doen dit ook"),
            everything=_everything,
            title=_title,
            template="adoptions/desk/adoption.html",
            actions=(
                Action("keur-goed", _("Zet op de site"), approve, may_be_approved),
                Action("haal-weg", _("Haal van de site"), take_off, may_be_taken_off, in_bulk=False),
            ),
            words=("organisation", "what_changed", "contact_name", "practice__title"),
            when_ended=after_end,
        )
    )


def _everything() -> QuerySet[Adoption]:
    return Adoption.objects.confirmed().select_related("practice", "approved_by")


def _title(adoption: Adoption) -> str:
    return f"{adoption.organisation}: {adoption.practice.title}"
