"""What the editors hear of contacts: one mail with everything, never one for each."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from contacts.models import ContactTask
from post.posting import held, post
from regions.models import RegionPage
from regions.reach import editors_of, national_editors

MOST_NAMED = 25
"""So many are named in a mail; of more it gives the number."""
CHUNK = 500


@dataclass
class Pile:
    """What one mail tells: the tasks that it names, and how many there are in all."""

    named: list[ContactTask] = field(default_factory=list)
    number: int = 0

    def add(self, task: ContactTask) -> None:
        """Count a task, and name it while there is room."""
        self.number += 1
        if len(self.named) < MOST_NAMED:
            self.named.append(task)


def tell_editors(today: date | None = None) -> int:
    """Mail the national desk what is new, each day, and editors of regions what waits, each week. Return how many."""
    day = today or timezone.localdate()
    with held():
        return _tell_national_desk(day) + _tell_regions(day)


@transaction.atomic
def _tell_national_desk(day: date) -> int:
    """What comes in after the mail of today is told tomorrow."""
    new = ContactTask.objects.waiting().filter(told_on__isnull=True)
    if new.select_for_update().order_by("pk").first() is None:  # who tells the same at this moment waits here
        return 0
    last = new.order_by("-pk").values_list("pk", flat=True).first()
    pile = Pile()
    for task in new.filter(pk__lte=last).select_related("contact").iterator(chunk_size=CHUNK):
        pile.add(task)
    number = sum(_tell(editor, pile, f"contacts-day:{editor.pk}:{day}") for editor in national_editors())
    if number:
        new.filter(pk__lte=last).update(told_on=day)
    return number


def _tell_regions(day: date) -> int:
    year, week, _weekday = day.isocalendar()
    return sum(
        _tell(editor, pile, f"contacts-week:{editor.pk}:{year}-{week:02}") for editor, pile in _piles_of_regions()
    )


def _piles_of_regions() -> list[tuple[Any, Pile]]:
    """Return for each editor of regions what waits: what is about people all of whose regions they edit."""
    waiting = ContactTask.objects.waiting()
    regions = RegionPage.objects.filter(pk__in=waiting.order_by().values("contact__regions"))
    editors = {region.pk: {editor.pk: editor for editor in editors_of(region)} for region in regions}
    piles: dict[Any, Pile] = defaultdict(Pile)
    tasks = waiting.select_related("contact").prefetch_related("contact__regions")
    for task in tasks.iterator(chunk_size=CHUNK):
        of_each = [editors.get(region.pk, {}) for region in task.contact.regions.all()]
        for key, editor in of_each[0].items() if of_each else ():
            if all(key in others for others in of_each):
                piles[editor].add(task)
    return list(piles.items())


def _tell(editor: Any, pile: Pile, key: str) -> bool:
    if not editor.email:
        return False
    context = {
        "person": editor,
        "tasks": pile.named,
        "number": pile.number,
        "more": pile.number - len(pile.named),
        "address": settings.SITE_URL + reverse("contact_tasks"),
    }
    return post("contacts.tasks", editor.email, context, key=key)
