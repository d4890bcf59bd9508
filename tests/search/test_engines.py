"""The seam to the engine: any class that keeps tokens and answers in bit sets can serve, and finds the same."""

from collections.abc import Iterable, Mapping, Sequence

import pytest

from search.analysis import parts_of, stems
from search.engines import Expression, Tokens, bit_set, engine, members_of, parsed
from search.engines.postgresql import _as_query
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

    def matching(self, expressions: Sequence[Expression], among: Sequence[int] | None = None) -> list[int]:
        rows = {entry_id: row for entry_id, row in KEPT.items() if among is None or entry_id in among}
        return [
            bit_set([entry_id for entry_id, row in rows.items() if any(_has(row, each) for each in expression)])
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


def test_parts_of_compounds_are_found_where_they_follow_each_other(db):
    own = engine()
    own.put(
        {
            5: Tokens(["de", "stag", "plek"], []),
            6: Tokens(["plek", "stag"], ["stag_plek"]),
            7: Tokens(["stag", "of", "plek"], ["t_stag"]),
            8: Tokens(["werk", "stag", "plek", "zoek"], []),
            9: Tokens(["stag", "plek", "werk", "stag"], []),
        }
    )

    assert own.matching(
        [
            frozenset({("stag", "plek")}),
            frozenset({("werk", "stag", "plek")}),
            frozenset({("stag", "plek"), ("of", "plek")}),
            frozenset({("plek", "stag")}),
        ]
    ) == [bit_set([5, 8, 9]), bit_set([8]), bit_set([5, 7, 8, 9]), bit_set([6])]


def test_postgresql_need_not_read_every_text_that_has_the_parts_of_a_compound():
    parts = tuple(stems(part)[0] for part in parts_of("stageplek"))

    assert len(parts) == 2
    assert "<->" not in _as_query(frozenset({parts}))
    assert "<->" in _as_query(frozenset({("om", "te")}))
    assert "__" in _as_query(frozenset({("om", *parts)}))
