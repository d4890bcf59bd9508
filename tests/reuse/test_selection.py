"""All practices of a selection, some at a time."""

import pytest
from django.http import QueryDict

from practices.querysets import PracticeQuerySet
from reuse.selection import first, in_chunks, selection_of
from tests.makers import make_practice

pytestmark = pytest.mark.django_db


def test_chunks_give_every_practice_once_in_order(twente):
    for number in range(7):
        make_practice(twente, f"Praktijk {number}")
    selection = selection_of(QueryDict("sorteer=titel"))

    chunks = list(in_chunks(selection, PracticeQuerySet.for_cards, size=3))

    assert [[practice.title[-1] for practice in chunk] for chunk in chunks] == [["0", "1", "2"], ["3", "4", "5"], ["6"]]
    assert [practice.title[-1] for practice in first(selection, 2, PracticeQuerySet.for_cards)] == ["0", "1"]


def test_what_goes_meanwhile_is_not_given(twente):
    stays, goes = make_practice(twente, "Blijft"), make_practice(twente, "Gaat")
    chunks = in_chunks(selection_of(QueryDict("sorteer=titel")), PracticeQuerySet.for_cards, size=1)

    assert next(chunks) == [stays]
    goes.unpublish()
    assert list(chunks) == [[]]


def test_nothing_gives_no_chunk(twente):
    assert list(in_chunks(selection_of(QueryDict("")), PracticeQuerySet.for_cards)) == []
