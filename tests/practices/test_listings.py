"""One selection: narrowed by facets, ordered, in pages, with honest counts."""

import pytest
from django.http import QueryDict

from kit.facets import Choices
from practices.facets import practice_facets
from practices.listings import PER_PAGE, Listing
from practices.models import Phase, Theme
from tests.makers import make_practice, make_region, make_term, stream


def listing(query_string: str = "") -> Listing:
    return Listing(Choices.from_query(QueryDict(query_string), practice_facets()))


def counts(found: Listing, key: str) -> dict[str, int]:
    return next(
        {option.value: option.count for option in facet.options} for facet in found.facets if facet.facet.key == key
    )


@pytest.fixture
def shelf(tree):
    """Three regions, two themes and five practices: two in Twente, two in Zeeland, one in both; one draft."""
    twente, zeeland, drenthe = (make_region(tree, name) for name in ("Twente", "Zeeland", "Drenthe"))
    nazorg, stage = make_term(Theme, "Nazorg"), make_term(Theme, "Stage")
    make_practice(twente, "Bellen", themes=[nazorg], tags=["telefoon"], status="pilot")
    make_practice(twente, "Bouwen", themes=[stage], status="geborgd")
    make_practice(zeeland, "Varen", themes=[nazorg, stage], status="pilot")
    make_practice(zeeland, "Zeilen", themes=[stage], status="idee")
    make_practice(twente, "Samen", themes=[nazorg], regions=[zeeland], status="geborgd")
    make_practice(drenthe, "Concept", themes=[nazorg], live=False)
    return tree


def titles(query_string: str) -> set[str]:
    return {row.practice.title for row in listing(query_string).rows}


def test_values_of_one_facet_widen_and_facets_narrow_each_other(shelf):
    assert titles("regio=twente") == {"Bellen", "Bouwen", "Samen"}
    assert titles("regio=twente&regio=zeeland") == {"Bellen", "Bouwen", "Samen", "Varen", "Zeilen"}
    assert titles("regio=zeeland&thema=nazorg") == {"Varen", "Samen"}
    assert titles("status=pilot&thema=stage") == {"Varen"}
    assert titles("tag=telefoon") == {"Bellen"}


@pytest.mark.parametrize("already", ["", "regio=twente", "thema=nazorg", "status=pilot&thema=stage", "q=varen"])
def test_every_count_is_what_one_more_tick_gives(shelf, already):
    found = listing(already)

    for facet_options in found.facets:
        for option in facet_options.options:
            if option.is_chosen:
                alone = found.choices.only(facet_options.facet, [option.value])
                assert listing(alone.query_string()[1:]).total == option.count, (already, option)
                continue
            ticked = listing(found.choices.toggled(facet_options.facet, option.value).query_string()[1:])
            before = found.total if option.is_extra else 0
            assert ticked.total == before + option.count, (already, option)


def test_beside_a_choice_a_count_is_what_comes_with_it(shelf):
    (regions, *_others) = listing("regio=twente").facets

    zeeland = next(option for option in regions.options if option.value == "zeeland")
    assert (zeeland.count, zeeland.is_extra) == (2, True)  # "Samen" is in Twente too and counted already


def test_an_option_that_changes_nothing_is_disabled(shelf, client):
    page = client.get("/praktijken/?regio=twente&regio=zeeland&status=idee").content.decode()

    assert 'value="drenthe" disabled' in page


def test_a_value_that_leads_to_nothing_is_shown_with_a_nought(shelf):
    assert counts(listing("thema=stage&regio=twente"), "status")["pilot"] == 0
    assert counts(listing(), "regio")["drenthe"] == 0


def test_drafts_are_in_no_list_and_no_count(shelf):
    assert "Concept" not in titles("")
    assert "Concept" not in titles("q=concept")
    assert sum(counts(listing(), "status").values()) == 5


def test_a_tag_of_a_draft_alone_is_not_offered(shelf):
    make_practice(shelf.practices, "Geheim", tags=["geheime-tag"], live=False)

    assert "geheime-tag" not in counts(listing(), "tag")


