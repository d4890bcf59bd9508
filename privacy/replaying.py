"""After a restore: whoever was erased and came back is erased again, though nobody remembers who it was."""

from collections.abc import Iterator
from datetime import datetime

from privacy import files, ledger
from privacy.choices import Way
from privacy.erasing import erase
from privacy.finding import find, said_in
from privacy.models import ErasedMark
from privacy.names import Person, emails_in, words_in
from privacy.walking import rows, tables

_REMEMBERED = 500_000
"""So many windows of words are remembered as looked at, which keeps the memory of the process small."""


def replay() -> int:
    """Erase again all whom the ledger knows and the database names; return how many people that were.

    Each place is settled as somebody chose then: what was left, for it is about another, is left.

    Raises:
        LedgerError: the file of the ledger cannot be read.
    """
    ledger.take_over()
    ledger.write_missing()
    erased = 0
    for person, instead, number in _found_again():
        hits = find(person)
        choices = ledger.choices_of(number, ((hit.key, hit.ways) for hit in hits))
        if any(choices.get(hit.key, hit.ways[0]) != Way.KEEP for hit in hits):
            erase(person, instead, choices, is_replay=True)
            erased += 1
    return erased


def after_restore(made_at: datetime) -> int:
    """Do so to what a back-up brought back."""
    return replay()


def _found_again() -> list[tuple[Person, str, str]]:
    """Return whom the ledger knows among all names there are, each with what came instead and the number of then.

    They are found by windows of as many words as their names have.
    """
    marks = {(mark.salt, mark.digest): mark for mark in ErasedMark.objects.filter(is_choice=False)}
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
        (Person(tuple(sorted(names)), tuple(sorted(emails))), instead, number)
        for number, (names, emails, instead) in sorted(found.items())
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
