"""What can be followed is kept in one way, whatever way it came."""

from datetime import date

import pytest

from following.choices import Frequency
from following.searches import LONGEST, UnknownSearchError, in_words, tidy
from practices.facets import practice_facets
from practices.models import Theme
from tests.makers import make_term

pytestmark = pytest.mark.django_db


@pytest.fixture
def facets(twente, zeeland):
    make_term(Theme, "Stage")
    return practice_facets()


@pytest.mark.parametrize(
    ("search", "kept"),
    [
        ("", ""),
        ("regio=zeeland&regio=twente&regio=twente", "regio=twente&regio=zeeland"),
        ("thema=stage&regio=twente", "regio=twente&thema=stage"),
        ("regio=twente&sorteer=titel&pagina=3&weergave=kaart&utm=x", "regio=twente"),
        ("q=+coach++na%0Aschool+", "q=coach+na+school"),
        ("regio=twente&regio=atlantis", "regio=twente"),
        ("q=%2F%2F", None),
        ("regio=atlantis", None),
        ("q=" + "%E2%82%AC" * 190 + "a", None),
    ],
)
def test_the_same_choices_are_kept_as_the_same_text(facets, search, kept):
    if kept is None:
        with pytest.raises(UnknownSearchError):
            tidy(search, facets)
    else:
        assert tidy(search, facets) == kept
        assert len(kept) <= LONGEST


def test_a_search_is_said_in_words(facets):
    assert in_words("", facets) == "Alle praktijken"
    assert in_words("q=coach&regio=twente&regio=zeeland&thema=stage", facets) == "‘coach’, Twente of Zeeland, Stage"
    assert in_words("regio=verdwenen", facets) == "verdwenen"


@pytest.mark.parametrize(
    ("frequency", "today", "next_one"),
    [
        (Frequency.WEEK, date(2026, 11, 23), date(2026, 11, 30)),
        (Frequency.WEEK, date(2026, 11, 29), date(2026, 11, 30)),
        (Frequency.WEEK, date(2026, 12, 31), date(2027, 1, 4)),
        (Frequency.MONTH, date(2026, 1, 31), date(2026, 2, 1)),
        (Frequency.MONTH, date(2026, 12, 1), date(2027, 1, 1)),
    ],
)
def test_the_next_mail_is_on_monday_or_on_the_first(frequency, today, next_one):
    assert frequency.day_after(today) == next_one
