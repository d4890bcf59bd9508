"""What was done with a thing, by whom and when: kept in Wagtail's log, without a word of what somebody sent."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.log_actions import LogFormatter
from wagtail.models import ModelLogEntry

OWN_ACTION = "actie"
"""An act that a kind of things has of its own: its label is kept with it."""


def remember(model: Any, things: Iterable[tuple[int, str]], act: str, user: Any, detail: str = "") -> None:
    """Log one act on many things, each given as key and number. Two queries at most for each 500."""
    now, kind = timezone.now(), ContentType.objects.get_for_model(model)
    entries = [
        ModelLogEntry(
            content_type=kind,
            object_id=str(key),
            label=number,
            action=f"inbox.{act}",
            user=user,
            timestamp=now,
            data={"detail": detail} if detail else {},
        )
        for key, number in things
    ]
    ModelLogEntry.objects.bulk_create(entries, batch_size=500)


def history_of(item: Any) -> list[ModelLogEntry]:
    """Return what was done with one thing, the newest first. One query."""
    return list(ModelLogEntry.objects.for_instance(item).select_related("user").order_by("-timestamp", "-pk"))


def forget(model: Any, keys: Iterable[int]) -> None:
    """Erase what was done with things that are erased."""
    kind = ContentType.objects.get_for_model(model)
    ModelLogEntry.objects.filter(content_type=kind, object_id__in=[str(key) for key in keys]).delete()


class _Said(LogFormatter):
    """Says what was done, and to whom or where it went."""

    def format_message(self, log_entry: Any) -> str:
        """Return one line."""
        detail = log_entry.data.get("detail", "")
        return f"{self.message}: {detail}" if detail else str(self.message)


def register_words(registry: Any, words: dict[str, Any]) -> None:
    """Give each act its words in the log."""
    for act, said in words.items():
        registry.register_action(f"inbox.{act}")(type("Said", (_Said,), {"label": said, "message": said}))
