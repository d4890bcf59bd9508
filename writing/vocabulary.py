"""What the writing help knows beside a text: our word lists, and words that upper floors explain to readers."""

import csv
from collections.abc import Callable, Iterable
from pathlib import Path

from django.db import models, transaction

from writing.expressions import Entry
from writing.models import KnownAbbreviation, PlainWord
from writing.remarks import Lists

DATA = Path(__file__).parent / "data"

Terms = Callable[[], Iterable[str]]
"""Gives words that readers see explained in the place where they stand."""

_terms: list[Terms] = []


def register_terms(terms: Terms) -> None:
    """Take words from `terms`, asked anew for each text; registered twice, it is asked once."""
    if terms not in _terms:
        _terms.append(terms)


def known_terms() -> frozenset[str]:
    """Return every word that readers see explained, case folded."""
    return frozenset(word.strip().casefold() for terms in _terms for word in terms())


def read_lists() -> Lists:
    """Return the lists as they are now. Two queries, and those of the registered terms."""
    entries = tuple(
        Entry(word.expression, word.alternative, word.note, word.form_list) for word in PlainWord.objects.order_by("pk")
    )
    letters = KnownAbbreviation.objects.values_list("letters", flat=True)
    return Lists(entries, known_terms()).knowing(letters)


def load_plain_words() -> int:
    """Load the hard words with which a site begins, when there are none; return how many were made."""
    return _load(PlainWord, "plain_words.csv")


def load_known_abbreviations() -> int:
    """Load the abbreviations with which a site begins, when there are none; return how many were made."""
    return _load(KnownAbbreviation, "known_abbreviations.csv")


def _load(model: type[models.Model], name: str) -> int:
    # All or nothing: once there is one word the list is the editors', who may have changed or removed any other.
    with transaction.atomic():
        if model._default_manager.exists():
            return 0
        with (DATA / name).open(encoding="utf-8", newline="") as file:
            made = [model(**row) for row in csv.DictReader(file, delimiter=";")]
        return len(model._default_manager.bulk_create(made))
