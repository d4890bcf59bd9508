"""What editors do with what came in: each act on many at once, on what is still as it should be, with a line of log."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inbox.choices import OPEN_STATES, State
from inbox.desk.history import OWN_ACTION, remember
from inbox.desk.permissions import within_reach
from inbox.sources import Action, Source

AT_ONCE = 500
"""So many in one query: fewer than any database takes."""

READ, ANSWERED, CLOSED, REJECTED, REOPENED = "gelezen", "beantwoord", "sluit", "wijs-af", "heropen"
TAKEN, ASSIGNED, MOVED, CLEARED, REPLIED = "neem", "wijs-toe", "verplaats", "geen-spam", "antwoord"

_OPEN = Q(state__in=OPEN_STATES)
_NONE = Q(pk__in=[])


@dataclass(frozen=True)
class Act:
    """One thing that editors do: `label` stands on the button, `said` in the history; `needs` names a field."""

    name: str
    label: Promise
    said: Promise
    needs: str = ""


ACTS = {
    act.name: act
    for act in (
        Act(READ, _("Gelezen"), _("Gelezen")),
        Act(TAKEN, _("Ik pak dit op"), _("Opgepakt")),
        Act(ASSIGNED, _("Toewijzen"), _("Toegewezen aan"), "colleague"),
        Act(ANSWERED, _("Beantwoord"), _("Beantwoord")),
        Act(CLOSED, _("Afhandelen"), _("Afgehandeld"), "reason"),
        Act(REJECTED, _("Afwijzen"), _("Afgewezen"), "reason"),
        Act(CLEARED, _("Geen spam"), _("Geen spam")),
        Act(REOPENED, _("Heropenen"), _("Heropend")),
        Act(MOVED, _("Doorgeven"), _("Doorgegeven aan"), "region"),
    )
}
WORDS_OF_LOG = {act.name: act.said for act in ACTS.values()} | {
    REPLIED: _("Antwoord gemaild"),
    OWN_ACTION: _("Gedaan"),
}


@dataclass(frozen=True)
class Doing:
    """Who does an act, and what it needs."""

    user: Any
    reason: str = ""
    colleague: Any = None
    region: Any = None


def act_on(source: Source, chosen: QuerySet[Any], name: str, doing: Doing) -> int:
    """Do one act with those of `chosen`, all of one kind, that are as it asks; return how many changed.

    `chosen` is within reach of who does it. A fixed number of queries for each 500, unless the kind wants to know of
    each end.
    """
    which, values, detail = _change(source, name, doing)
    keys = list(chosen.order_by().values_list("pk", flat=True))
    return sum(
        _change_some(source, keys[start : start + AT_ONCE], which, values, name, doing.user, detail)
        for start in range(0, len(keys), AT_ONCE)
    )


@transaction.atomic
def _change_some(
    source: Source, keys: list[int], which: Q, values: dict[str, Any], name: str, user: Any, detail: str
) -> int:
    table = source.model._base_manager
    # Two colleagues may press at once: the second waits, and finds that it was done.
    found = list(table.filter(which, pk__in=keys).select_for_update().values_list("pk", "number"))
    if not found:
        return 0
    table.filter(pk__in=[key for key, _number in found]).update(**values)
    remember(source.model, found, name, user, detail)
    if name in (CLOSED, REJECTED) and source.when_ended:
        for item in source.everything().filter(pk__in=[key for key, _number in found]):
            source.when_ended(item, user)
    return len(found)


def _change(source: Source, name: str, doing: Doing) -> tuple[Q, dict[str, Any], str]:
    """Return which things an act is for, what it makes of them, and what the log says beside it."""
    now, user = timezone.now(), doing.user
    ended = {"closed_at": now, "closed_by": user, "reason": doing.reason[:255]}
    changes: dict[str, tuple[Q, dict[str, Any], str]] = {
        READ: (Q(state=State.NEW), {"state": State.READ, "read_at": now}, ""),
        ANSWERED: (_NONE if source.actions else _OPEN, {"state": State.ANSWERED} | ended, ""),
        CLOSED: (_OPEN, {"state": State.CLOSED} | ended, ""),
        REJECTED: (_OPEN, {"state": State.REJECTED} | ended, ""),
        REOPENED: (~_OPEN, {"state": State.READ, "closed_at": None, "closed_by": None, "reason": ""}, ""),
        TAKEN: (_OPEN & _not("assigned_to", user), {"assigned_to": user}, ""),
        CLEARED: (_OPEN & Q(is_suspect=True), {"is_suspect": False}, "") if knows_suspects(source) else (_NONE, {}, ""),
    }
    if name == ASSIGNED:
        seen = within_reach(source, doing.colleague).order_by().values("pk")
        which = _OPEN & _not("assigned_to", doing.colleague) & Q(pk__in=seen)
        return which, {"assigned_to": doing.colleague}, str(doing.colleague)
    if name == MOVED:
        which = _OPEN & (_not("region", doing.region) if doing.region else Q(region__isnull=False))
        values = {"region": doing.region, "assigned_to": None, "state": State.NEW, "read_at": None}
        return which, values, place_name(doing.region)
    return changes[name]


def do_own_action(source: Source, chosen: QuerySet[Any], action: Action, user: Any) -> int:
    """Do what a kind of things has of its own with each of these; return how many changed."""
    keys = list(chosen.order_by().values_list("pk", flat=True))
    return sum(_do_with_one(source, key, action, user) for key in keys)


@transaction.atomic
def _do_with_one(source: Source, key: int, action: Action, user: Any) -> bool:
    # The second of two who press at once waits here, and sees it as the first left it.
    source.model._base_manager.select_for_update().filter(pk=key).first()
    item = source.everything().filter(pk=key).select_related("region").first()
    if item is None or not action.is_for(item) or not action.act(item, user):
        return False
    remember(source.model, [(item.pk, item.number)], OWN_ACTION, user, str(action.label))
    return True


def knows_suspects(source: Source) -> bool:
    """Whether things of this kind can look like spam."""
    return any(field.name == "is_suspect" for field in source.model._meta.get_fields())


def place_name(region: Any) -> str:
    """Return where something lies: the title of a region, or the national desk."""
    return region.title if region else str(_("Landelijke redactie"))


def _not(field: str, value: Any) -> Q:
    return Q(**{f"{field}__isnull": True}) | ~Q(**{field: value})
