"""Posting a mail: kept now, sent after the transaction, never twice."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction

from post import kinds
from post.models import Letter
from post.writing import Written, write

_is_held: ContextVar[bool] = ContextVar("post_is_held", default=False)


def post(
    kind: str,
    to: str,
    context: dict[str, Any],
    *,
    key: str,
    headers: dict[str, str] | None = None,
    about: dict[str, Any] | None = None,
    language: str = "nl",
) -> bool:
    """Keep a mail to one address, to be sent in the background once the transaction is done.

    `key` says what it is about: the same key is posted once, whatever comes after; return whether this was the first.
    `context` is for the template of the kind, `about` (JSON) for the kind itself, see `Kind.still_holds`. A header that
    holds a line break is refused when the mail is sent.

    Raises:
        KeyError: nobody registered this kind.
    """
    return keep(kind, to, write(kinds.kind(kind), context, language), key=key, headers=headers, about=about)


def keep(
    kind: str,
    to: str,
    written: Written,
    *,
    key: str,
    headers: dict[str, str] | None = None,
    about: dict[str, Any] | None = None,
) -> bool:
    """Like `post`, for a mail whose words are there already."""
    letter = Letter(
        key=key,
        kind=kind,
        to=to,
        subject=written.subject,
        text=written.text,
        html=written.html,
        headers=headers or {},
        about=about or {},
    )
    if Letter.objects.filter(key=key).exists():
        return False
    # Another may post the same this very moment: then the table says no and nothing is lost.
    Letter.objects.bulk_create([letter], ignore_conflicts=True)
    if not _is_held.get():
        transaction.on_commit(_send_soon)
    return True


@contextmanager
def held() -> Iterator[None]:
    """Post without waking the background task for each mail: who posts thousands sends them afterwards."""
    token = _is_held.set(True)
    try:
        yield
    finally:
        _is_held.reset(token)


def _send_soon() -> None:
    from post.tasks import send_waiting  # the tasks need this module's tables

    send_waiting.enqueue()
