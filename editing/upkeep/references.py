"""Which pages point to a page, for who is about to take it from the site."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.models import Page, ReferenceIndex

SHOWN = 25


@dataclass(frozen=True)
class LinkingPage:
    """A page that points to another; `edit_url` is "" for who may not edit it, `url` for what is not on the site."""

    title: str
    edit_url: str
    url: str
    is_live: bool


@dataclass(frozen=True)
class Linking:
    """The pages that point to a page: the first of them, and how many there are."""

    pages: list[LinkingPage]
    number: int

    @cached_property
    def more(self) -> int:
        """How many are not shown."""
        return self.number - len(self.pages)


def pages_linking_to(page: Page, user: Any, leaving: Collection[int] = ()) -> Linking:
    """Return the pages that point to `page` by a link, a chosen page or as a related practice, live ones first.

    Left out are those that are `leaving` too, and drafts that `user` may not edit: their title may not be public.
    Five queries for any number of pages.
    """
    of_page = ContentType.objects.get_for_model(Page, for_concrete_model=False)
    keys = ReferenceIndex.get_references_to(page).filter(base_content_type=of_page).values_list("object_id", flat=True)
    wanted = {int(key) for key in keys} - {page.pk, *leaving}
    found = Page.objects.filter(pk__in=wanted).order_by("-live", "title", "pk")
    shown = [each for each in found if each.live or each.permissions_for_user(user).can_edit()]
    return Linking([_linking_page(each, user) for each in shown[:SHOWN]], len(shown))


def _linking_page(page: Page, user: Any) -> LinkingPage:
    may_edit = page.permissions_for_user(user).can_edit()
    return LinkingPage(
        page.get_admin_display_title() if may_edit else page.title,
        reverse("wagtailadmin_pages:edit", args=[page.pk]) if may_edit else "",
        (page.get_url() or "") if page.live else "",
        page.live,
    )
