"""What an administrator must know before others notice: each app says here what may go wrong with it.

The first screen of the admin shows it (home/watching.py).
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Warning:
    """One thing that is wrong, and what to do about it. `url` is where in the admin more is known, or ""."""

    text: str | Promise
    remedy: str | Promise
    url: str = ""


Look = Callable[[], list[Warning]]
"""Looks for what is wrong now, in a query or three: it is asked at each visit to the first screen."""

_looks: dict[str, Look] = {}


def register_warning(name: str, look: Look) -> None:
    """Add a way to look for what is wrong; called from `AppConfig.ready()`."""
    _looks[name] = look


def warnings() -> Iterator[Warning]:
    """Yield all that is wrong now. A look that fails is logged and told, and hides no other."""
    for name, look in _looks.items():
        try:
            yield from look()
        except Exception:
            logger.exception("Looking at %s failed", name)
            yield Warning(_("Of alles goed gaat, is niet na te gaan: %s.") % name, _("Kijk in het logboek."))
