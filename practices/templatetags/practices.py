"""What templates ask about practices beyond their fields."""

from dataclasses import dataclass
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue

from practices.covers import draw_cover
from practices.models import PracticePage
from practices.similar import Similar
from practices.story import public_story
from regions.models import RegionPage

register = template.Library()


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
@lru_cache(maxsize=512)
def drawn_cover(slug: str) -> str:
    """Draw the route cover of a practice that has no picture: for a slug always the same."""
    return render_to_string("practices/parts/drawn_cover.svg", {"cover": draw_cover(slug or "praktijk")})


@register.filter
def elsewhere(practice: PracticePage) -> list[RegionPage]:
    """Return the published regions, beside its own, where a practice loaded with for_rows() is done. No query."""
    return [region for region in practice.regions.all() if region.live and region.pk != practice.home_region_id]


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
