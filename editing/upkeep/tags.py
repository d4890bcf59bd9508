"""Tags: which look like the same word, and making one of several."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.db.models import Count, QuerySet
from taggit.models import Tag
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex
from wagtail.search import index

from editing.upkeep.versions import mentioning, of_pages, publishable, rewrite
from kit.folding import folded
from practices.entries import TAG
from practices.models import PracticePage, PracticeTag
from practices.selection import PRACTICE
from search.analysis import stems
from search.indexing import refresh

MERGED, RETAGGED = "upkeep.tags_merged", "upkeep.retagged"
IN_VERSIONS = "tagged_items"


@dataclass(frozen=True)
class Affected:
    """What a merge changes: practices, some of which only in a draft, and how many pictures and documents."""

    practices: list[PracticePage]
    others: int


@dataclass(frozen=True)
class Merged:
    """What a merge did."""

    tags: int
    practices: int
    others: int


def tags_with_uses() -> QuerySet[Tag]:
    """Return all tags, by name, with `uses`: on how many practices each stands."""
    return Tag.objects.annotate(uses=Count("practices_practicetag_items__content_object_id", distinct=True)).order_by(
        "name"
    )


def alike(tags: Iterable[Tag]) -> list[list[Tag]]:
    """Return the groups of tags that look like one word, the most used first in each.

    Alike are names that differ in capitals, accents, hyphens, spaces, or in being singular or plural.
    """
    groups: dict[str, list[Tag]] = {}
    for tag in tags:
        keys = _forms(tag.name)
        known = {id(groups[key]): groups[key] for key in keys if key in groups}
        group = [tag] + [other for each in known.values() for other in each]
        keys |= {key for other in group[1:] for key in _forms(other.name)}
        groups.update(dict.fromkeys(keys, group))
    found = {id(group): group for group in groups.values() if len(group) > 1}
    in_order = [sorted(group, key=lambda tag: (-getattr(tag, "uses", 0), tag.name)) for group in found.values()]
    return sorted(in_order, key=lambda group: folded(group[0].name))


def affected_by(goes: Collection[Tag]) -> Affected:
    """Return what changes when these tags make way."""
    keys = [tag.pk for tag in goes]
    live = set(PracticeTag.objects.filter(tag_id__in=keys).values_list("content_object_id", flat=True))
    drafts = {
        int(version.object_id)
        for version in mentioning(publishable(of_pages()), ["tag"], keys).iterator(chunk_size=50)
        if _tags_of(version.content) & set(keys)
    }
    practices = PracticePage.objects.filter(pk__in=live | drafts).defer_streamfields().order_by("title", "pk")
    others = sum(model._base_manager.filter(tag_id__in=keys).count() for model in _tables() if model is not PracticeTag)
    return Affected(list(practices), others)


@transaction.atomic
def merge(goes: Collection[Tag], keep: Tag, user: Any) -> Merged:
    """Put `keep` in the place of the other tags, on practices and in all their versions, pictures and documents.

    Tags that are gone already are passed over: a second time there is nothing left to do.

    Raises:
        Tag.DoesNotExist: the tag that stays is gone.
    """
    keep = Tag.objects.select_for_update().get(pk=keep.pk)
    leaving = list(Tag.objects.select_for_update().filter(pk__in={tag.pk for tag in goes} - {keep.pk}).order_by("pk"))
    if not leaving:
        return Merged(0, 0, 0)
    keys = {tag.pk for tag in leaving}
    owners = {model: _move(model, keys, keep.pk) for model in _tables()}
    on_pages = {key for (key,) in owners.pop(PracticeTag)}
    in_versions = rewrite(
        mentioning(of_pages(), ["tag"], keys), lambda _type, content: _replace_in_version(content, keys, keep.pk)
    )
    names = [tag.name for tag in leaving]
    for tag in leaving:
        log(tag, "wagtail.delete", user=user, deleted=True)
        tag.delete()
    _follow(on_pages, owners)
    refresh(TAG, [keep.pk])
    data = {"old": ", ".join(names), "new": keep.name}
    changed = on_pages | in_versions
    log(keep, MERGED, user=user, data=data | {"pages": len(changed)})
    for page in Page.objects.filter(pk__in=changed):
        log(page, RETAGGED, user=user, data=data, content_changed=True)
    return Merged(len(leaving), len(changed), sum(map(len, owners.values())))


def _forms(name: str) -> set[str]:
    words = folded(name).split()
    found = {"".join(words)} | {"".join([*words[:-1], stem]) for stem in (stems(words[-1]) if words else ())}
    return {form for form in found if form}


def _tables() -> list[type[models.Model]]:
    """Return the tables that tie a tag to something: practices, and Wagtail's own for pictures and documents."""
    return [relation.related_model for relation in Tag._meta.related_objects if not relation.many_to_many]


def _move(model: type[models.Model], goes: Collection[int], keep: int) -> set[tuple[Any, ...]]:
    """Tie to `keep` what is tied to `goes`, once each; return what that is, as keys."""
    columns = _columns(model)
    rows = model._base_manager
    owner_of = {row.pk: tuple(getattr(row, column) for column in columns) for row in rows.filter(tag_id__in=goes)}
    has_already = set(rows.filter(tag_id=keep).values_list(*columns))
    moved: list[Any] = []
    double: list[Any] = []
    for key, owner in owner_of.items():
        (double if owner in has_already else moved).append(key)
        has_already.add(owner)
    rows.filter(pk__in=moved).update(tag_id=keep)
    rows.filter(pk__in=double).delete()
    return set(owner_of.values())


def _tags_of(content: dict[str, Any]) -> set[int]:
    return {item.get("tag") for item in content.get(IN_VERSIONS) or []}


def _replace_in_version(content: dict[str, Any], goes: Collection[int], keep: int) -> bool:
    items = content.get(IN_VERSIONS) or []
    if not _tags_of(content) & set(goes):
        return False
    has_keep = any(item.get("tag") == keep for item in items)
    merged = []
    for item in items:
        if item.get("tag") not in goes:
            merged.append(item)
        elif not has_keep:
            merged.append({**item, "tag": keep})
            has_keep = True
    content[IN_VERSIONS] = merged
    return True


def _follow(pages: Collection[int], others: dict[type[models.Model], set[tuple[Any, ...]]]) -> None:
    """Let the search, the index of references and that of the admin know; rows changed behind their backs."""
    refresh(PRACTICE, pages)
    for page in PracticePage.objects.filter(pk__in=pages):
        ReferenceIndex.create_or_update_for_object(page)
        index.insert_or_update_object(page)
    by_model: dict[type[models.Model], set[Any]] = defaultdict(set)
    for model, owners in others.items():
        for owner in owners:
            tied = model(**dict(zip(_columns(model), owner, strict=True)))
            if (content := getattr(tied, "content_object", None)) is not None:
                by_model[type(content)].add(content.pk)
    for kind, keys in by_model.items():
        for thing in kind._base_manager.filter(pk__in=keys):
            index.insert_or_update_object(thing)


def _columns(model: type[models.Model]) -> list[str]:
    fields = model._meta.concrete_fields
    return [field.attname for field in fields if not field.primary_key and field.attname != "tag_id"]
