"""Taking a consent back."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from consents.models import Consent


@transaction.atomic
def withdraw(consent: Consent) -> None:
    """Let a consent hold no more, from now on; what leans on it follows in the same transaction. Twice is once."""
    locked = Consent.objects.select_for_update().get(pk=consent.pk)
    if locked.withdrawn_on is None:
        locked.withdrawn_on = timezone.localdate()
        locked.save(update_fields=["withdrawn_on"])
        log(instance=locked, action="consents.withdraw")
