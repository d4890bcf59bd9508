"""The story of a practice as the public may read it: what people said and what shows them, while they agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.blocks import StreamValue

from practices.blocks.speaker import needs_consent, refuses

if TYPE_CHECKING:
    from practices.models import PracticePage

SPOKEN = ("quote", "interview")
"""The kinds of blocks in which somebody speaks."""


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
