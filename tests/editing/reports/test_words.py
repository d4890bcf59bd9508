"""Editors see which themes and tags are used, and which are not."""

import pytest

from practices.models import Phase, Sector, TargetGroup, Theme
from tests.makers import make_image, make_practice, make_term

NAME = "reports_themas_en_trefwoorden"


@pytest.fixture
def words(desk):
    used, unused = make_term(Theme, "Nazorg"), make_term(Theme, "Stage")
    phase, target = make_term(Phase, "Op school"), make_term(TargetGroup, "Vso")
    make_term(Sector, "Groen")
    make_practice(desk.here, themes=[used], tags=["coach", "stageplek"], phases=[phase])
    make_practice(desk.there, themes=[used], tags=["coach"])
    make_practice(desk.here, themes=[used], targets=[target], tags=["hier"], live=False)
    make_practice(desk.there, themes=[used], tags=["geheim"], live=False)
    make_image().tags.add("alleen bij beeld")
    return unused


def found(desk, query="", user="national"):
    return {word.title: (word.live, word.drafts) for word in desk.rows(NAME, query, user)}


def test_words_are_counted_on_practices_what_is_not_used_first(desk, words):
    assert found(desk) == {
        "geheim": (0, 1),
        "Groen": (0, 0),
        "hier": (0, 1),
        "Stage": (0, 0),
        "Vso": (0, 1),
        "Op school": (1, 0),
        "stageplek": (1, 0),
        "coach": (2, 0),
        "Nazorg": (2, 2),
    }
    assert list(found(desk))[-2:] == ["coach", "Nazorg"]


def test_a_regional_editor_counts_the_own_drafts_only_and_sees_no_tag_of_a_draft_elsewhere(desk, words):
    own = found(desk, user="here")

    assert own["Nazorg"] == (2, 1)
    assert own["hier"] == (0, 1)
    assert "geheim" not in own
    assert "geheim" not in [row[0] for row in desk.csv(NAME, user="here")]


def test_kind_use_and_words_narrow(desk, words):
    assert set(found(desk, "?kind=thema")) == {"Nazorg", "Stage"}
    assert set(found(desk, "?kind=tag&kind=fase")) == {"coach", "stageplek", "hier", "geheim", "Op school"}
    assert set(found(desk, "?used=niet")) == {"Groen", "Stage"}
    assert set(found(desk, "?used=concept")) == {"geheim", "hier", "Vso"}
    assert set(found(desk, "?q=stage")) == {"Stage", "stageplek"}


def test_a_number_leads_to_the_practices_with_the_word(desk, words):
    html = desk.page(NAME).content.decode()

    assert 'href="/praktijken/?thema=nazorg"' in html
    assert 'href="/praktijken/?tag=coach"' in html
    assert 'href="/praktijken/?thema=stage"' not in html


def test_the_newest_practice_tells_when_a_word_was_last_used(desk, words):
    last = {word.title: word.last_at for word in desk.rows(NAME)}

    assert last["Nazorg"] is not None
    assert last["Stage"] is None
    assert last["Vso"] is None


def test_a_word_that_looks_like_a_formula_stays_text(desk):
    make_term(Theme, "=1+1", slug="formule")

    assert desk.csv(NAME)[1][:3] == ["'=1+1", "Thema", "0"]
    assert desk.xlsx(NAME)[1][0] == ("=1+1", "s")


def test_fifty_rows_ask_the_database_as_often_as_five(desk):
    for number in range(5):
        make_practice(desk.here, themes=[make_term(Theme, f"Thema {number}")], tags=[f"woord{number}"])
    few = desk.queries(NAME)
    for number in range(5, 50):
        make_practice(desk.here, themes=[make_term(Theme, f"Thema {number}")], tags=[f"woord{number}"])

    assert len(desk.csv(NAME)) == 101
    assert desk.queries(NAME) == few
