"""What people look for and what that gives, counted per day. No address, no cookie, nothing about who asked."""

import re

from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from kit import retention
from search.finding import Found
from search.models import AskedOnDay

KEPT_FOR = retention.QUESTIONS.period
_PERSONAL = re.compile(r"@|\d[\d\s()+-]{5,}")
"""What may be an address or a telephone number."""


def count_question(found: Found | None, results: int, request: HttpRequest) -> None:
    """Count a question of today. One write; when it cannot be made, the reader does not notice.

    A question with an address or a number in it is not counted. One with a word that the site does not know, which may
    be somebody's name, is kept as a keyed digest until it is asked a second time on that day.
    """
    if found is None or request.method != "GET" or getattr(request, "is_preview", False):
        return
    words = " ".join(found.question.text.casefold().split())
    if _PERSONAL.search(words):
        return
    day = timezone.localdate()
    digest = salted_hmac(f"search.insight.{day.isoformat()}", words, algorithm="sha256").hexdigest()
    may_be_name = bool(found.unknown)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO search_askedonday (day, words, digest, times, results) VALUES (%s, %s, %s, 1, %s)"
                " ON CONFLICT (day, digest) DO UPDATE SET"
                " times = search_askedonday.times + 1, results = excluded.results, words = %s",
                [day, "" if may_be_name else words, digest, results, words],
            )
    except DatabaseError:
        return


def forget_old_questions() -> int:
    """Delete what was counted more than 400 days ago; return how many lines that were."""
    number, _by_model = AskedOnDay.objects.filter(day__lt=timezone.localdate() - KEPT_FOR).delete()
    return number
