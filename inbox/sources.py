"""What the inbox of a region shows: each app that takes something in says here what it is and what may be done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from inbox.choices import OPEN_STATES

Text = str | Promise


def is_open(item: Any) -> bool:
    """Whether something is still to be done."""
    return item.state in OPEN_STATES


@dataclass(frozen=True)
class Action:
    """Something that editors can do with one or many, beside reading, assigning, closing and rejecting.

    `act` gets one of the things and the user, and returns whether anything changed; it asks nobody's permission, the
    inbox did. `name` stands in the form, `label` on the button. `is_for` says for which things there is a button;
    `in_bulk` whether it may be done with many that nobody opened.
    """

    name: str
    label: Text
    act: Callable[[Any, Any], bool]
    is_for: Callable[[Any], bool] = is_open
    in_bulk: bool = True


@dataclass(frozen=True)
class Source:
    """One kind of thing that comes in: its table is an `inbox.models.Incoming`.

    `everything` returns all that may be seen by editors (what was not confirmed by its sender stays out); `title` and
    `template` show one: a line, and a part with `item` in its context. `title` runs no query: `everything` loads what
    it needs. `words` are the fields in which editors search, beside number and sender. `when_ended` is called for each
    thing that was closed or rejected, with the user, before the transaction ends; it may mail the reason to the sender.

    A kind with actions of its own is decided on by these: an answer by mail leaves it open.
    """

    name: str
    label: Text
    everything: Callable[[], QuerySet[Any]]
    title: Callable[[Any], str]
    template: str
    actions: tuple[Action, ...] = ()
    words: tuple[str, ...] = ()
    when_ended: Callable[[Any, Any], None] | None = None

    @property
    def model(self) -> Any:
        """The table in which it lies."""
        return self.everything().model

    def action(self, name: str) -> Action | None:
        """Return the action of this name."""
        return next((action for action in self.actions if action.name == name), None)


_sources: dict[str, Source] = {}


def register_source(source: Source) -> None:
    """Add a kind of thing to the inbox; called from `AppConfig.ready()`."""
    _sources[source.name] = source


def sources() -> list[Source]:
    """Return all kinds, in the order in which the apps came."""
    return list(_sources.values())


def source(name: str) -> Source | None:
    """Return the kind of this name."""
    return _sources.get(name)
