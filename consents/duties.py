"""What falls due: consents that end are told to who gave them, and what leans on ended ones is put right."""

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from consents.followers import tell
from consents.mails import tell_that_it_ends
from consents.models import Consent
from consents.querysets import ENDS_SOON
from post.posting import held

AT_ONCE = 100


def settle_expired() -> int:
    """Let everything that leans on consents that expired be put right, once per consent; return how many there were.

    Nothing waits for this to be off the site: what is shown is asked of the consent itself each time.
    """
    today = timezone.localdate()
    unsettled = Consent.objects.expired(today).filter(Q(settled_on__isnull=True) | Q(settled_on__lte=F("until")))
    number = 0
    while keys := list(unsettled.order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        with transaction.atomic():
            tell(keys)
            Consent.objects.filter(pk__in=keys).update(settled_on=today)
        number += len(keys)
    return number


def remind() -> int:
    """Tell who gave a consent that it ends within eight weeks; return how many were told for the first time.

    Who agreed for less than that was told so when agreeing.
    """
    number = 0
    with held():
        ending = Consent.objects.ending().exclude(email="").order_by("pk")
        for consent in ending.iterator(chunk_size=AT_ONCE):
            was_for_long = consent.until is not None and consent.given_on + ENDS_SOON <= consent.until
            if was_for_long and tell_that_it_ends(consent):
                number += 1
    return number
