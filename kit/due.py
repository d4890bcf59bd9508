"""What falls due: each app says here what must be done when time passes; the command `run_due` does it."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass

logger = logging.getLogger(__name__)

Act = Callable[[], int]
"""Does what is due now and returns how much that was. Safe to call twice in a row, and to be killed half-way."""


@dataclass(frozen=True)
class Duty:
    """One thing that falls due, `name` in Dutch; those with a lower `order` come first."""

    name: str
    act: Act
    order: int


@dataclass(frozen=True)
class Done:
    """How one duty went: `number` things were done, or it failed."""

    name: str
    number: int
    has_failed: bool = False


_duties: dict[str, Duty] = {}


def register_duty(name: str, act: Act, order: int = 100) -> None:
    """Say what must be done when time passes; called from `AppConfig.ready()`."""
    _duties[name] = Duty(name, act, order)


def duties() -> list[Duty]:
    """Return everything that may fall due, in order."""
    return sorted(_duties.values(), key=lambda duty: (duty.order, duty.name))


def do_what_is_due() -> Iterator[Done]:
    """Do all of it, one by one; what fails is logged and keeps nothing else from being done."""
    for duty in duties():
        try:
            yield Done(duty.name, duty.act())
        except Exception:
            logger.exception("%s failed", duty.name)
            yield Done(duty.name, 0, has_failed=True)
