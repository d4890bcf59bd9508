"""Answering who sent something, by mail, in the name of the desk."""

from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.db import transaction

from contacts.desks import desk_for
from inbox.desk import acts
from inbox.desk.history import remember
from inbox.sources import Source, is_open
from post.posting import post

KIND = "inbox.reply"


def reply_address(item: Any, user: Any) -> str:
    """Return where answers to a reply go: to the desk, else to who wrote it."""
    return desk_for(item.region, None).email or user.email


@transaction.atomic
def reply(source: Source, item: Any, user: Any, text: str, key: UUID, has_copy: bool) -> bool:
    """Mail an answer and call what was open answered, unless its kind has a say; False when this form did before."""
    answers_to = reply_address(item, user)
    context = {"item": item, "text": text, "title": source.title(item), "desk": desk_for(item.region, None)}
    headers = {"Reply-To": answers_to} if answers_to else None
    if not post(KIND, item.sender_email, context, key=f"reply:{item.number}:{key}", headers=headers):
        return False
    if has_copy and user.email:
        post(KIND, user.email, context | {"is_copy": True}, key=f"reply:{item.number}:{key}:copy")
    remember(source.model, [(item.pk, item.number)], acts.REPLIED, user)
    if is_open(item) and not source.actions:
        acts.act_on(source, source.everything().filter(pk=item.pk), acts.ANSWERED, acts.Doing(user))
    return True


def example() -> dict[str, Any]:
    """Return an example for the mail, with invented people."""
    item = SimpleNamespace(number="K7MP-3QX9", sender_name="Kim Voorbeeld", created_at=None)
    desk = SimpleNamespace(name="Regiobalie Voorbeeld", phone="085 013 00 00")
    return {
        "item": item,
        "title": "Hoe regelen jullie vervoer naar de stage?",
        "text": "De gemeente betaalt het vervoer.\nBel me gerust voor de details.",
        "desk": desk,
        "is_copy": False,
    }
