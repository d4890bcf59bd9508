"""Somebody who no longer does this work comes off the site, now and in drafts."""

from typing import Any

from wagtail.actions.unpublish import UnpublishAction

from contacts.choices import State
from contacts.models import Contact


def take_off(contact: Contact, user: Any = None) -> bool:
    """Make a contact one who left; return whether that was not so yet. `user` is None for the contact themselves."""
    is_new = contact.live or contact.state != State.LEFT
    if is_new:
        contact.state = State.LEFT
        contact.save(update_fields=["state"])
        UnpublishAction(contact, user=user).execute(skip_permission_checks=True)
    contact.revisions.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=None)
    revision = contact.latest_revision
    if revision is not None and revision.content.get("state") != State.LEFT:
        revision.content["state"] = str(State.LEFT)
        revision.save(update_fields=["content"])
    return is_new
