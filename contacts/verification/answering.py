"""What is done with the answer of a contact: once, whatever is pressed how often."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from contacts.choices import Answer, TaskKind, TaskState
from contacts.leaving import take_off
from contacts.models import Contact, ContactTask, Verification
from contacts.verification.todo import add_task, end_task

FIELDS = ("function", "organisation", "phone", "public_email")
"""What a contact may give anew; the editors look at it before it is on the site."""
ANSWERED, TAKEN_OVER = "contacts.answered", "contacts.taken_over"


@transaction.atomic
def confirm(verification: Verification) -> bool:
    """Everything is right: the contact is verified today, and back on the site. Return whether this was the answer."""
    if not _close(verification, Answer.RIGHT):
        return False
    mark_verified(verification.contact)
    return True


@transaction.atomic
def propose(verification: Verification, changes: dict[str, str], note: str, is_rest_right: bool = False) -> bool:
    """Something changed: the editors get it as a task, and the site stays as it is until they took it over.

    Who says that the rest is right is verified today. Return whether this was the answer.
    """
    if not _close(verification, Answer.CHANGED):
        return False
    contact = verification.contact
    proposed = {name: value for name, value in changes.items() if name in FIELDS and value != getattr(contact, name)}
    words = [*(task.note for task in _told(contact)), note]
    add_task(contact, TaskKind.CHANGED, proposed=proposed, note="\n\n".join(dict.fromkeys(filter(None, words))))
    if is_rest_right:
        mark_verified(contact)
    else:
        contact.tasks.waiting().of_kind(TaskKind.SILENT).drop()
    return True


@transaction.atomic
def leave(verification: Verification, successor: str, note: str = "") -> bool:
    """They no longer do this work: off the site at once; who follows is a task. Return whether this was the answer."""
    if not _close(verification, Answer.LEFT):
        return False
    contact = verification.contact
    take_off(contact)
    add_task(contact, TaskKind.LEFT, successor=successor, note=note)
    contact.tasks.waiting().of_kind(TaskKind.SILENT, TaskKind.NO_ADDRESS).drop()
    return True


def as_told(contact: Contact) -> dict[str, str]:
    """Return the fields that a contact may give anew, as they are or as they told before and no editor took over."""
    values = {name: getattr(contact, name) for name in FIELDS}
    for task in _told(contact):
        values |= {name: value for name, value in task.proposed.items() if name in FIELDS}
    return values


@transaction.atomic
def accept(task: ContactTask, user: Any) -> bool:
    """Do what a contact gave: put it on the site, in drafts too. Return whether the task was still open.

    Raises:
        ValidationError: what they gave cannot stand in a field; nothing was changed.
    """
    if not end_task(task, TaskState.DONE, user):
        return False
    if task.kind == TaskKind.CHANGED:
        contact = Contact.objects.get(pk=task.contact_id)
        given = {name: value for name, value in task.proposed.items() if name in FIELDS}
        for name, value in given.items():
            setattr(contact, name, value)
        contact.clean_fields(exclude={field.name for field in Contact._meta.get_fields()} - given.keys())
        if given:
            contact.save(update_fields=[*given])
            _write_into_draft(contact, given)
        mark_verified(contact)
        log(contact, TAKEN_OVER, user=user, content_changed=True)
    return True


@transaction.atomic
def drop(task: ContactTask, user: Any) -> bool:
    """Nothing needs to be done. Return whether the task was still open."""
    return end_task(task, TaskState.DROPPED, user)


def mark_verified(contact: Contact, today: date | None = None) -> None:
    """Note that everything is right today, on the site and in a draft; nothing else of the draft is published."""
    contact.verified_on = today or timezone.localdate()
    contact.save(update_fields=["verified_on"])
    _write_into_draft(contact, {"verified_on": contact.verified_on.isoformat()})
    contact.tasks.waiting().of_kind(TaskKind.SILENT, TaskKind.NO_ADDRESS).drop()


def _write_into_draft(contact: Contact, values: dict[str, Any]) -> None:
    revision = contact.latest_revision
    if revision is not None:
        revision.content.update(values)
        revision.save(update_fields=["content"])


def _told(contact: Contact) -> list[ContactTask]:
    return list(contact.tasks.waiting().of_kind(TaskKind.CHANGED))


def _close(verification: Verification, answer: Answer) -> bool:
    open_round = Verification.objects.unanswered().filter(pk=verification.pk)
    if not open_round.update(answer=answer, answered_at=timezone.now()):
        return False
    log(verification.contact, ANSWERED, data={"answer": str(answer.label)})
    return True
