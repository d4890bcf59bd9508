"""The list as a reader meets it: what was recognised, another spelling, marks, the map and table, and no dead end."""

import pytest

from practices.models import GlossaryTerm, Theme
from tests.makers import make_contact, make_municipality, make_place, make_practice, make_region, make_term, points


@pytest.fixture
def shelf(tree):
    region = make_region(tree, "Zaanstreek/Waterland")
    neighbour = make_region(tree, "Groot-Amsterdam")
    region.neighbours.add(neighbour)
    make_place(make_municipality(region, "Zaanstad"), "Zaandam")
    region.save()
    nazorg, stage = make_term(Theme, "Nazorg"), make_term(Theme, "Stage")
    make_practice(region, "Vriendenkring", themes=[nazorg], summary=points("Samen eten.", "Twee.", "Drie."))
    make_practice(neighbour, "Belronde", themes=[stage], introduction="Wij bellen <b>iedereen</b> na school.")
    make_contact("Yasmina Bouali", regions=[region])
    GlossaryTerm.objects.create(term="nazorg", explanation="Hulp na school.")
    return tree


def page(client, query):
    answer = client.get(f"/praktijken/?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def recognised(client, query):
    return [
        (thing.kind, thing.title, thing.detail) for thing in client.get(f"/praktijken/?{query}").context["recognised"]
    ]


def test_a_place_says_which_region_that_is(shelf, client):
    assert recognised(client, "q=zaandam")[0] == ("regio", "Zaanstreek/Waterland", "Zaandam hoort hierbij")


def test_what_is_named_is_recognised_whatever_it_is(shelf, client):
    assert [kind for kind, _title, _detail in recognised(client, "q=nazorg")] == ["thema", "begrip"]
    assert recognised(client, "q=bouali")[0][:2] == ("contact", "Yasmina Bouali")
    assert recognised(client, "q=netwerkcoordinator+zaandam")[1][:2] == ("contact", "Yasmina Bouali")
    assert recognised(client, "q=vriendenkring") == []


def test_a_typing_error_shows_what_was_meant(shelf, client):
    text = page(client, "q=Belromde&thema=stage")

    assert "Bedoelde u" in text
    assert '<a href="?q=belronde&amp;thema=stage">belronde</a>' in text
    assert "1 praktijk met ‘belronde’" in text


def test_a_word_that_is_right_is_not_corrected(shelf, client):
    assert "Bedoelde u" not in page(client, "q=belronde")


def test_matched_words_are_marked_and_a_text_stays_text(shelf, client):
    text = page(client, "q=gebeld+school")

    assert "Wij <mark>bellen</mark> &lt;b&gt;iedereen&lt;/b&gt; na <mark>school</mark>." in text


def test_the_best_passage_is_shown_when_the_introduction_has_none_of_it(shelf, client):
    assert "Samen <mark>eten</mark>." in page(client, "q=eten")


def test_a_tile_of_the_map_toggles_its_region_and_keeps_the_rest(shelf, client):
    text = page(client, "weergave=kaart&thema=nazorg")
    assert 'href="?regio=zaanstreekwaterland&amp;thema=nazorg&amp;weergave=kaart"' in text

    chosen = page(client, "weergave=kaart&thema=nazorg&regio=zaanstreekwaterland")
    assert 'href="?thema=nazorg&amp;weergave=kaart" aria-current="true"' in chosen


def test_the_map_counts_the_selection_under_all_but_the_region(shelf, client):
    coverage = client.get("/praktijken/?weergave=kaart&thema=nazorg&regio=groot-amsterdam").context["coverage"]

    assert {tile.region.title: tile.count for tile in coverage.tile_map.tiles} == {
        "Zaanstreek/Waterland": 1,
        "Groot-Amsterdam": 0,
    }


def test_the_table_has_each_region_by_each_theme_and_blanks_that_invite(shelf, client):
    answer = client.get("/praktijken/?weergave=kaart")
    rows = {row.region.label: [cell.count for cell in row.cells] for row in answer.context["coverage"].rows}

    assert rows == {"Groot-Amsterdam": [0, 1], "Zaanstreek/Waterland": [1, 0]}
    assert "Deel de eerste: Stage, Zaanstreek/Waterland" in answer.content.decode()
    assert 'href="?regio=groot-amsterdam&amp;thema=stage"' in answer.content.decode()


def test_nothing_found_leads_to_less_to_neighbours_to_themes_and_to_a_person(shelf, client):
    text = page(client, "q=belronde&regio=zaanstreekwaterland")

    assert "Niets gevonden met ‘belronde’" in text
    assert "Zonder Zaanstreek/Waterland" in text
    assert "Kijk bij de buren van Zaanstreek/Waterland" in text
    assert 'href="?q=belronde&amp;regio=groot-amsterdam"' in text
    assert "Stel je vraag aan Zaanstreek/Waterland" in text
    assert "Yasmina Bouali" in text


def test_nothing_found_without_a_region_leads_to_the_national_desk(shelf, client):
    assert "Leg je vraag neer bij de Landelijke balie" in page(client, "q=zwembad")


@pytest.mark.parametrize(
    "question",
    [
        "x" * 5000,
        "!@#$%^&*()",
        '"',
        "“ ",
        "NEAR(a b)",
        "a* AND NOT ^b",
        "{title}: x",
        "a & b | !c <-> d:*",
        "\x00",
        "‮olleh",
        "🙂🙃",
        "<img src=x onerror=alert(1)>",
        "'; DROP TABLE search_words; --",
        "%%%",
        "\\",
        "-",
        "- - -nazorg",
        "ΑΒΓ אבג 漢字",
    ],
)
def test_a_hostile_question_gets_a_helpful_page(shelf, client, question):
    answer = client.get("/praktijken/", {"q": question})

    assert answer.status_code == 200
    assert "<h1>" in answer.content.decode()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("&".join(f"k{n}={n}" for n in range(200)), "2 praktijken"),
        ("regio=a&regio=b&regio=a", "Niets gevonden"),
        ("q=a&q=b", "1 praktijk met ‘b’"),
        ("weergave=onzin&sorteer=x", "2 praktijken"),
    ],
)
def test_odd_addresses_are_explained_or_ignored(shelf, client, query, said):
    assert said in page(client, query)


def test_what_the_index_says_in_error_is_still_not_shown(shelf, client):
    from practices.models import PracticePage

    PracticePage.objects.filter(title="Belronde").update(live=False)  # behind the back of the index

    assert "Belronde</a>" not in page(client, "q=belronde")
