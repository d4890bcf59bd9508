"""Who may see why a paper could not be made, and have it tried again: who may edit its practice."""

from typing import Any

from wagtail.models import Page
from wagtail.permissions import policy_registry

from paper.models import Paper
from paper.querysets import PaperQuerySet

MAY_EDIT = ("add", "change", "publish")


def page_policy() -> Any:
    """Return who may do what with pages."""
    return policy_registry.get_by_type(Page)


def may_see_papers(user: Any) -> bool:
    """Whether somebody may edit a page at all."""
    return page_policy().user_has_any_permission(user, MAY_EDIT)


def papers_within_reach(user: Any) -> PaperQuerySet:
    """Return the papers of practices that somebody may edit, without their files."""
    papers = Paper.objects.exclude(practice=None).without_files()
    if user.is_superuser:
        return papers
    pages = page_policy().instances_user_has_any_permission_for(user, MAY_EDIT)
    return papers.filter(practice__in=pages.order_by().values("pk"))
