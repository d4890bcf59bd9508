"""Erasing somebody: every hit gets what was chosen for it, in one transaction; nothing is left, or all is as it was."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from accounts.models import User
from privacy import derived, files, ledger
from privacy.choices import Way
from privacy.finding import FILES, Hit, find, key_of
from privacy.models import Erasure
from privacy.names import Person
from privacy.records import erase_sessions, record_of
from privacy.values import changed
from privacy.walking import Row, is_json, row, word_columns, write

_ROUNDS = 4
"""What is erased may leave a trace elsewhere, such as in a history; so it is looked for again, this often at most."""


class NotErasedError(Exception):
    """Somebody is still named after everything was tried; nothing was changed."""

    def __str__(self) -> str:
        return _("Het lukt niet om alles te wissen. Er is niets veranderd.")


class AboveYouError(NotErasedError):
    """Whoever asks may do less than the person to be erased."""

    def __str__(self) -> str:
        return _("Deze persoon is beheerder van alles. Alleen een ander met dat recht kan die wissen.")


def erase(
    person: Person,
    instead: str = "",
    choices: Mapping[str, Way] | None = None,
    by: User | None = None,
    *,
    is_replay: bool = False,
) -> Erasure:
    """Erase a person everywhere, and return the receipt.

    `instead` comes in the place of a name, such as "de transfercoach"; without it the name leaves a gap. `choices` says
    of a hit, by its key, what else to do than what is thought best. What is kept is about somebody else.

    Raises:
        NotErasedError: something still names this person, or `by` may not erase them. Nothing was changed.
        LastAdministratorError: this is the last administrator. Nothing was changed.
        LedgerError: what must survive a restore cannot be written. Nothing was changed.
    """
    derived.secure()
    instead = " ".join(instead.split())
    with transaction.atomic():
        _refuse_who_is_above(person, by)
        counts, kept, settled = _erase_all(person, instead, choices or {})
        erasure = Erasure.objects.create(
            done_by=_still_there(by), counts=dict(sorted(counts.items())), kept=kept, is_replay=is_replay
        )
        if not is_replay:
            ledger.remember(person, instead, erasure.number, settled)
    return erasure


def _erase_all(
    person: Person, instead: str, choices: Mapping[str, Way]
) -> tuple[Counter[str], int, list[ledger.Settled]]:
    """Return how much was done in each place, how many were left, and what was done with each hit."""
    counts: Counter[str] = Counter()
    written: set[tuple[type[models.Model], Any]] = set()
    hits = find(person)
    kept = sum(_way(hit, choices) == Way.KEEP for hit in hits if not hit.is_doubtful)
    settled: list[ledger.Settled] = [(hit.key, _way(hit, choices), hit.ways) for hit in hits]
    for _round in range(_ROUNDS):
        if not (todo := [hit for hit in hits if _way(hit, choices) != Way.KEEP]):
            break
        for hit in sorted(todo, key=_order):
            _settle(hit, person, instead, _way(hit, choices))
            counts[hit.place] += 1
            if hit.place != FILES:
                written.add((apps.get_model(hit.place), key_of(hit)[1]))
        hits = find(person, with_files=False)  # files change when all is done
    else:
        raise NotErasedError(", ".join(sorted({hit.place for hit in hits})))
    counts["sessions.Session"] += erase_sessions(person)
    counts["importing.ImportedFile"] += files.erase_waiting(person)
    derived.forget(person, written)
    return +counts, kept, settled


def _refuse_who_is_above(person: Person, by: User | None) -> None:
    if by is None or by.is_superuser:
        return
    for user in User.objects.filter(is_superuser=True):
        if any(person.is_in(said) for said in (user.get_full_name(), user.email, user.username)):
            raise AboveYouError


def _way(hit: Hit, choices: Mapping[str, Way]) -> Way:
    chosen = choices.get(hit.key)
    return chosen if chosen in hit.ways else hit.ways[0]


def _order(hit: Hit) -> int:
    """Files that go come first, with their records; then what goes whole; then what goes on without the name."""
    record = record_of(hit.place)
    if hit.place == FILES:
        return 0
    return 1 if record is not None and record.is_about(hit.columns) else 2


def _settle(hit: Hit, person: Person, instead: str, way: Way) -> None:
    place, key = key_of(hit)
    if place == FILES:
        files.erase(key) if way == Way.ERASE else files.rewrite(key, person, instead)
        return
    model = apps.get_model(place)
    found = row(model, model._meta.pk.to_python(key))
    if found is None:  # it went with something else
        return
    record = record_of(place)
    if way == Way.ERASE and record is not None and record.is_about(hit.columns):
        record.erase(found.pk, person, instead)
    elif way == Way.ERASE:
        model._base_manager.get(pk=found.pk).delete()
    else:
        _put_out(found, person, instead if way == Way.REPLACE else "", is_doubtful=hit.is_doubtful)


def _put_out(found: Row, person: Person, instead: str, *, is_doubtful: bool) -> None:
    values = {}
    for field in word_columns(found.model):
        before = found.values[field.name]
        after = changed(before, lambda text: person.put_out(text, instead, doubtful=is_doubtful))
        if after != before:
            values[field.name] = after if is_json(field) else _fitting(field, found, after, person, instead)
    if not values:
        return
    old_path = found.values.get("url_path")
    write(found, values)
    if found.place == "wagtailcore.Page" and "slug" in values:
        _keep_path_true(found.pk, old_path or "")
    if any(isinstance(field, models.FileField) for field in word_columns(found.model) if field.name in values):
        _forget_renditions(found)


def _fitting(field: models.Field, found: Row, after: str, person: Person, instead: str) -> str:
    """Return a value that the column takes: not too long, not the same as another's, not empty where it may not be."""
    if isinstance(field, models.FileField):
        return files.rename(found.values[field.name], after, person, instead) if after.strip() else ""
    if not after.strip() and not field.blank:
        after = "verwijderd" if isinstance(field, models.SlugField) else _("(naam verwijderd)")
    after = after[: field.max_length] if field.max_length else after
    if _is_taken(field, found, after):
        tail = f"-{found.pk}"
        after = (after[: field.max_length - len(tail)] if field.max_length else after) + tail
    return after


def _is_taken(field: models.Field, found: Row, value: str) -> bool:
    others = found.model._base_manager.exclude(pk=found.pk).filter(**{field.name: value})
    if found.place == "wagtailcore.Page" and field.name == "slug":
        page = Page.objects.get(pk=found.pk)
        return others.filter(path__startswith=page.path[: -Page.steplen], depth=page.depth).exists()
    return bool(field.unique) and others.exists()


def _keep_path_true(key: int, old_path: str) -> None:
    """Put right where a page stands, and all below it, after its slug changed. Nobody is told of the old one."""
    page = Page.objects.get(pk=key)
    parent = page.get_parent()
    new_path = f"{parent.url_path if parent else ''}{page.slug}/"
    Page.objects.filter(pk=key).update(url_path=new_path)
    below = Page.objects.filter(path__startswith=page.path).exclude(pk=key)
    for child in below.only("pk", "url_path"):
        if child.url_path.startswith(old_path):
            Page.objects.filter(pk=child.pk).update(url_path=new_path + child.url_path[len(old_path) :])


def _forget_renditions(found: Row) -> None:
    renditions: Iterable[Any] = getattr(found.model._base_manager.get(pk=found.pk), "renditions", None) or ()
    for rendition in getattr(renditions, "all", lambda: renditions)():
        rendition.delete()


def _still_there(by: User | None) -> User | None:
    return User.objects.filter(pk=by.pk, is_active=True).first() if by else None
