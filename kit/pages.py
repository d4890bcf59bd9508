"""The abstract page that every page type of the portal is."""

from collections.abc import Collection, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any, Self

from django.db.models import ForeignKey, Manager, Model, QuerySet, prefetch_related_objects
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from django.utils.text import Truncator
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations, model_from_serializable_data
from modelcluster.queryset import FakeQuerySet
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.search import index

from kit.kept import kept
from kit.publishing import WholePublishing
from kit.querysets import PublishedPageQuerySet, is_anything_private

_OF_THE_PAGE = ("alias_of", "content_type", "latest_revision", "live_revision", "locale", "locked_by", "owner")
"""Keys that a page has by itself, whatever a version of it says."""
_NEVER_TYPED = (*_OF_THE_PAGE, "path")
"""Columns that no form fills in: the database holds to what they point to, and to that they are unique."""


@dataclass(frozen=True)
class Crumb:
    """One step of the trail above a page: what it is called and where it leads."""

    title: str
    url: str


class PortalPage(WholePublishing, Page):
    """What all pages share: the gate to the public, the trail above them and how they introduce themselves."""

    own_keys: tuple[str, ...] = ()
    """Keys of this type of page that follow from where it stands, whatever a version of it says; nobody types them."""

    objects = PageManager.from_queryset(PublishedPageQuerySet)()

    class Meta:
        abstract = True

    @classmethod
    def get_indexed_objects(cls) -> QuerySet:
        """Load along what Wagtail's search reads of other things; of many-to-many it would ask each page by itself."""
        return super().get_indexed_objects().prefetch_related(*cls._found_by())

    def get_indexed_instance(self) -> Self | None:
        """Load the same along for one page, of which Wagtail's search would ask for each of its columns."""
        page = super().get_indexed_instance()
        if page is not None:
            prefetch_related_objects([page], *(name for name in self._found_by() if not _is_at_hand(page, name)))
        return page

    @classmethod
    def _found_by(cls) -> list[str]:
        return [field.field_name for field in cls.get_search_fields() if isinstance(field, index.RelatedFields)]

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """Return this page as a version of it says. Wagtail looks up every key of it, also what it then leaves out."""
        page = super().with_content_json(content | dict.fromkeys((*_OF_THE_PAGE, *self.own_keys)))
        for name in ("live_revision", *self.own_keys):
            setattr(page, f"{name}_id", getattr(self, f"{name}_id"))
        page._cached_parent_obj = self.get_parent()  # known by now, and asked for again where the page is written
        return page

    @classmethod
    def from_serializable_data(
        cls, data: dict[str, Any], check_fks: bool = True, strict_fks: bool = False
    ) -> Self | None:
        """Return a page as a version says; modelcluster would look for each thing its parts point to by itself."""
        lists = {
            relation.get_accessor_name(): relation.related_model
            for relation in get_all_child_relations(cls)
            if issubclass(relation.related_model, PartOfPage)
        }
        rest = {name: value for name, value in data.items() if name not in lists}
        page = super().from_serializable_data(rest, check_fks=check_fks, strict_fks=strict_fks)
        if page is not None:
            for name in lists.keys() & data.keys():
                setattr(page, name, lists[name].of_a_version(data[name]))
        return page

    def current_parent(self) -> Page:
        """Return the page under which this one stands now. Wagtail looks at it too, and keeps it when this is moved."""
        parent = self.get_parent()
        is_above = parent.path == self.path[: -self.steplen]
        return parent if is_above else self.get_parent(update=True)

    def unwritten(self) -> dict[str, list[Model]]:
        """Return what stands in the lists of this page and waits to be written with it, per list."""
        return dict(getattr(self, "_cluster_related_objects", {}))

    def holding(self, parts: dict[str, list[Model]]) -> Self:
        """Return this page with what was `unwritten` at hand; once written, each list is read from the database."""
        page = copy(self)
        page._cluster_related_objects = parts
        return page

    def full_clean(self, exclude: Collection[str] | None = None, **kwargs: Any) -> None:
        """Look at all that somebody can have filled in; each column that nobody can would cost a query.

        Nor is the database asked whether what is empty goes with the rest: it holds to that itself.
        """
        optional = [field for field in self._meta.fields if field.null and field.blank]
        empty = {field.name for field in optional if getattr(self, field.attname) is None}
        super().full_clean(exclude={*(exclude or ()), *_NEVER_TYPED, *self.own_keys, *empty}, **kwargs)

    def update_aliases(self, **kwargs: Any) -> None:
        """Bring the copies that follow this page up to date, where there are any.

        Wagtail writes out the whole page first, and asks for copies in the order of the tree: for that SQLite may walk
        through all pages there are.
        """
        if self.aliases.exists():
            super().update_aliases(**kwargs)

    update_aliases.alters_data = True  # type: ignore[attr-defined]  # so templates may not call it, as Wagtail says

    def introduction_text(self) -> str:
        """Return the plain text with which the page introduces itself; a page type overrides it."""
        return ""

    @cached_property
    def meta_description(self) -> str:
        """At most some 155 characters for search engines and shared links."""
        text = self.search_description or self.introduction_text()
        return Truncator(" ".join(strip_tags(text).split())).chars(155)

    def breadcrumbs(self, request: HttpRequest | None = None) -> list[Crumb]:
        """Return the published pages above this one, the home page first. One query."""
        if self.depth is None or self.depth <= 2:
            return []
        above = _pages_down_to(self.path[: -self.steplen])
        return [Crumb(page.title if page.depth > 2 else "Home", page.get_url(request) or "") for page in above]

    def get_view_restrictions(self) -> QuerySet:
        """Return what keeps readers from this page; Wagtail asks two queries for it, also when nothing is private."""
        return super().get_view_restrictions() if is_anything_private() else PageViewRestriction.objects.none()


def _is_at_hand(page: Page, relation: str) -> bool:
    related = getattr(page, relation)
    return isinstance(related, Manager) and isinstance(related.all(), FakeQuerySet)


@kept
def _pages_down_to(path: str) -> tuple[Page, ...]:
    """Return the published pages from the home page to the one at a place in the tree."""
    paths = [path[:end] for end in range(2 * Page.steplen, len(path) + 1, Page.steplen)]
    return tuple(Page.objects.filter(path__in=paths).live().order_by("depth"))


class PartOfPage(Model):
    """What stands in a list of a page, such as a contact on a practice.

    What it points to takes it along when it goes: its keys are `CASCADE`.
    """

    class Meta:
        abstract = True

    @classmethod
    def of_a_version(cls, data: Sequence[dict[str, Any]]) -> list[Self]:
        """Return those of which a version of their page tells, but what points to something that is gone.

        Of the page itself, which is not looked for again. One query for each key.
        """
        keys = [field for field in cls._meta.fields if isinstance(field, ForeignKey)]
        parents = {field.name: None for field in keys if isinstance(field, ParentalKey)}
        parts = [model_from_serializable_data(cls, item | parents, check_fks=False) for item in data]
        for key in keys:
            if key.name not in parents:
                parts = _pointing_to_what_is_there(parts, key)
        return parts


def _pointing_to_what_is_there(parts: list[Any], key: ForeignKey) -> list[Any]:
    there = key.related_model._default_manager.in_bulk({getattr(part, key.attname) for part in parts})
    kept = [part for part in parts if getattr(part, key.attname) in there]
    for part in kept:
        setattr(part, key.name, there[getattr(part, key.attname)])
    return kept
