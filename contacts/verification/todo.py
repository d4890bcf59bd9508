"""What an editor has to do about a contact: added once, and done or dropped once."""

from typing import Any

from django.utils import timezone

from contacts.choices import TaskKind, TaskState
from contacts.models import Contact, ContactTask


def add_task(contact: Contact, kind: TaskKind, **fields: Any) -> ContactTask:
    """Add what is to be done; a task of this kind that waits already takes what is new, and the editors hear of it."""
    task, is_new = ContactTask.objects.get_or_create(contact=contact, kind=kind, state=TaskState.OPEN, defaults=fields)
    if not is_new and fields:
        for name, value in fields.items():
            setattr(task, name, value)
        task.told_on = None
        task.save(update_fields=[*fields, "told_on"])
    return task


def end_task(task: ContactTask, state: TaskState, user: Any) -> bool:
    """Call a task done, or not needed; return whether it was still open."""
    ended = ContactTask.objects.waiting().filter(pk=task.pk)
    return bool(ended.update(state=state, done_at=timezone.now(), done_by=user))
