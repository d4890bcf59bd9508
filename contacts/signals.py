"""What the search must follow when a contact is deleted; saving one tells it by itself."""

from typing import Any

from django.db.models.signals import post_delete

from contacts.entries import CONTACT
from contacts.models import Contact
from search.indexing import refresh


def _after_delete(sender: type, instance: Contact, **kwargs: Any) -> None:
    refresh(CONTACT, [instance.pk])


def connect() -> None:
    """Listen; called once, when the app is ready."""
    post_delete.connect(_after_delete, sender=Contact, dispatch_uid="contacts.deleted_for_search")
