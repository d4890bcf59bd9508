"""Keeping what somebody tells of a practice at each step, as far as they came, until they send it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from importing.drafts import Reading
from offering.arriving import arrive
from offering.mailing import ask_to_confirm, send_links
from offering.models import Offer, OfferedFile


@transaction.atomic
def begin(form_key: UUID, values: Mapping[str, Any]) -> Offer:
    """Keep a new offer and mail the link to it. The same form once more is the same offer, with what it says now."""
    offer, is_new = Offer.objects.get_or_create(form_key=form_key, defaults=values)
    if is_new:
        send_links(offer.sender_email)
        return offer
    return keep(offer, values)


@transaction.atomic
def keep(offer: Offer, values: Mapping[str, Any]) -> Offer:
    """Keep these values of an offer that was not sent yet, and return it as it is now.

    Another address has to be shown to be theirs anew; the links that went to the old one end.
    """
    found = _locked(offer)
    if found.sent_at is not None:
        return found
    has_moved = values.get("sender_email", found.sender_email) != found.sender_email
    for name, value in values.items():
        setattr(found, name, value)
    found.changed_at = timezone.now()
    if has_moved:
        found.proved_at = None
    found.save()
    if has_moved:
        send_links(found.sender_email)
    return found


@transaction.atomic
def keep_file(offer: Offer, reading: Reading, data: bytes) -> None:
    """Keep a file that came along, in the place of an earlier one, with what was found in it."""
    if _locked(offer).sent_at is not None:
        return
    found = reading.understood
    values = {
        "name": reading.name,
        "data": data,
        "title": found.full_title[:255],
        "number_of_lines": len(found.lines),
        "speakers": found.speakers,
        "unplaced": [line.text for line in found.unplaced if line.text],
    }
    OfferedFile.objects.update_or_create(offer=offer, defaults=values)


@transaction.atomic
def drop_file(offer: Offer) -> None:
    """Forget the file that came along, unless the offer was sent."""
    if _locked(offer).sent_at is None:
        OfferedFile.objects.filter(offer=offer).delete()


def file_of(offer: Offer) -> OfferedFile | None:
    """Return the file that came along, without its bytes."""
    return OfferedFile.objects.filter(offer=offer.pk).defer("data").first()


def prove(offer: Offer) -> None:
    """Take for shown that the address is theirs: they did something by the link that was mailed to it."""
    Offer.objects.filter(pk=offer.pk, proved_at__isnull=True).update(proved_at=timezone.now())


@transaction.atomic
def send(offer: Offer) -> None:
    """Send it, once: to the editors when the address is known to be theirs, else ask by mail whether it is."""
    found = _locked(offer)
    if found.sent_at is not None:
        return
    found.sent_at = found.changed_at = timezone.now()
    found.save(update_fields=["sent_at", "changed_at"])
    if found.proved_at is None:
        ask_to_confirm(found.sender_email)
    else:
        arrive(found)


@transaction.atomic
def confirm(offer: Offer) -> None:
    """It was them: what was sent comes to the editors, once."""
    prove(offer)
    arrive(offer)


@transaction.atomic
def take_back(offer: Offer) -> None:
    """Let what was sent and not confirmed be changed again."""
    Offer.objects.unconfirmed().filter(pk=offer.pk).update(sent_at=None, owes_confirm=False)


def _locked(offer: Offer) -> Offer:
    """Return it as it is now, held until the transaction ends.

    Raises:
        Offer.DoesNotExist: it was withdrawn or erased in the meantime.
    """
    return Offer.objects.select_for_update().get(pk=offer.pk)
