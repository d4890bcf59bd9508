"""When a paper must go, and when a new one is made."""

from collections.abc import Collection
from typing import Any

from django.db.models.signals import post_save, pre_delete
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_unpublished

from consents.followers import register_follower
from contacts.models import Contact
from paper.keeping import forget, make_soon, practices_naming
from practices.models import PracticePage
from practices.using import pages_with_consents
from search.indexing import is_bookkeeping


def _after_publish(sender: type, instance: PracticePage, **kwargs: Any) -> None:
    _renew([instance.pk])


def _after_unpublish(sender: type, instance: PracticePage, **kwargs: Any) -> None:
    forget([instance.pk])


def _after_consent(consents: Collection[int]) -> None:
    _renew(pages_with_consents(consents))


def _after_contact(sender: type, instance: Contact, raw: bool = False, **kwargs: Any) -> None:
    if not raw and not kwargs.get("created") and not is_bookkeeping(kwargs):
        _renew(practices_naming(instance))


def _before_contact_goes(sender: type, instance: Contact, **kwargs: Any) -> None:
    _renew(practices_naming(instance))


def _after_restriction(sender: type, instance: PageViewRestriction, **kwargs: Any) -> None:
    below = PracticePage.objects.descendant_of(instance.page, inclusive=True)
    forget(list(below.values_list("pk", flat=True)))


def _renew(practices: Collection[int]) -> None:
    forget(practices)
    make_soon(practices)


def connect() -> None:
    """Listen; called once, when the app is ready."""
    page_published.connect(_after_publish, sender=PracticePage, dispatch_uid="paper.published")
    page_unpublished.connect(_after_unpublish, sender=PracticePage, dispatch_uid="paper.unpublished")
    pre_delete.connect(_after_unpublish, sender=PracticePage, dispatch_uid="paper.deleted")
    post_save.connect(_after_contact, sender=Contact, dispatch_uid="paper.contact_saved")
    pre_delete.connect(_before_contact_goes, sender=Contact, dispatch_uid="paper.contact_deleted")
    post_save.connect(_after_restriction, sender=PageViewRestriction, dispatch_uid="paper.closed")
    register_follower("paper", _after_consent)