def test_an_unknown_value_is_said_and_finds_nothing(shelf):
    found = listing("thema=bestaat-niet")

    assert found.unknown == ["bestaat-niet"]
    assert found.total == 0


@pytest.mark.parametrize(("asked", "shown"), [("0", 1), ("abc", 1), ("2", 2), ("999", 2)])
def test_a_page_past_the_end_is_the_last(tree, asked, shown):
    for _ in range(PER_PAGE + 1):
        make_practice(tree.practices)

    found = listing(f"pagina={asked}")

    assert found.page == shown
    assert len(found.rows) == (PER_PAGE if shown == 1 else 1)


def test_the_orders(tree):
    first = make_practice(tree.practices, "Aap")
    second = make_practice(tree.practices, "Boom")
    first.first_published_at, second.first_published_at = second.first_published_at, first.first_published_at
    newest = sorted([first, second], key=lambda practice: practice.first_published_at, reverse=True)

    assert [row.practice.title for row in listing("sorteer=titel").rows] == ["Aap", "Boom"]
    assert listing("sorteer=onzin").order == "nieuwste"
    assert listing("q=aap").order == "relevant"
    assert listing("sorteer=relevant").order == "nieuwste"
    assert len(newest) == 2


def test_words_are_found_in_title_introduction_and_body(tree):
    make_practice(tree.practices, "De belronde", slug="titel")
    make_practice(tree.practices, "Anders", slug="inleiding", introduction="Met een belronde na school.")
    make_practice(tree.practices, "Nog iets", slug="tekst", body=stream(("text", "<p>Wij doen een belronde.</p>")))
    make_practice(tree.practices, "Niets", slug="niets")

    assert [row.practice.slug for row in listing("q=belronde").rows] == ["titel", "inleiding", "tekst"]


@pytest.mark.parametrize(
    "question",
    [
        '"',
        "'",
        "a OR b",
        "NEAR(",
        "(((",
        "*",
        "-",
        ":",
        "^",
        "& | !",
        "<->",
        "\x00",
        "%",
        "🙂",
        "‮",
        ";DROP TABLE",
        "a" * 5000,
    ],
)
def test_any_question_gives_an_answer(tree, question):
    parameters = QueryDict(mutable=True)
    parameters["q"] = question
    choices = Choices.from_query(parameters, practice_facets())

    found = Listing(choices)

    assert found.total >= 0
    assert list(found.rows) == [] or found.total > 0


@pytest.mark.slow
@pytest.mark.parametrize("query_string", ["", "thema=nazorg&regio=twente&q=coach&sorteer=titel"])
def test_a_list_costs_the_same_number_of_queries_for_few_and_many(
    tree, django_assert_max_num_queries, client, query_string
):
    twente, nazorg = make_region(tree, "Twente"), make_term(Theme, "Nazorg")
    phase = make_term(Phase, "Overgang")

    def add(number: int) -> None:
        for _ in range(number):
            make_practice(twente, introduction="Een coach.", themes=[nazorg], phases=[phase], tags=["bellen"])

    def cost() -> int:
        client.get(f"/praktijken/?{query_string}")
        with django_assert_max_num_queries(25) as captured:
            assert client.get(f"/praktijken/?{query_string}").status_code == 200
        return len(captured)

    add(3)
    few = cost()
    add(27)
    assert cost() == few


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("q=varen&regio=twente", {"Zonder ‘varen’": 3, "Zonder Twente": 1}),
        ("q=varen&regio=drenthe&thema=nazorg&status=idee", {"Alleen ‘varen’": 1, "Alleen Nazorg": 3, "Alleen Idee": 1}),
        ("regio=twente&thema=bestaat-niet", {"Alleen Twente": 3}),
        ("q=bestaatniet", {}),
        ("regio=drenthe", {}),
    ],
)
def test_a_list_without_results_offers_what_is_found_with_less(shelf, django_assert_max_num_queries, asked, offered):
    found = listing(asked)
    assert found.total == 0
    assert found.facets

    with django_assert_max_num_queries(0):
        ways = found.loosened

    assert {way.label: way.total for way in ways} == offered
    assert {way.label: listing(way.url[1:]).total for way in ways} == offered
