"""A practice and both its regions show who does it too, and nothing that is not public."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from adoptions.models import Adoption
from adoptions.reading import adoptions_of
from adoptions.stock import doing_counts
from inbox.choices import State
from tests.makers import make_adoption, make_practice, make_region

pytestmark = pytest.mark.django_db
YESTERDAY = timezone.localdate() - timedelta(days=1)


def shown_at(client, *pages):
    return ["De Sprong" in client.get(page.url).text for page in pages]


def test_the_practice_says_who_where_since_when_what_they_changed_and_whom_to_call(client, practice, zeeland):
    make_adoption(practice, zeeland, "De Sprong")

    page = client.get(practice.url).text

    for said in ("De Sprong", 'href="/regios/zeeland/"', "sinds maart 2026", "Bij ons begint de coach eerder."):
        assert said in page
    for said in ("Bo Elders", "Stagecoördinator", 'href="tel:+31850134444"', 'href="mailto:stage.elders@example.org"'):
        assert said in page
    assert f'href="/wij-doen-dit-ook/{practice.pk}/"' in page
    for secret in ("kim.meldt@example.org", "Kim Meldt"):
        assert secret not in page


def test_a_practice_that_nobody_does_too_invites(client, practice):
    page = client.get(practice.url).text

    assert "Doen jullie dit ook? Meld het" in page
    assert "Nog niemand" in page


def test_what_lapsed_says_so_without_anybody_to_call(client, practice, zeeland):
    make_adoption(practice, zeeland, "De Sprong", reconfirm_by=YESTERDAY)

    page = client.get(practice.url).text

    assert "De Sprong" in page
    assert "niet opnieuw bevestigd" in page
    for secret in ("Bo Elders", "085 013 44 44", "stage.elders", "Bij ons begint de coach eerder."):
        assert secret not in page


def test_both_regions_show_it_and_what_lapsed_neither(client, practice, home, zeeland):
    make_adoption(practice, zeeland, "De Sprong")

    here, there = client.get(zeeland.url).text, client.get(home.url).text
    assert "Hier doen ze ook" in here
    assert "Elders overgenomen" not in here
    assert "Elders overgenomen" in there
    assert "Hier doen ze ook" not in there
    assert shown_at(client, zeeland, home) == [True, True]

    Adoption.objects.update(reconfirm_by=YESTERDAY)
    assert shown_at(client, zeeland, home) == [False, False]


def test_a_school_of_the_own_region_is_shown_there_once(client, practice, home):
    make_adoption(practice, home, "De Sprong")

    assert client.get(home.url).text.count("De Sprong") == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"confirmed_at": None},
        {"approved_at": None},
        {"ended_at": timezone.now()},
        {"state": State.REJECTED},
        {"region": None},
    ],
)
def test_what_is_not_confirmed_approved_or_was_taken_back_is_nowhere(client, practice, home, zeeland, fields):
    make_adoption(practice, zeeland, "De Sprong")
    assert shown_at(client, practice, home, zeeland) == [True, True, True]

    Adoption.objects.update(**fields)

    assert shown_at(client, practice, home, zeeland) == [False, False, False]
    assert adoptions_of([practice.pk]) == {}
    assert doing_counts() == {}


@pytest.mark.parametrize("which", ["practice", "home", "zeeland"])
@pytest.mark.parametrize("way", ["unpublished", "private"])
def test_of_a_page_that_is_not_public_nothing_leaks(client, request, practice, home, zeeland, which, way):
    other = make_region(zeeland.get_parent().specific and request.getfixturevalue("tree"), "Drenthe")
    make_adoption(practice, other, "De Sprong")
    make_adoption(practice, zeeland, "De Brug")
    page = request.getfixturevalue(which)

    if way == "unpublished":
        page.unpublish()
    else:
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    is_about_practice = which == "practice" or (which, way) == ("home", "private")
    shown = {each.organisation for each in adoptions_of([practice.pk]).get(practice.pk, [])}
    assert shown == (set() if is_about_practice else {"De Sprong"} if which == "zeeland" else {"De Sprong", "De Brug"})
    if is_about_practice:
        assert "De Sprong" not in client.get(other.url).text


def test_others_get_plain_data_in_three_questions(practice, home, zeeland, django_assert_num_queries):
    second = make_practice(home)
    nobody = make_practice(home)
    make_adoption(practice, zeeland, "De Sprong")
    make_adoption(practice, zeeland, "De Brug", reconfirm_by=YESTERDAY)
    make_adoption(second, home, "Netwerk Twente", kind="regio")

    practice.get_url()  # the addresses of the site are remembered
    with django_assert_num_queries(3):  # which there are, what is private, and what may be said of them
        found = adoptions_of([practice.pk, second.pk, nobody.pk])
    with django_assert_num_queries(1):
        assert adoptions_of([nobody.pk]) == {}

    assert {key: [each.organisation for each in adopters] for key, adopters in found.items()} == {
        practice.pk: ["De Sprong", "De Brug"],
        second.pk: ["Netwerk Twente"],
    }
    first, lapsed = found[practice.pk]
    assert (first.region_slug, first.person.name) == ("zeeland", "Bo Elders")
    assert (lapsed.has_lapsed, lapsed.person, lapsed.what_changed) == (True, None, "")


def test_each_region_counts_the_practices_that_it_does_too(practice, home, zeeland):
    second = make_practice(home)
    for each in (practice, practice, second):
        make_adoption(each, zeeland)
    make_adoption(second, home, reconfirm_by=YESTERDAY)

    assert doing_counts() == {zeeland.pk: 2}


def test_the_map_of_all_regions_marks_those_that_do_practices_from_elsewhere(client, practice, zeeland):
    assert "van elders" not in client.get("/regios/").text

    make_adoption(practice, zeeland)

    page = client.get("/regios/").text
    assert '<small aria-hidden="true"> +1</small>' in page
    assert "praktijken in Zeeland, en 1 van elders" in page


@pytest.mark.parametrize(("which", "questions"), [("practice", 2), ("home", 1), ("zeeland", 1)])
def test_a_page_costs_the_same_for_few_and_many_and_few_questions_more_than_before(
    client, request, monkeypatch, practice, home, zeeland, which, questions
):
    page = request.getfixturevalue(which)

    def cost():
        client.get(page.url)
        with CaptureQueriesContext(connection) as asked:
            client.get(page.url)
        return len(asked)

    make_adoption(practice, zeeland)
    few = cost()
    for number in range(40):
        make_adoption(practice, zeeland)
        if number < 5:  # a region with more than a page of practices counts them
            make_adoption(make_practice(home), zeeland)
    assert cost() == few

    for shelf in ("practices.shelves.below_story", "regions.shelves.region_doings"):
        monkeypatch.setattr(f"{shelf}._stock", [])
    assert cost() == few - questions


def test_who_types_the_name_of_a_school_finds_the_practice(client, practice, zeeland):
    from adoptions.entries import names_changed

    adoption = make_adoption(practice, zeeland, "De Klimroos")
    names_changed(adoption)
    assert practice.title in client.get("/praktijken/?q=klimroos").text

    Adoption.objects.update(ended_at=timezone.now())
    names_changed(adoption)
    assert practice.title not in client.get("/praktijken/?q=klimroos").text
