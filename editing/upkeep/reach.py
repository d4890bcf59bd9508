"""Who may put what right."""

from typing import Any

from wagtail.models import Page
from wagtail.permissions import policy_registry

from contacts.models import Contact
from regions.reach import reaches_every_region


def may_change_page(user: Any, page: Page) -> bool:
    """Whether `user` may edit this page and no colleague locked it. No query for most users."""
    if not page.permissions_for_user(user).can_edit():
        return False
    return not (page.locked and page.get_lock().for_user(user))


def may_change_contact(user: Any, contact: Contact) -> bool:
    """Whether `user` may change this contact and no colleague locked it."""
    policy = policy_registry.get_by_type(Contact)
    if not policy.user_has_permission_for_instance(user, "change", contact):
        return False
    return not (contact.locked and contact.get_lock().for_user(user))


def may_merge_tags(user: Any) -> bool:
    """Whether `user` may change tags everywhere: who edits every region."""
    return bool(user.is_active) and reaches_every_region(user)
