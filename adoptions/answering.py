"""What is done with the answer of a sender: once, whatever is pressed how often."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from adoptions.entries import names_changed
from adoptions.models import Adoption


def confirm(adoption: Adoption) -> bool:
    """It was them: the editors of the region see it from now on. Return whether this was the answer."""
    waiting = Adoption.objects.filter(pk=adoption.pk, confirmed_at__isnull=True)
    return bool(waiting.update(confirmed_at=timezone.now()))


@transaction.atomic
def say_still(adoption: Adoption, number: int, today: date | None = None) -> bool:
    """It is still so: shown for another year, also when it had lapsed. Return whether this was the answer."""
    found = _of_round(adoption, number)
    if found is None:
        return False
    found.know(today or timezone.localdate())
    found.round += 1
    found.save()
    return True


@transaction.atomic
def say_no_more(adoption: Adoption, number: int) -> bool:
    """They stopped: off the site at once, and nobody's name is kept. Return whether this was the answer."""
    found = _of_round(adoption, number)
    if found is None:
        return False
    found.ended_at = timezone.now()
    found.once = None
    found.round += 1
    found.erase_people()
    found.save()
    names_changed(found)
    return True


def _of_round(adoption: Adoption, number: int) -> Adoption | None:
    """Return it as it is now, held until the transaction ends; None when this round was answered."""
    return Adoption.objects.select_for_update().approved().filter(pk=adoption.pk, round=number).first()
