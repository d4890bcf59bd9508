"""What must happen when a consent is saved or deleted, in the same transaction."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete

from consents.followers import tell
from consents.mails import tell_person
from consents.models import Consent


def _after_save(sender: type, instance: Consent, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        tell([instance.pk])
        tell_person(instance)


def _before_delete(sender: type, instance: Consent, **kwargs: Any) -> None:
    # What is tied to it must be known while it is there; from here on it holds no more.
    Consent.objects.filter(pk=instance.pk).update(withdrawn_on=instance.given_on)
    tell([instance.pk])


def _after_delete(sender: type, instance: Consent, **kwargs: Any) -> None:
    tell([instance.pk])


def connect() -> None:
    """Listen; called once, when the app is ready."""
    post_save.connect(_after_save, sender=Consent, dispatch_uid="consents.saved")
    pre_delete.connect(_before_delete, sender=Consent, dispatch_uid="consents.before_delete")
    post_delete.connect(_after_delete, sender=Consent, dispatch_uid="consents.after_delete")
