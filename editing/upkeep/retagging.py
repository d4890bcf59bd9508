"""Changing tags, themes and the day of checking on a practice as it is and in its drafts, and nothing else of it."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from taggit.models import Tag
from wagtail.log_actions import log
from wagtail.search import index

from editing.upkeep.tags import IN_VERSIONS, RETAGGED
from editing.upkeep.versions import of_pages, publishable, rewrite
from practices.models import PracticePage, PracticeTag, Theme
from practices.selection import PRACTICE
from search.indexing import refresh

CHECKED = "upkeep.checked"


@dataclass(frozen=True)
class Change:
    """Which tags and themes come, and which go. What is in both comes."""

    add_tags: Collection[Tag] = field(default=())
    remove_tags: Collection[Tag] = field(default=())
    add_themes: Collection[Theme] = field(default=())
    remove_themes: Collection[Theme] = field(default=())

    def wording(self) -> dict[str, str]:
        """Return the change in words, for the log."""
        return {
            "new": ", ".join(str(word) for word in [*self.add_tags, *self.add_themes]),
            "old": ", ".join(str(word) for word in [*self.remove_tags, *self.remove_themes]),
        }


def retag(practices: Iterable[PracticePage], change: Change, user: Any) -> int:
    """Carry out a change on practices; return on how many there was anything to do."""
    pages = {practice.pk: practice for practice in practices}
    changed = {key for key, practice in pages.items() if _retag_page(practice, change)}
    changed |= _in_drafts(pages, lambda content, key: _retag_version(content, key, change))
    _write_down(pages, changed, RETAGGED, user, change.wording())
    return len(changed)


def mark_checked(practices: Iterable[PracticePage], day: date, user: Any) -> int:
    """Write down that these practices were right on a day; return of how many that was not known yet."""
    pages = {practice.pk: practice for practice in practices}
    changed = set()
    for key, practice in pages.items():
        if practice.checked_on != day:
            practice.checked_on = day
            practice.save(update_fields=["checked_on"], clean=False)
            changed.add(key)
    changed |= _in_drafts(pages, lambda content, key: _check_version(content, day))
    _write_down(pages, changed, CHECKED, user, {"new": day.isoformat()})
    return len(changed)


def _in_drafts(pages: Collection[int], change: Callable[[dict[str, Any], int], bool]) -> set[int]:
    return rewrite(publishable(of_pages(pages)), lambda _type, content: change(content, content["pk"]))


def _write_down(
    pages: dict[int, PracticePage], changed: Collection[int], action: str, user: Any, data: dict[str, str]
) -> None:
    for key in sorted(changed):
        log(pages[key], action, user=user, data=data, content_changed=True)


def _retag_page(practice: PracticePage, change: Change) -> bool:
    has = set(PracticeTag.objects.filter(content_object=practice).values_list("tag_id", flat=True))
    new = [tag for tag in change.add_tags if tag.pk not in has]
    gone = has & _leaving(change.remove_tags, change.add_tags)
    for row in PracticeTag.objects.filter(content_object=practice, tag_id__in=gone):
        row.delete()
    for tag in new:
        PracticeTag.objects.create(content_object=practice, tag=tag)
    before = list(practice.themes.all())
    after = _after(before, change.add_themes, _leaving(change.remove_themes, change.add_themes))
    if after != before:
        practice.themes = after
        practice.save(update_fields=["themes"], clean=False)
    elif new or gone:
        refresh(PRACTICE, [practice.pk])
    if new or gone:
        index.insert_or_update_object(practice)
    return bool(new or gone or after != before)


def _retag_version(content: dict[str, Any], page: int, change: Change) -> bool:
    items = content.get(IN_VERSIONS) or []
    leaving = _leaving(change.remove_tags, change.add_tags)
    has = {item.get("tag") for item in items}
    after = [item for item in items if item.get("tag") not in leaving]
    after += [{"pk": None, "tag": tag.pk, "content_object": page} for tag in change.add_tags if tag.pk not in has]
    themes = content.get("themes") or []
    leaving_themes = _leaving(change.remove_themes, change.add_themes)
    themes_after = [key for key in themes if key not in leaving_themes]
    themes_after += [theme.pk for theme in change.add_themes if theme.pk not in themes]
    if (after, themes_after) == (items, themes):
        return False
    content[IN_VERSIONS], content["themes"] = after, themes_after
    return True


def _check_version(content: dict[str, Any], day: date) -> bool:
    if content.get("checked_on") == day.isoformat():
        return False
    content["checked_on"] = day.isoformat()
    return True


def _after(before: list[Theme], add: Collection[Theme], leaving: Collection[int]) -> list[Theme]:
    return [each for each in before if each.pk not in leaving] + [each for each in add if each not in before]


def _leaving(remove: Iterable[Any], add: Iterable[Any]) -> set[int]:
    return {each.pk for each in remove} - {each.pk for each in add}
