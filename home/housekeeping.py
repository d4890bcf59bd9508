"""Keeping house: pages with a date, and once a night what nobody needs any more."""

from collections.abc import Callable
from datetime import datetime
from io import StringIO

from django.core.management import call_command
from django.db.models import Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Comment, ModelLogEntry, Page, PageLogEntry, Revision

from home.models import NightlyWork
from kit import retention
from kit.due import register_duty
from search.insight import forget_old_questions

NOT_BEFORE = 3
"""The hour, in Dutch time, from which the night's work is done."""


_PUBLISHING = (
    *("wagtail.publish", "wagtail.publish.schedule", "wagtail.publish.scheduled"),
    *("wagtail.unpublish", "wagtail.unpublish.scheduled"),
)


def publish_what_is_due() -> int:
    """Publish and unpublish what has a date that has come; return how many pages and people that is."""
    now = timezone.now()
    due = Revision.objects.filter(approved_go_live_at__lte=now).count()
    due += Page.objects.filter(live=True, expire_at__lte=now).count()
    call_command("publish_scheduled", stdout=StringIO())
    return due


def nightly(name: str, act: Callable[[], int]) -> Callable[[], int]:
    """Return an act that does its work once a night, whoever asks, and nothing at other times."""

    def act_at_night() -> int:
        now = _now()
        if now.hour < NOT_BEFORE:
            return 0
        NightlyWork.objects.get_or_create(name=name)
        is_ours = NightlyWork.objects.filter(Q(done_on=None) | Q(done_on__lt=now.date()), name=name)
        return act() if is_ours.update(done_on=now.date()) else 0

    return act_at_night


def _now() -> datetime:
    return timezone.localtime()


def _forget_sessions() -> int:
    call_command("clearsessions")
    return 1


def _forget_old_versions() -> int:
    call_command("purge_revisions", days=retention.VERSIONS.period.days, stdout=StringIO())
    return 1


def forget_old_tasks() -> int:
    """Delete the work of the queue that was done long ago, or was under way when its process died; return how much."""
    before = timezone.now() - retention.TASKS.period
    is_done, is_lost = Q(finished_at__lt=before), Q(finished_at=None, started_at__lt=before)
    return DBTaskResult.objects.filter(is_done | is_lost).delete()[0]


def forget_old_history() -> int:
    """Delete who did what long ago, but for when something came on the site and went; return how many lines."""
    before = timezone.now() - retention.HISTORY.period
    number = PageLogEntry.objects.filter(timestamp__lt=before).exclude(action__in=_PUBLISHING).delete()[0]
    return number + ModelLogEntry.objects.filter(timestamp__lt=before).exclude(action__in=_PUBLISHING).delete()[0]


def forget_old_comments() -> int:
    """Delete remarks of editors that were settled long ago, with what was answered; return how many rows."""
    return Comment.objects.filter(resolved_at__lt=timezone.now() - retention.COMMENTS.period).delete()[0]


def register_duties() -> None:
    """Say what falls due here; called when the app is ready."""
    register_duty("Publiceren wat gepland staat", publish_what_is_due, order=10)
    register_duty("Verlopen aanmeldingen vergeten", nightly("clearsessions", _forget_sessions), order=950)
    register_duty("Oude versies vergeten", nightly("purge_revisions", _forget_old_versions), order=960)
    register_duty("Oude zoekvragen vergeten", nightly("forget_old_questions", forget_old_questions), order=970)
    register_duty("Oude opmerkingen vergeten", nightly("forget_old_comments", forget_old_comments), order=975)
    register_duty("Oude geschiedenis vergeten", nightly("forget_old_history", forget_old_history), order=976)
    register_duty("Gedane taken vergeten", nightly("prune_tasks", forget_old_tasks), order=980)
