"""Sending what waits: tried again when it fails, never dropped in silence, and once only as far as mail allows."""

import logging
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.utils import timezone

from kit import retention
from post import kinds
from post.choices import State
from post.models import Letter

logger = logging.getLogger(__name__)

AT_ONCE = 100
LEASE = timedelta(minutes=10)
"""So long a mail that somebody began to send is left to them; after that they are thought to be dead."""
IN_A_ROW = 5
"""When so many fail one after another, it is the server that is away: the others are left for the next time."""
TRIES = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720, 1_440, 1_440, 1_440)]
"""How long to wait after each try; after the last the mail is called failed, and the team sees it."""
KEPT_FOR = retention.LETTERS.period


def deliver_waiting() -> int:
    """Send every mail whose time has come and which still holds; return how many went.

    Several may do this at once: each takes some, by moving their next try ahead. Whoever dies half-way leaves mails
    that are tried again after `LEASE`, under the same Message-ID.
    """
    number = in_a_row = 0
    connection: Any = None
    for letter in _taken():
        try:
            if _is_dropped(letter):
                continue
            if connection is None:
                connection = get_connection(settings.MAIL_TRANSPORT)
                connection.open()
            connection.send_messages([message_of(letter)])
        except Exception as error:  # whatever it is, the next mail may fare better
            _let_go(connection)
            connection = None
            _has_failed(letter, error)
            in_a_row += 1
            if in_a_row == IN_A_ROW:
                break
        else:
            number += 1
            in_a_row = 0
            Letter.objects.filter(pk=letter.pk).update(state=State.SENT, sent_at=timezone.now(), error="")
    _let_go(connection)
    return number


def message_of(letter: Letter) -> EmailMultiAlternatives:
    """Return a letter as a message, named after its uuid."""
    host = settings.SITE_URL.split("//")[-1].split(":")[0].split("/")[0]
    headers = {"Message-ID": f"<{letter.uuid}@{host}>", "Auto-Submitted": "auto-generated"} | letter.headers
    message = EmailMultiAlternatives(letter.subject, letter.text, None, [letter.to], headers=headers)
    message.attach_alternative(letter.html, "text/html")
    return message


def forget_old_letters() -> int:
    """Delete mails of long ago; return how many."""
    old = Letter.objects.filter(created_at__lt=timezone.now() - KEPT_FOR).exclude(state=State.WAITING)
    return old.delete()[0]


def _taken() -> Iterator[Letter]:
    """Give what is due, some at a time; of who is so slow that others may soon take it too, no more of these."""
    while letters := _take(AT_ONCE):
        until = time.monotonic() + LEASE.total_seconds() / 2
        for letter in letters:
            if time.monotonic() > until:
                break
            yield letter


def _is_dropped(letter: Letter) -> bool:
    """Delete a mail that does not hold any more, in one transaction with what comes in its place."""
    if kinds.holds(letter):
        return False
    with transaction.atomic():
        kinds.post_instead(letter)
        letter.delete()
    return True


def _take(most: int) -> list[Letter]:
    now = timezone.now()
    with transaction.atomic():
        due = Letter.objects.select_for_update(skip_locked=True).filter(state=State.WAITING, next_try_at__lte=now)
        letters = list(due.order_by("next_try_at", "pk")[:most])
        Letter.objects.filter(pk__in=[letter.pk for letter in letters]).update(next_try_at=now + LEASE)
    return letters


def _has_failed(letter: Letter, error: Exception) -> None:
    attempts = letter.attempts + 1
    is_last = attempts >= len(TRIES)
    logger.warning("Mail %s was not sent at try %s: %s", letter.uuid, attempts, type(error).__name__)
    Letter.objects.filter(pk=letter.pk).update(
        attempts=attempts,
        state=State.FAILED if is_last else State.WAITING,
        next_try_at=timezone.now() + TRIES[min(attempts, len(TRIES)) - 1],
        error=f"{type(error).__name__}: {error}"[:255],
    )


def _let_go(connection: Any) -> None:
    if connection is not None:
        try:
            connection.close()
        except Exception:
            logger.debug("The mail server had gone already")
