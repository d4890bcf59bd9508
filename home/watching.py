"""What an administrator sees on the first screen: all that is wrong with the machinery, or that nothing is."""

import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail import hooks
from wagtail.admin.ui.components import Component

from home.models import Heartbeat
from home.tasks import sign_of_life
from kit.due import duties, register_duty
from kit.warnings import Warning, register_warning, warnings

A_DAY = timedelta(days=1)
AN_HOUR = timedelta(hours=1)
NOBODY_WORKS = timedelta(minutes=10)
"""A worker takes what waits within seconds."""
ROOM_LEFT = 1024**3
"""Bytes; with less, pictures and back-ups soon fail."""
ROOM_SHARE = 0.05


def beat(name: str) -> None:
    """Note that a duty was done just now."""
    Heartbeat.objects.update_or_create(name=name, defaults={"beat_at": timezone.now()})


def duties_not_done() -> list[Warning]:
    """Look whether everything that falls due was done within a day. One query."""
    since = timezone.now() - A_DAY
    remedy = _("Vraag de beheerder van de server of run_due elke vijf minuten draait, en wat er in het logboek staat.")
    done = dict(Heartbeat.objects.values_list("name", "beat_at"))
    if not done:
        return [Warning(_("Wat vanzelf moet gebeuren, is nog nooit gedaan."), remedy)]
    if max(done.values()) < since:
        last = timezone.localtime(max(done.values()))
        text = _("Wat vanzelf moet gebeuren, is niet meer gedaan sinds %s.") % last.strftime("%d-%m-%Y %H:%M")
        return [Warning(text, remedy)]
    late = [duty.name for duty in duties() if done.get(duty.name, since) < since]
    return [Warning(_("Dit lukt al langer dan een dag niet: %s.") % ", ".join(late), remedy)] if late else []


def work_that_stands_still() -> list[Warning]:
    """Look for work in the background that nobody takes, that does not end, or that failed. Three queries."""
    if not _has_queue():
        return []
    now = timezone.now()
    found = []
    tasks = DBTaskResult.objects
    if tasks.ready().filter(enqueued_at__lt=now - NOBODY_WORKS).exists() and not tasks.running().exists():
        text = _("De worker draait niet: werk op de achtergrond blijft liggen.")
        found.append(
            Warning(text, _("Vraag de beheerder van de server om hem te starten. Mail gaat intussen later weg."))
        )
    if stuck := tasks.running().filter(started_at__lt=now - AN_HOUR).count():
        text = ngettext("%d taak is al langer dan een uur bezig.", "%d taken zijn al langer dan een uur bezig.", stuck)
        found.append(Warning(text % stuck, _("Vraag de beheerder van de server om de worker opnieuw te starten.")))
    if failed := tasks.failed().filter(finished_at__gte=now - A_DAY).count():
        text = ngettext("%d taak is vandaag of gisteren mislukt.", "%d taken zijn vandaag of gisteren mislukt.", failed)
        found.append(Warning(text % failed, _("In het logboek van de worker staat waarom.")))
    return found


def disks_that_fill() -> list[Warning]:
    """Look whether there is room left for files and for the database, on this machine."""
    found = []
    for path in _disks():
        usage = shutil.disk_usage(path)
        if usage.free < ROOM_LEFT or usage.free < ROOM_SHARE * usage.total:
            text = _("De schijf met %(path)s is bijna vol: nog %(free)d MB vrij.")
            words = text % {"path": path, "free": usage.free // 1024**2}
            found.append(Warning(words, _("Vraag de beheerder van de server om ruimte te maken.")))
    return found


def _disks() -> Iterator[Path]:
    """Yield the folders in which something is kept, one for each disk."""
    seen = set()
    for path in (settings.VAR_DIR, Path(settings.MEDIA_ROOT)):
        if path.exists() and (device := os.stat(path).st_dev) not in seen:
            seen.add(device)
            yield path


def _see_whether_somebody_works() -> int:
    """Ask the worker for a sign of life once an hour, so that a worker that is gone is missed on a quiet day too."""
    if not _has_queue():
        return 0
    asked = DBTaskResult.objects.filter(task_path=sign_of_life.module_path)
    if asked.filter(enqueued_at__gt=timezone.now() - AN_HOUR).exists():
        return 0
    if asked.filter(status=TaskResultStatus.READY).exists():
        return 0
    sign_of_life.enqueue()
    return 1


def _has_queue() -> bool:
    return "database" in settings.TASKS["post"]["BACKEND"].lower()


class WatchPanel(Component):
    """What is wrong with the machinery, for administrators."""

    name = "watch"
    order = 50
    template_name = "wagtailadmin/home/watch.html"

    def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Return what is wrong."""
        return {"heading": _("Techniek"), "warnings": list(warnings())}


@hooks.register("construct_homepage_panels")
def add_watch_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Show it to who can do something about it."""
    if request.user.has_perm("accounts.change_user"):  # type: ignore[union-attr]  # the admin asks who it is first
        panels.append(WatchPanel())


def register() -> None:
    """Watch from now on; called when the app is ready."""
    register_warning("wat vanzelf moet gebeuren", duties_not_done)
    register_warning("werk op de achtergrond", work_that_stands_still)
    register_warning("de schijf", disks_that_fill)
    register_duty("Kijken of de worker werkt", _see_whether_somebody_works, order=990)
