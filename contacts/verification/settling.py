"""What settled itself: an editor called and noted that all is right, filled in an address, or took somebody off."""

from datetime import date, timedelta

from django.db.models import F, Q
from django.utils import timezone

from contacts.choices import Answer, State, TaskKind
from contacts.models import ContactTask, Verification, VerificationSettings


def settle(day: date, rules: VerificationSettings) -> None:
    """End the rounds and drop the tasks that nobody needs any more. Three queries for any number."""
    checked = Verification.objects.unanswered().filter(contact__verified_on__gt=F("begun_on"))
    checked.update(answer=Answer.BY_EDITORS, answered_at=timezone.now())
    gone = Q(contact__state=State.LEFT) | Q(contact__live=False)
    silent = ContactTask.objects.waiting().of_kind(TaskKind.SILENT)
    silent.filter(gone | Q(contact__verified_until__gte=day)).drop()
    without_address = ContactTask.objects.waiting().of_kind(TaskKind.NO_ADDRESS)
    has_address = ~Q(contact__personal_email="", contact__public_email="")
    is_checked = Q(contact__verified_on__gt=day - timedelta(days=rules.interval_days))
    without_address.filter(gone | has_address | is_checked).drop()
