"""Whose things a report tells of: those within reach of the colleague who asks."""

from typing import Any

from django.db.models import Model, QuerySet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from contacts.models import Contact

EDITING = ("add", "change", "publish")
KEEPING = ("change", "delete")


def page_policy() -> Any:
    """Return who may do what with pages."""
    return policy_registry.get_by_type(Page)


def may_see_reports(user: Any) -> bool:
    """Whether `user` edits a page somewhere."""
    return page_policy().user_has_any_permission(user, EDITING)


def page_keys_within_reach(user: Any) -> QuerySet:
    """Return the keys of the pages that `user` edits, for use in a query."""
    pages = page_policy().instances_user_has_any_permission_for(user, EDITING)
    return pages.order_by().values_list("pk", flat=True)


def contacts_within_reach(user: Any) -> QuerySet[Contact]:
    """Return the contacts that `user` keeps."""
    return policy_registry.get_by_type(Contact).instances_user_has_any_permission_for(user, {"change"})


def files_within_reach(model: type[Model], user: Any) -> QuerySet:
    """Return the images or documents that `user` keeps."""
    return policy_registry.get_by_type(model).instances_user_has_any_permission_for(user, set(KEEPING))
