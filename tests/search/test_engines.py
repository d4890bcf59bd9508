"""The seam to the engine: any class that keeps tokens and answers in bit sets can serve, and finds the same."""

from collections.abc import Iterable, Mapping, Sequence

import pytest

from search.engines import Expression, Tokens, bit_set, engine, members_of, parsed
from search.finding import find
from search.indexing import rebuild
from tests.makers import make_practice, points

KEPT: dict[int, list[str]] = {}


class MemoryEngine:
    """The plainest engine there can be: reads every row for every question."""

    def put(self, tokens: Mapping[int, Tokens]) -> None:
        KEPT.update((entry_id, [*row.in_order, *row.others]) for entry_id, row in tokens.items())

    def settle(self) -> None:
        pass

    def remove(self, entry_ids: Iterable[int]) -> None:
        for entry_id in entry_ids:
            KEPT.pop(entry_id, None)

    def matching(self, expressions: Sequence[Expression]) -> list[int]:
        return [
            bit_set([entry_id for entry_id, row in KEPT.items() if any(_has(row, each) for each in expression)])
            for expression in expressions
        ]


def _has(row: Sequence[str], wanted: Sequence[str]) -> bool:
    return any(list(row[start : start + len(wanted)]) == list(wanted) for start in range(len(row)))


@pytest.mark.parametrize(
    "question",
    ["nazorg", "coachen", '"eten met elkaar"', "samen -nazorg", "transfer coaching", "elkaar eten", "zwembad"],
)
def test_another_engine_finds_the_same(tree, settings, question):
    make_practice(tree.practices, "Nazorg voor elk", summary=points("Eten met elkaar.", "Samen.", "Drie."))
    make_practice(tree.practices, "Transfercoaching", summary=points("Met elkaar eten.", "Samen.", "Drie."))
    found = find(question)
    own = found.ranked(found.among("praktijk"), 0, 10)

    settings.SEARCH_ENGINE = "tests.search.test_engines.MemoryEngine"
    KEPT.clear()
    rebuild(lambda kind, number: None)
    found = find(question)

    assert type(engine()).__name__ == "MemoryEngine"
    assert found.ranked(found.among("praktijk"), 0, 10) == own


def test_a_set_of_numbers_is_an_integer_and_back():
    assert members_of(bit_set([3, 0, 64])) == [0, 3, 64]
    assert parsed("7,2") == 0b10000100
    assert parsed(None) == bit_set([]) == 0
    assert members_of(0) == []


def test_the_database_answers_each_expression_apart(db):
    own = engine()
    own.put({5: Tokens(["nazorg", "werk"], ["t_nazorg"]), 9: Tokens(["werk", "nazorg"], [])})

    assert own.matching(
        [
            frozenset({("nazorg",)}),
            frozenset({("nazorg", "werk")}),
            frozenset({("t_nazorg",), ("zwembad",)}),
            frozenset({("zwembad",)}),
        ]
    ) == [bit_set([5, 9]), bit_set([5]), bit_set([5]), 0]

    own.put({5: Tokens(["anders"], [])})
    own.remove([9])
    assert own.matching([frozenset({("nazorg",)}), frozenset({("anders",)})]) == [0, bit_set([5])]
    assert own.matching([]) == []
