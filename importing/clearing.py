"""Forgetting files that were brought in, once their time has passed."""

from django.db.models import Q
from django.utils import timezone

from importing.models import ImportedFile
from kit import retention


def forget_old_files() -> int:
    """Delete what waited too long for a decision, and what was read long ago; the drafts stay. Return how many."""
    now = timezone.now()
    waits = Q(waiting__isnull=False, made_at__lt=now - retention.FILES_WAITING.period)
    return ImportedFile.objects.filter(waits | Q(made_at__lt=now - retention.FILES_READ.period)).delete()[0]
