"""What templates ask about practices beyond their fields."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.dates import MONTHS
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.blocks import StreamValue

from kit.facets import Option
from kit.kept import kept
from practices.choices import Status
from practices.covers import draw_cover
from practices.listings import Row
from practices.models import PracticePage
from practices.similar import Similar
from practices.story import public_story

register = template.Library()

_STATUSES = dict(Status.choices)
_NOTHING = SafeString("")
_STATES = {  # whether choosing it changes nothing, whether it is chosen: class and attribute
    (False, False): (_NOTHING, _NOTHING),
    (False, True): (_NOTHING, SafeString(" checked")),
    (True, False): (SafeString(" option--empty"), SafeString(" disabled")),
}
_OPTION = (
    '<label class="option{}"><input type="checkbox" id="{}-{}" name="{}" value="{}"{}>'
    '<span>{}</span><span class="option__count">{}{}{}</span></label>'
)


@dataclass(frozen=True)
class StoryPart:
    """One block of a story, and whether the same person speaks on in the next one."""

    block: StreamValue.StreamChild
    is_continued: bool


@register.filter
def story(practice: PracticePage) -> list[StoryPart]:
    """Return the public blocks of a story; quotes of one speaker in a row are told apart from the last of them."""
    blocks = public_story(practice)
    speakers = [_speaker(block) for block in blocks]
    followers = [*speakers[1:], None][: len(blocks)]
    return [
        StoryPart(block, is_continued=speaker is not None and speaker == follower)
        for block, speaker, follower in zip(blocks, speakers, followers, strict=True)
    ]


@register.filter
@lru_cache(maxsize=2048)  # some 2 KB each
def drawn_cover(slug: str) -> str:
    """Draw the route cover of a practice that has no picture: for a slug always the same."""
    return render_to_string("practices/parts/drawn_cover.svg", {"cover": draw_cover(slug or "praktijk")})


@register.simple_tag
@kept
def card(practice: PracticePage, level: int, why: str = "") -> SafeString:
    """Draw one practice in a grid: once while the site stays as it is, for it stands on many pages.

    `practice` is loaded with for_cards(), `level` that of its heading, `why` the reason that it stands there.
    """
    parts = {"practice": practice, "level": level, "why": why}
    return render_to_string("practices/parts/card.html", parts)


@register.simple_tag
def result(row: Row) -> SafeString:
    """Draw one practice in a list: once while the site stays as it is, unless it tells what was asked for."""
    return _drawn(row) if row.is_marked else _drawn_once(row)


def _drawn(row: Row) -> SafeString:
    parts = {"practice": row.practice, "title": row.title, "text": row.text, "others": row.others}
    return render_to_string("practices/parts/result.html", parts)


_drawn_once = kept(_drawn)


@register.filter
def status_name(status: str) -> str:
    """Return the name of a status for people; Django's own way makes the whole list of choices anew each time."""
    return str(_STATUSES.get(status, status))


@register.filter
def minutes_to_read(minutes: int) -> str:
    """Say how long a practice reads."""
    return ngettext("%(minutes)s minuut lezen", "%(minutes)s minuten lezen", minutes) % {"minutes": minutes}


@register.filter
def checked_in(day: date) -> str:
    """Say in which month a practice was checked."""
    return _("Gecontroleerd in %(month)s") % {"month": f"{MONTHS[day.month]} {day.year}"}


@register.simple_tag
def options(key: str, options: Iterable[Option]) -> SafeString:
    """Return values of a facet as boxes to tick; `key` is its name in the address.

    Not a template, for there are a hundred on a page, and a template took more than half of the time of the whole list.
    """
    key = escape(key)
    extra = (SafeString("+"), format_html('<span class="visually-hidden"> {}</span>', _("erbij")))
    return format_html_join("\n", _OPTION, (_option(key, option, extra) for option in options))


def _option(key: str, option: Option, extra: tuple[SafeString, SafeString]) -> tuple[object, ...]:
    state, attribute = _STATES[option.is_empty, option.is_chosen]
    before, after = extra if option.is_extra else (_NOTHING, _NOTHING)
    value = escape(option.value)
    return state, key, value, key, value, attribute, option.label, before, option.count, after


@register.filter
def shared_with(similar: Similar) -> str:
    """Say what a similar practice shares with the one at hand: "Ook over nazorg en voor jongeren zonder netwerk"."""
    themes, targets = _joined(similar.shared_themes[:2]), _joined(similar.shared_targets[:1])
    if themes and targets:
        return _("Ook over %(themes)s, en voor %(targets)s") % {"themes": themes, "targets": targets}
    return _("Ook over %s") % themes if themes else _("Ook voor %s") % targets


def _speaker(block: StreamValue.StreamChild) -> tuple | None:
    if block.block_type != "quote":
        return None
    contact = block.value.get("contact")
    return (contact and contact.pk, block.value.get("name") or "", block.value.get("function") or "")


def _joined(labels: list[str]) -> str:
    small = [label[:1].lower() + label[1:] for label in labels]
    if len(small) < 2:
        return "".join(small)
    return _("%(first)s en %(last)s") % {"first": ", ".join(small[:-1]), "last": small[-1]}
