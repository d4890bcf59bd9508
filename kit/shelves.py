"""Shelves: a lower floor shows what an upper one owns, and knows nothing of it.

A lower app declares a shelf; an upper app stocks it in `AppConfig.ready()`. A template shows it with `{% shelf %}`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

Fill = Callable[[Any, HttpRequest | None], Mapping[str, Any] | None]


@dataclass
class Shelf:
    """A place on a page for parts of upper floors, in the order in which they were put there."""

    meaning: str
    _stock: list[tuple[str, Fill]] = field(default_factory=list)

    def stock(self, template_name: str, fill: Fill) -> None:
        """Put a part here: `fill(subject, request)` gives its context, or None when there is nothing to show."""
        self._stock.append((template_name, fill))

    def parts(self, subject: Any, request: HttpRequest | None) -> list[tuple[str, Mapping[str, Any]]]:
        """Return the template and context of each part that has something to show for `subject`."""
        filled = [(template_name, fill(subject, request)) for template_name, fill in self._stock]
        return [(template_name, context) for template_name, context in filled if context is not None]


@dataclass
class Socket:
    """One question that an upper floor answers; until it does, the answer is `default`."""

    meaning: str
    default: Callable[..., Any]
    _answer: Callable[..., Any] | None = None

    def plug(self, answer: Callable[..., Any]) -> None:
        """Let `answer` answer from now on."""
        self._answer = answer

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return (self._answer or self.default)(*args, **kwargs)
