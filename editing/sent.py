"""Which forms are being worked on, and how those of this moment were answered: the same for every process.

The memory of a process will not do for this, for a double click may reach two; nor will Redis alone, which may be away.
"""

import time

from django.db import connection

from editing.models import SentForm

REMEMBERED = 30
"""Seconds in which a form that is sent again gets the answer it got before; a process that died holds it as long."""

# A row whose time is over is taken over, and so is one of a clock that was ahead: neither may hold a form for ever.
_TAKE = (
    "INSERT INTO editing_sentform (name, answer, ends_at) VALUES (%s, '', %s) "
    "ON CONFLICT (name) DO UPDATE SET answer = '', ends_at = excluded.ends_at "
    "WHERE editing_sentform.ends_at <= %s OR editing_sentform.ends_at > excluded.ends_at"
)


def take(name: str) -> bool:
    """Take a form to work on; return whether nobody had it. One statement, so that of two one has it."""
    now = int(time.time())
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [name, now + REMEMBERED, now])
        return bool(cursor.rowcount)


def answer_to(name: str) -> str:
    """Return the address to which a form led, or "" when it is still worked on, or was let go."""
    return SentForm.objects.filter(name=name).values_list("answer", flat=True).first() or ""


def remember(name: str, answer: str) -> None:
    """Say to which address a form led."""
    SentForm.objects.filter(name=name).update(answer=answer, ends_at=int(time.time()) + REMEMBERED)


def let_go(name: str) -> None:
    """Let a form be sent again: it led nowhere."""
    SentForm.objects.filter(name=name).delete()


def forget_ended() -> int:
    """Throw away what need not be remembered any more; return how many forms that were."""
    return SentForm.objects.filter(ends_at__lte=int(time.time())).delete()[0]
