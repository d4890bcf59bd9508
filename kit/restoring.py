"""What must happen to what a back-up brings back before readers see it; `restore` does it.

Who was erased after the back-up was made is in it still. Whoever keeps such things says here what to do about it.
"""

from collections.abc import Callable, Iterator
from datetime import datetime

Act = Callable[[datetime], int]
"""Takes the moment of the back-up, changes what it brought back, and returns how much that was."""

_acts: dict[str, Act] = {}


def register_after_restore(name: str, act: Act) -> None:
    """Say what must be done to what was brought back, `name` in Dutch; called from `AppConfig.ready()`.

    It is done in the transaction that brings everything back, when all rows and files are there, with what refers to
    what, and before anything can be found: when it fails, nothing was brought back.
    """
    _acts[name] = act


def act_on_what_was_restored(made_at: datetime) -> Iterator[tuple[str, int]]:
    """Do all of it, with the name of each act and how much it did."""
    for name, act in sorted(_acts.items()):
        yield name, act(made_at)
