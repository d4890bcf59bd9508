"""Once a week a back-up, a trial of it, and what became of both."""

import logging
import os
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pyrage
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from backups.making import Made, Say, make_back_up, refuse_when_behind
from backups.models import Attempt
from backups.refusals import Refused, disk_troubles_told

logger = logging.getLogger(__name__)

EVERY = timedelta(days=7)
MARGIN = timedelta(hours=12)
"""So much earlier than a week may do: nights do not begin at the same minute."""
KEPT = 4
TRIAL_TAKES_AT_MOST = 60 * 60
"""Seconds."""
NOTES_KEPT = 50


def made_and_noted(folder: Path, keys: list[str], keep: int, say: Say, witnesses: Any = ()) -> Made:
    """Make a back-up and keep what became of it, for the first screen of an administrator.

    Raises:
        Refused: it could not be made.
    """
    refuse_when_behind()
    began = time.monotonic()
    with disk_troubles_told():
        attempt = _begun(folder)
    try:
        made = make_back_up(folder, keys, keep, say, witnesses)
    except Exception as error:
        attempt.problem = str(error) or type(error).__name__
        attempt.save()
        raise
    attempt.seconds, attempt.size, attempt.folder = time.monotonic() - began, made.size, str(made.folder)
    attempt.save()
    return made


def back_up_when_due() -> int:
    """Make the back-up of the week and try it; return how many were made.

    Raises:
        Refused: it could not be made, or not be restored.
    """
    if not settings.BACKUP_DIR:
        return 0
    last = last_whole()
    if last and last.began_at > timezone.now() - EVERY + MARGIN:
        return 0
    once = pyrage.x25519.Identity.generate()
    made = made_and_noted(
        Path(settings.BACKUP_DIR), settings.BACKUP_KEYS, KEPT, logger.info, witnesses=[once.to_public()]
    )
    _try_and_note(made.folder, once)
    return 1


def last_whole() -> Attempt | None:
    """Return the last time that a back-up was made."""
    return Attempt.objects.filter(problem="", seconds__isnull=False).order_by("-began_at").first()


def try_back_up(folder: Path, identity: Any) -> None:
    """Check every file of a back-up and restore its rows in a database beside this one, that is thrown away.

    Raises:
        Refused: it cannot be restored.
    """
    with tempfile.TemporaryDirectory(prefix="portal-terugzetten-") as place:
        key = Path(place) / "key"
        key.write_text(f"{identity}\n")
        environment = os.environ | {
            "DATABASE_URL": f"sqlite:///{place}/portal.sqlite3",
            "MEDIA_STORAGE": f"{place}/media",
            "EMAIL_URL": f"filemail:///{place}/mail",
            "CACHE_URL": "locmemcache://",
            "REDIS_URL": "",
        }
        command = [sys.executable, "manage.py", "restore", str(folder), "--rows-only", "--identity", str(key)]
        try:
            tried = subprocess.run(  # noqa: S603 - our own command
                command,
                cwd=settings.BASE_DIR,
                env=environment,
                capture_output=True,
                text=True,
                timeout=TRIAL_TAKES_AT_MOST,
            )
        except subprocess.TimeoutExpired as error:
            raise Refused(_("Het proberen duurde langer dan een uur.")) from error
    if tried.returncode:
        raise Refused(tried.stderr.strip().rpartition("\n")[2] or _("Het proberen brak af."))


def _begun(folder: Path) -> Attempt:
    """Note that a back-up was begun, and forget the oldest notes."""
    attempt = Attempt.objects.create(folder=str(folder))
    newest = Attempt.objects.order_by("-began_at").values("pk")[:NOTES_KEPT]
    Attempt.objects.exclude(pk__in=list(newest.values_list("pk", flat=True))).delete()
    return attempt


def _try_and_note(folder: Path, identity: Any) -> None:
    attempt = Attempt.objects.get(folder=str(folder))
    attempt.tried_at = timezone.now()
    try:
        try_back_up(folder, identity)
    except Refused as refusal:
        attempt.trial_problem = str(refusal)
        raise
    finally:
        attempt.save()
