"""The story of a practice: how long it reads, and what the public may read of it, while people agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.html import strip_tags
from wagtail.blocks import StreamValue

from practices.blocks.speaker import needs_consent, refuses

if TYPE_CHECKING:
    from practices.models import PracticePage

WORDS_PER_MINUTE = 200
SPOKEN = ("quote", "interview")
"""The kinds of blocks in which somebody speaks."""


def minutes_to_read(practice: PracticePage) -> int:
    """Return how many minutes the story, the summary and the lessons take, at least one."""
    streams = (practice.summary, practice.body, practice.lessons, practice.start_steps)
    texts = [part for stream in streams for part in stream.stream_block.get_searchable_content(stream)]
    words = sum(len(strip_tags(text).split()) for text in [practice.introduction, *texts])
    return max(1, round(words / WORDS_PER_MINUTE))


def public_story(practice: PracticePage) -> list[StreamValue.StreamChild]:
    """Return the blocks of the story that may be shown today; every public surface starts from this.

    At most three queries beside those of the story itself: consents of quotes, of interviews, of pictures.
    """
    return [block for block in practice.body if _may_be_shown(practice, block)]


def _may_be_shown(practice: PracticePage, block: StreamValue.StreamChild) -> bool:
    if block.block_type == "image":
        picture = block.value.get("picture")
        return picture is None or picture.may_be_shown
    if block.block_type not in SPOKEN:
        return True
    if refuses(block.value):
        return False
    return not needs_consent(block.value) or is_vouched_for(practice)


def is_vouched_for(practice: PracticePage) -> bool:
    """Whether names without a consent of their own may stand: the people are made up, or an older note covers them."""
    return practice.is_example or bool(practice.consent_note.strip())
