"""What must happen when a contact is saved or deleted. Saving one tells the search by itself."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from contacts.entries import CONTACT
from contacts.models import Contact
from library.signals import draw_soon
from search.indexing import refresh


def _after_delete(sender: type, instance: Contact, **kwargs: Any) -> None:
    refresh(CONTACT, [instance.pk])


def _after_save(sender: type, instance: Contact, raw: bool = False, **kwargs: Any) -> None:
    if not raw and instance.photo_id:
        draw_soon([instance.photo_id])


def connect() -> None:
    """Listen; called once, when the app is ready."""
    post_delete.connect(_after_delete, sender=Contact, dispatch_uid="contacts.deleted_for_search")
    post_save.connect(_after_save, sender=Contact, dispatch_uid="contacts.photo_drawn")
