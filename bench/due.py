"""What falls due on a Monday morning: a thousand contacts to ask, and followers to tell what is new."""

import gc
import time
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from itertools import cycle, product
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from bench.processes import in_a_process, most_memory

CONTACTS = 1_000
NEW = 40
WORDS = ("coach", "stage", "nazorg", "werkgever", "ouders", "zorg", "techniek", "groen", "loonwaarde", "vervoer")


def report() -> None:
    """Print seconds and memory for ever more followers, each in a process of its own; nothing of it is kept."""
    for followers, are_alike in ((1_000, True), (10_000, True), (1_000, False)):
        told = in_a_process(partial(_measure, followers, are_alike))
        what = "who share searches" if are_alike else "each another search"
        print(
            f"  run_due: {CONTACTS} contacts, {followers:6} followers {what:20} {told['seconds']:6.1f} s"
            f"  {told['mails']:6} mails  {told['megabytes']:5.0f} MB at most above where it began",
            flush=True,
        )


def _measure(followers: int, are_alike: bool) -> dict[str, Any]:
    from kit.due import do_what_is_due
    from post.models import Letter
    from post.posting import held

    with transaction.atomic():
        _fill(followers, are_alike)
        before = Letter.objects.count()
        gc.collect()
        memory = most_memory(begin_anew=True)
        begun = time.perf_counter()
        with held():
            failed = [done.name for done in do_what_is_due() if done.has_failed]
        seconds = time.perf_counter() - begun
        memory = most_memory() - memory
        mails = Letter.objects.count() - before
        transaction.set_rollback(True)
    connection.close()
    if failed:
        raise RuntimeError(f"failed: {failed}")
    return {"seconds": seconds, "mails": mails, "megabytes": memory}


def _fill(followers: int, are_alike: bool) -> None:
    from contacts.models import Contact
    from following.models import Follower, Wish
    from practices.models import PracticePage
    from regions.models import RegionPage

    now = timezone.now()
    newest = list(PracticePage.objects.published().order_by("-pk").values_list("pk", flat=True)[:NEW])
    PracticePage.objects.filter(pk__in=newest).update(first_published_at=now - timedelta(days=1))
    region = RegionPage.objects.live().first()
    for number in range(CONTACTS):
        contact = Contact(
            name=f"Sam {number}",
            slug=f"due-sam-{number}",
            role="transfercoach",
            function="Transfercoach",
            personal_email=f"sam{number}@example.org",
            consent_on=now.date(),
            verified_on=now.date() - timedelta(days=190),
        )
        contact.regions = [region]
        contact.save()
    made = Follower.objects.bulk_create(
        Follower(email=f"due{number}@example.org", next_on=now.date(), seen_until=now - timedelta(days=7))
        for number in range(followers)
    )
    searches = cycle(_shared()) if are_alike else (f"q=nieuw{number}+coach" for number in range(followers))
    Wish.objects.bulk_create(
        Wish(follower=follower, search=search, confirmed_at=now)
        for follower, search in zip(made, searches, strict=False)
    )


def _shared() -> Iterator[str]:
    """Give the searches of a country: its regions, its themes, and words in a region."""
    from practices.models import Theme
    from regions.models import RegionPage

    regions = list(RegionPage.objects.live().values_list("slug", flat=True))
    themes = list(Theme.objects.values_list("slug", flat=True))
    yield ""
    yield from (f"regio={region}" for region in regions)
    yield from (f"thema={theme}" for theme in themes)
    yield from (f"regio={region}&thema={theme}" for region, theme in product(regions, themes))
    yield from (f"q={word}&regio={region}" for word, region in product(WORDS, regions))
