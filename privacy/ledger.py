"""Who was erased, without saying who: so that a restore of an older back-up brings nobody back.

Kept twice: in the database, and in a file outside it, for a restored database knows nothing of later. The file has one
JSON object per line: {"salt", "digest", "size", "instead", "number", "is_choice"}; the last may be missing.
"""

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from privacy.choices import Way
from privacy.models import ErasedMark
from privacy.names import Person

_FIELDS = ("salt", "digest", "size", "instead", "number", "is_choice")


class LedgerError(Exception):
    """The file of the ledger cannot be written or read."""

    def __str__(self) -> str:
        return _("Het bestand dat onthoudt wie gewist is, kan niet worden gelezen of geschreven: %s") % (
            settings.ERASURE_LEDGER
        )


def digest_of(salt: str, words: str) -> str:
    """Return the keyed digest of folded words, or of an address in small letters."""
    return hmac.digest(salt.encode(), words.encode(), hashlib.sha256).hex()


Settled = tuple[str, Way, Collection[Way]]
"""A hit by its key, what was done with it, and what could have been, the usual first."""


def remember(person: Person, instead: str, number: str, settled: Iterable[Settled] = ()) -> None:
    """Add a person to the ledger, in the transaction that erases them and in the file, with what was chosen.

    The file comes before the end of the transaction: a line too many erases whom somebody asked to erase; a line too
    few would bring them back.

    Raises:
        LedgerError: the file cannot be written.
    """
    newest = ErasedMark.objects.order_by("-pk").first()
    salt = newest.salt if newest else secrets.token_hex(32)
    told = [(" ".join(words), len(words)) for words in sorted(person.spellings)] + [(mail, 0) for mail in person.emails]
    marks = [
        ErasedMark(salt=salt, digest=digest_of(salt, words), size=size, instead=instead, number=number)
        for words, size in told
    ]
    # Who was erased before is known by the number of that time.
    before = ErasedMark.objects.filter(salt=salt, digest__in=[mark.digest for mark in marks], is_choice=False)
    numbers = sorted({number, *before.values_list("number", flat=True)})
    marks += _marks_of_choices(salt, numbers, settled)
    _append(marks)
    ErasedMark.objects.bulk_create(marks, ignore_conflicts=True)


def choices_of(number: str, hits: Iterable[tuple[str, Collection[Way]]]) -> dict[str, Way]:
    """Return what was chosen for these places, each with its ways, when somebody was erased; the usual is not named.

    Who was left somewhere once and erased there later is erased.
    """
    marks = ErasedMark.objects.filter(is_choice=True, number=number)
    known = set(marks.values_list("salt", "digest"))
    salts = {salt for salt, _digest in known}
    chosen = {}
    for key, ways in hits if known else ():
        found = [
            way for way in ways if any((salt, _digest_of_choice(salt, number, key, way)) in known for salt in salts)
        ]
        if found and found[0] != next(iter(ways)):
            chosen[key] = found[0]
    return chosen


def _marks_of_choices(salt: str, numbers: Iterable[str], settled: Iterable[Settled]) -> list[ErasedMark]:
    """Return marks of what was not usual, and of the usual where something else was chosen at an earlier time."""
    known = set(ErasedMark.objects.filter(is_choice=True).values_list("digest", flat=True))
    marks = []
    for key, way, ways in settled:
        for number in numbers:
            digests = {each: _digest_of_choice(salt, number, key, each) for each in ways}
            if way != next(iter(ways)) or known & set(digests.values()):
                marks.append(ErasedMark(salt=salt, digest=digests[way], size=0, number=number, is_choice=True))
    return marks


def _digest_of_choice(salt: str, number: str, key: str, way: Way) -> str:
    return digest_of(salt, f"{number}|{way.value}|{key}")


def take_over(lines: Iterable[str] | None = None) -> int:
    """Bring into the database what only the file knows; return how many marks that were.

    Raises:
        LedgerError: the file cannot be read, or a line is none of ours.
    """
    before = ErasedMark.objects.count()
    ErasedMark.objects.bulk_create(_marks(_lines() if lines is None else lines), ignore_conflicts=True)
    return ErasedMark.objects.count() - before


def write_missing() -> None:
    """Bring into the file what only the database knows: it may be of another machine."""
    known = {(mark.salt, mark.digest) for mark in _marks(_lines())}
    _append(mark for mark in ErasedMark.objects.order_by("pk") if (mark.salt, mark.digest) not in known)


def _lines() -> list[str]:
    path = Path(settings.ERASURE_LEDGER)
    try:
        return path.read_text().splitlines() if path.exists() else []
    except OSError as error:
        raise LedgerError from error


def _marks(lines: Iterable[str]) -> Iterator[ErasedMark]:
    for line in lines:
        try:
            yield ErasedMark(**{name: value for name, value in json.loads(line).items() if name in _FIELDS})
        except (AttributeError, TypeError, ValueError) as error:
            raise LedgerError from error


def _append(marks: Iterable[ErasedMark]) -> None:
    text = "".join(json.dumps({name: getattr(mark, name) for name in _FIELDS}) + "\n" for mark in marks)
    if not text:
        return
    path = Path(settings.ERASURE_LEDGER)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "a") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise LedgerError from error
