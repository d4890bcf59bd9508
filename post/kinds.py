"""The kinds of mail that there are: each app names its own, with an example, so that the team can read them all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise

if TYPE_CHECKING:
    from post.models import Letter


@dataclass(frozen=True)
class Kind:
    """One kind of mail.

    `name` is that of its template, `<app>/mails/<name>.html` for "<app>.<name>"; `title` says in Dutch when it goes
    out; `example` returns what the template is shown with on the page of all mails. `still_holds` is asked just before
    a mail is sent, for it may have waited long: what does not hold any more is dropped, and `instead` may post another
    in its place.
    """

    name: str
    title: str | Promise
    example: Callable[[], dict[str, Any]]
    still_holds: Callable[[Letter], bool] | None = None
    instead: Callable[[Letter], None] | None = None

    @property
    def template(self) -> str:
        """The path of its template."""
        app, name = self.name.split(".")
        return f"{app}/mails/{name}.html"


_kinds: dict[str, Kind] = {}


def register_kind(
    name: str,
    title: str | Promise,
    example: Callable[[], dict[str, Any]],
    still_holds: Callable[[Letter], bool] | None = None,
    instead: Callable[[Letter], None] | None = None,
) -> None:
    """Add a kind of mail; called from `AppConfig.ready()`."""
    _kinds[name] = Kind(name, title, example, still_holds, instead)


def holds(letter: Letter) -> bool:
    """Whether a mail may still be sent; one of a kind that nobody registers any more, too."""
    of_letter = _kinds.get(letter.kind)
    return of_letter is None or of_letter.still_holds is None or of_letter.still_holds(letter)


def post_instead(letter: Letter) -> None:
    """Post what comes in the place of a mail that does not hold any more, if anything does."""
    of_letter = _kinds.get(letter.kind)
    if of_letter is not None and of_letter.instead is not None:
        of_letter.instead(letter)


def kind(name: str) -> Kind:
    """Return the kind of this name.

    Raises:
        KeyError: there is none.
    """
    return _kinds[name]


def kinds() -> list[Kind]:
    """Return all kinds in the order of their names."""
    return [_kinds[name] for name in sorted(_kinds)]
