"""The abstract page that every page type of the portal is."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Self

from django.db.models import Model, QuerySet, prefetch_related_objects
from django.http import HttpRequest
from django.utils.html import strip_tags
from django.utils.text import Truncator
from modelcluster.fields import ParentalKey
from modelcluster.models import model_from_serializable_data
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
            prefetch_related_objects([page], *self._found_by())
        return page

    @classmethod
    def _found_by(cls) -> list[str]:
        return [field.field_name for field in cls.get_search_fields() if isinstance(field, index.RelatedFields)]

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """Return this page as a version of it says. Wagtail looks up every key of it, also what it then leaves out."""
        page = super().with_content_json(content | dict.fromkeys((*_OF_THE_PAGE, *self.own_keys)))
        for name in ("live_revision", *self.own_keys):
            setattr(page, f"{name}_id", getattr(self, f"{name}_id"))
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

    @property
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


@kept
def _pages_down_to(path: str) -> tuple[Page, ...]:
    """Return the published pages from the home page to the one at a place in the tree."""
    paths = [path[:end] for end in range(2 * Page.steplen, len(path) + 1, Page.steplen)]
    return tuple(Page.objects.filter(path__in=paths).live().order_by("depth"))


class PartOfPage(Model):
    """What stands in a list of a page, such as a contact on a practice."""

    class Meta:
        abstract = True

    @classmethod
    def from_serializable_data(
        cls, data: dict[str, Any], check_fks: bool = True, strict_fks: bool = False
    ) -> Self | None:
        """Make one as a version of its page says: of the page that is being made, which is not looked for again."""
        parents = {field.name: None for field in cls._meta.fields if isinstance(field, ParentalKey)}
        return model_from_serializable_data(cls, data | parents, check_fks=check_fks, strict_fks=strict_fks)
