"""Which papers are kept: those of what is published today. What may no longer be said is gone the same moment."""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.utils import timezone
from wagtail.models import ReferenceIndex

from contacts.models import Contact
from kit import retention
from paper.choices import Kind
from paper.making import one_pager
from paper.models import Paper
from practices.models import PracticePage

AT_ONCE = 100
"""How many practices one round of the duty looks at."""
MADE_AT_ONCE = 20
"""How many it makes: setting one in type takes a quarter of a second."""
BUNDLES_FOR = retention.BUNDLES.period
MOST_BUNDLES = 100


def forget(practices: Collection[int]) -> None:
    """Throw away what was made of these practices, and every bundle: they may stand in it."""
    if practices:
        Paper.objects.holding(practices).delete()


def make_soon(practices: Iterable[int]) -> None:
    """Let their one-pagers be made in the background, once the transaction is done."""
    for key in practices:
        transaction.on_commit(lambda key=key: _enqueue(key))  # type: ignore[misc]  # a default, so that each has its own


def _enqueue(key: int) -> None:
    from paper.tasks import make_one_pager  # the tasks need this module

    make_one_pager.enqueue(key)


def practices_naming(contact: Contact) -> list[int]:
    """Return the keys of the practices that name somebody to ask, or let them speak. Two queries."""
    found = ReferenceIndex.get_references_to(contact).values_list("base_content_type__model", "object_id")
    keys = {int(key) for _kind, key in found if key.isdecimal()}
    return list(PracticePage.objects.filter(pk__in=keys).order_by("pk").values_list("pk", flat=True))


def keep_true() -> int:
    """Make the one-pagers that miss, and look again at those that were not looked at for longest; return how many
    were made or thrown away. A round is of limited length: the next one goes on where this one stopped.
    """
    published = PracticePage.objects.published()
    done, _rows = Paper.objects.exclude(practice=None).exclude(practice__in=published.order_by().values("pk")).delete()
    done += _throw_away_bundles()

    made = Paper.objects.filter(kind=Kind.ONE_PAGER)
    missing = published.exclude(pk__in=made.order_by().values("practice")).order_by("pk")[:AT_ONCE]
    longest = made.without_files().order_by("looked_at", "pk").values_list("practice", flat=True)[:AT_ONCE]
    keys = [*missing.values_list("pk", flat=True), *longest][:AT_ONCE]
    number_made = 0
    for practice in published.select_related("home_region").filter(pk__in=keys).order_by("pk"):
        begun = timezone.now()
        paper = one_pager(practice)
        number_made += paper.made_at >= begun
        Paper.objects.filter(pk=paper.pk).update(looked_at=timezone.now())
        if number_made == MADE_AT_ONCE:
            break
    return done + number_made


def _throw_away_bundles() -> int:
    bundles = Paper.objects.bundles()
    newest = list(bundles.order_by("-made_at").values_list("pk", flat=True)[:MOST_BUNDLES])
    number, _rows = bundles.exclude(pk__in=newest).delete()
    older, _rows = bundles.filter(made_at__lt=timezone.now() - BUNDLES_FOR).delete()
    return number + older
