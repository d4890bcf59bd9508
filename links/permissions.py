"""Who may see, mend and check links: what follows from the pages that somebody may edit."""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from links.models import CheckedLink

MAY_EDIT = ("add", "change", "publish")


def may_see_links(user: Any) -> bool:
    """Whether somebody may edit a page at all."""
    return page_policy().user_has_any_permission(user, MAY_EDIT)


def may_check_links(user: Any) -> bool:
    """Whether somebody may start a check: who may publish a page somewhere."""
    return page_policy().user_has_permission(user, "publish")


def links_to_mend(user: Any) -> QuerySet:
    """Return the links on pages that somebody may edit, as far as these are published."""
    links = CheckedLink.objects.on_live_pages()
    if user.is_superuser:
        return links
    return links.on_pages(page_policy().instances_user_has_any_permission_for(user, MAY_EDIT))


def page_policy() -> Any:
    """Return who may do what with pages."""
    return policy_registry.get_by_type(Page)
