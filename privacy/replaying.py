"""After a restore: whoever was erased and came back is erased again, though nobody remembers who it was."""

from collections.abc import Iterator
from datetime import datetime

from privacy import files, ledger
from privacy.erasing import erase
from privacy.finding import said_in
from privacy.models import ErasedMark
from privacy.names import Person, emails_in, words_in
from privacy.walking import rows, tables

_REMEMBERED = 500_000
"""So many windows of words are remembered as looked at, which keeps the memory of the process small."""


def replay() -> int:
    """Erase again all whom the ledger knows and the database names; return how many people that were.

    Raises:
        LedgerError: the file of the ledger cannot be read.
    """
    ledger.take_over()
    ledger.write_missing()
    people = _found_again()
    for person, instead in people:
        erase(person, instead, is_replay=True)
    return len(people)


def after_restore(made_at: datetime) -> int:
    """Do so to what a back-up brought back."""
    return replay()


def _found_again() -> list[tuple[Person, str]]:
    """Return whom the ledger knows among all names there are: by windows of as many words as their names have."""
    marks = {(mark.salt, mark.digest): mark for mark in ErasedMark.objects.all()}
    salts = {salt for salt, _digest in marks}
    sizes = sorted({mark.size for mark in marks.values()} - {0})
    if not marks:
        return []
    found: dict[str, tuple[set[str], set[str], str]] = {}
    seen: set[str] = set()
    for text in _texts():
        for words, is_email in _candidates(text, sizes):
            if words in seen:
                continue
            if len(seen) >= _REMEMBERED:
                seen.clear()
            seen.add(words)
            for salt in salts:
                if mark := marks.get((salt, ledger.digest_of(salt, words))):
                    names, emails, _instead = found.setdefault(mark.number, (set(), set(), mark.instead))
                    (emails if is_email else names).add(words)
    return [
        (Person(tuple(sorted(names)), tuple(sorted(emails))), instead)
        for _number, (names, emails, instead) in sorted(found.items())
    ]


def _candidates(text: str, sizes: list[int]) -> Iterator[tuple[str, bool]]:
    for email in emails_in(text):
        yield email, True
    words = words_in(text)
    for size in sizes:
        for start in range(len(words) - size + 1):
            yield " ".join(words[start : start + size]), False


def _texts() -> Iterator[str]:
    for model in tables():
        for row in rows(model):
            for texts in said_in(row).values():
                yield from texts
    yield from files.texts()
