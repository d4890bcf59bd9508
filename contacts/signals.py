"""What must happen when a contact or the national desk is saved, or a contact deleted.

Saving a contact tells the search by itself.
"""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from contacts.entries import CONTACT
from contacts.models import Contact, NationalDesk, phone_link
from kit.away import remember_desk
from library.signals import draw_soon
from search.indexing import refresh


def _after_delete(sender: type, instance: Contact, **kwargs: Any) -> None:
    refresh(CONTACT, [instance.pk])


def _after_save(sender: type, instance: Contact, raw: bool = False, **kwargs: Any) -> None:
    if not raw and instance.photo_id:
        draw_soon([instance.photo_id])


def _after_desk(sender: type, instance: NationalDesk, **kwargs: Any) -> None:
    transaction.on_commit(keep_desk_at_hand, robust=True)


def keep_desk_at_hand() -> int:
    """Keep the number of the national desk where no database is needed; return how many desks there are."""
    desk = NationalDesk.objects.order_by("-site__is_default_site", "pk").first()
    if desk is None:
        return 0
    remember_desk(desk.name, desk.phone, phone_link(desk.phone))
    return 1


def connect() -> None:
    """Listen; called once, when the app is ready."""
    post_delete.connect(_after_delete, sender=Contact, dispatch_uid="contacts.deleted_for_search")
    post_save.connect(_after_save, sender=Contact, dispatch_uid="contacts.photo_drawn")
    post_save.connect(_after_desk, sender=NationalDesk, dispatch_uid="contacts.desk_at_hand")
