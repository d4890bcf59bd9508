"""Asking whom it is time to ask, reminding, and making a task of who keeps silent.

Each step changes one round and keeps its mail in one transaction, under a key of its own: killed at any moment and
begun again, nobody is asked twice and nobody is skipped.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from contacts.choices import Answer, TaskKind
from contacts.models import Contact, ContactTask, Verification, VerificationSettings
from contacts.verification.links import links_of
from contacts.verification.settling import settle
from contacts.verification.todo import add_task
from post.models import Letter
from post.posting import held, post

CHUNK = 200
REMINDERS = 2


def ask_whom_it_is_time_for(today: date | None = None) -> int:
    """Begin rounds, remind, and make tasks of who did not answer in time; return how many contacts that were."""
    day = today or timezone.localdate()
    rules = VerificationSettings.load()
    settle(day, rules)
    with held():
        return _begin_rounds(day, rules) + _remind(day, rules) + _call_silent(day)


def ask_now(contact: Contact, today: date | None = None) -> bool:
    """Ask one contact, whatever is due; return whether a mail was posted, which is done once a day at most."""
    day = today or timezone.localdate()
    with transaction.atomic():
        # Two who press the button this very moment wait for each other.
        asked = Contact.objects.in_service(day).select_for_update(of=("self",)).filter(pk=contact.pk).first()
        if asked is None:
            return False
        open_round = asked.verifications.unanswered().first()
        if open_round is None:
            return _begin(asked, day)
        return open_round.mailed_on != day and _send(open_round, f"now:{day}", day)


def is_still_asked(letter: Letter) -> bool:
    """Whether a mail that waited still asks something: who answered meanwhile, or was taken off, gets none."""
    still_here = Contact.objects.in_service()
    return Verification.objects.unanswered().filter(pk=letter.about.get("round"), contact__in=still_here).exists()


def address_of(contact: Contact) -> str:
    """Return where we write to a contact about themselves."""
    return contact.personal_email or contact.public_email


def _begin_rounds(day: date, rules: VerificationSettings) -> int:
    due = Q(verified_on__isnull=True) | Q(verified_on__lte=day - timedelta(days=rules.interval_days))
    number = 0
    for contact in _in_chunks(Contact.objects.in_service(day).filter(due, *_not_asked(day, rules))):
        with transaction.atomic():
            number += _begin(contact, day)
    return number


def _not_asked(day: date, rules: VerificationSettings) -> list[Any]:
    """Return who is left alone: who is asked already, who just told what changed, and who has no address, as we know.

    Who has no address is a task once in the time in which we would ask once: who called instead is not told again.
    """
    rounds = Verification.objects.filter(contact=OuterRef("pk"))
    tasks = ContactTask.objects.filter(contact=OuterRef("pk"))
    told = tasks.waiting().of_kind(TaskKind.CHANGED)
    lately = day - timedelta(days=rules.last_reminder_days)
    answered = rounds.filter(answer=Answer.CHANGED, answered_at__date__gt=lately)
    before = day - timedelta(days=rules.interval_days)
    known = tasks.of_kind(TaskKind.NO_ADDRESS).filter(created_at__date__gt=before)
    has_none = Q(personal_email="", public_email="")
    return [~Exists(rounds.unanswered()), ~Exists(told), ~Exists(answered), ~(has_none & Exists(known))]


def _begin(contact: Contact, day: date) -> bool:
    if not address_of(contact):
        add_task(contact, TaskKind.NO_ADDRESS)
        return False
    # Another process may begin the same round this very moment: then the table says no.
    Verification.objects.bulk_create([Verification(contact=contact, begun_on=day)], ignore_conflicts=True)
    begun = Verification.objects.unanswered().get(contact=contact)
    begun.contact = contact
    return _send(begun, "0", day)


def _remind(day: date, rules: VerificationSettings) -> int:
    number = 0
    for count, days in ((1, rules.first_reminder_days), (2, rules.last_reminder_days)):
        begun_by = day - timedelta(days=days)
        late = Verification.objects.unanswered().filter(reminders__lt=count, begun_on__lte=begun_by)
        still_here = late.filter(contact__in=Contact.objects.in_service(day)).select_related("contact")
        for verification in _in_chunks(still_here):
            with transaction.atomic():
                Verification.objects.filter(pk=verification.pk).update(reminders=count)
                # Who has the last one due has no use for the first any more.
                if count == REMINDERS or verification.begun_on > day - timedelta(days=rules.last_reminder_days):
                    number += _send(verification, str(count), day)
    return number


def _call_silent(day: date) -> int:
    silent = Verification.objects.unanswered().filter(told_on__isnull=True, reminders__gte=REMINDERS)
    lapsed = Q(contact__verified_until__lt=day) | Q(contact__verified_until__isnull=True)
    had_a_day = Q(mailed_on__lt=day) | Q(mailed_on__isnull=True)
    here = Contact.objects.in_service(day)
    number = 0
    for verification in _in_chunks(silent.filter(lapsed, had_a_day, contact__in=here).select_related("contact")):
        with transaction.atomic():
            Verification.objects.filter(pk=verification.pk).update(told_on=day)
            add_task(verification.contact, TaskKind.SILENT)
        number += 1
    return number


def _send(verification: Verification, which: str, day: date) -> bool:
    contact = verification.contact
    address = address_of(contact)
    if not address:
        add_task(contact, TaskKind.NO_ADDRESS)
        return False
    context = {
        "contact": contact,
        "is_reminder": which in ("1", "2"),
        "is_last": which == "2",
        "is_named": contact.is_published(day),
        **links_of(verification),
    }
    Verification.objects.filter(pk=verification.pk).update(mailed_on=day)
    about = {"round": verification.pk}
    return post("contacts.verify", address, context, key=f"verify:{verification.pk}:{which}", about=about)


def _in_chunks(queryset: QuerySet[Any]) -> Iterator[Any]:
    """Give records some at a time, in the order of their keys; what changes on the way does no harm."""
    last = 0
    while chunk := list(queryset.filter(pk__gt=last).order_by("pk")[:CHUNK]):
        yield from chunk
        last = chunk[-1].pk
