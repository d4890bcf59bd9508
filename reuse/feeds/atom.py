"""An Atom feed (RFC 4287) with whole stories; Django's knows only summaries."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from practices.models import PracticePage

_FEEDS = UUID("3f0d3c5e-6f0b-4c55-9a43-5e6f5d1c7a20")
"""The space in which feeds have their names; never changes."""


def entry_id(practice: PracticePage) -> str:
    """Return what a practice is called in feeds, whatever becomes of its title, address and host: Wagtail's own key."""
    return f"urn:uuid:{practice.translation_key}"


def feed_id(search: str) -> str:
    """Return what the feed of a search is called."""
    return f"urn:uuid:{uuid5(_FEEDS, search)}"


class StoryFeed(Atom1Feed):
    """A feed of which each entry has `content`, its story as HTML."""

    def latest_post_date(self) -> datetime:
        """Return when an entry last changed; of a feed without entries, the beginning of this day."""
        return super().latest_post_date() if self.items else beginning_of_today()

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Add the story after what each entry has."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})


def beginning_of_today() -> datetime:
    """Return the last midnight."""
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
