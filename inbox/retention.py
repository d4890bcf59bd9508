"""Erasing what came in once its time has passed."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from inbox.choices import State
from inbox.desk.history import forget
from inbox.models import Message
from kit import retention

REJECTED = retention.MESSAGES_REJECTED.period
"""After it was rejected."""
CLOSED = retention.MESSAGES_CLOSED.period
"""After it was answered or closed."""
AT_MOST = retention.MESSAGES_AT_MOST.period
"""After it came, whatever became of it."""
_AT_ONCE = 500


def erase_old_messages() -> int:
    """Delete what is older than that, with what editors did with it; return how many messages that were."""
    now = timezone.now()
    rejected = Q(state=State.REJECTED, closed_at__lt=now - REJECTED)
    closed = Q(state__in=[State.ANSWERED, State.CLOSED], closed_at__lt=now - CLOSED)
    old = Message.objects.filter(rejected | closed | Q(created_at__lt=now - AT_MOST))
    erased = 0
    while keys := list(old.values_list("pk", flat=True)[:_AT_ONCE]):
        with transaction.atomic():
            forget(Message, keys)
            erased += Message.objects.filter(pk__in=keys).delete()[0]
    return erased
