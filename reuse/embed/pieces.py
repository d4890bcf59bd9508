"""What can stand on another site: the practices of a selection or of a region, or one practice."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _

from following.searches import in_words
from practices.facets import REGION
from practices.models import PracticePage
from practices.selection import Selection

USUAL, MOST = 6, 24
NUMBERS = (3, USUAL, 12, MOST)
"""How many practices a piece can show at once."""


@dataclass(frozen=True)
class Piece:
    """A piece: what it is called, its address, and the query string of the page of which it is made.

    `number` is how many practices it shows; None for one practice.
    """

    title: str
    path: str
    asked: str = ""
    number: int | None = None

    @property
    def code(self) -> str:
        """What somebody pastes into their own page. The second line may be left out."""
        frame = (
            f'<iframe src="{settings.SITE_URL}{escape(self.path)}" title="{escape(self.title)}" width="100%" '
            f'height="{640 if self.number else 480}" loading="lazy" style="border: 0"></iframe>'
        )
        # Without the mark of a version in its name, which the next one would not have.
        return f'{frame}\n<script src="{settings.SITE_URL}{settings.STATIC_URL}js/embed.js" async></script>'


def piece_of(selection: Selection, number: int) -> Piece:
    """Return the piece that shows so many practices of a selection."""
    choices = selection.choices
    asked = choices.whole.removeprefix("?")
    region = next(iter(selection.chosen_values[REGION]), None)
    if region is not None and asked == urlencode({REGION: region.name}):
        title = _("Goede praktijken in %s") % region.label
        path, pairs = reverse("embed:region", args=[region.name]), []
    else:
        title = _("Goede praktijken") if choices.is_empty else in_words(asked, choices.facets)
        path, pairs = reverse("embed:practices"), [asked] if asked else []
    if number != USUAL:
        pairs.append(f"aantal={number}")
    return Piece(title, path + ("?" + "&".join(pairs) if pairs else ""), asked, number)


def piece_with(practice: PracticePage) -> Piece:
    """Return the piece with one practice."""
    return Piece(practice.title, reverse("embed:practice", args=[practice.pk]))


def number_in(parameters: QueryDict) -> int:
    """Return how many practices are asked for; what is no number, or too large, gives what can be given."""
    text = parameters.get("aantal", "")
    if not text.isascii() or not text.isdigit() or len(text) > 6:
        return USUAL
    return min(max(int(text), 1), MOST)
