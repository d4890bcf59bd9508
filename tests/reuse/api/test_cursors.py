"""Lists come in parts; what is published or removed meanwhile neither skips nor repeats anything."""

import random
from datetime import date, timedelta

import pytest
from django.utils import timezone

from practices.models import PracticePage
from tests.makers import SiteTree, make_adoption, make_contact, make_municipality, make_practice, make_region

ORDERS = ["sorteer=nieuwste", "sorteer=gecontroleerd", "sorteer=titel", "q=coach"]


def parts(client, address: str, amount: int, meanwhile=None):
    """Give the parts of a list, following `volgende`; do something after the first."""
    url = f"{address}{'&' if '?' in address else '?'}aantal={amount}"
    first = True
    while url:
        answer = client.get(url)
        assert answer.status_code == 200, answer.content
        told = answer.json()
        url = told["links"]["volgende"]
        assert answer.headers.get("Link") == (f'<{url}>; rel="next"' if url else None)
        yield told["resultaten"]
        if first and meanwhile:
            meanwhile()
        first = False


def flat(found, key="titel"):
    return [each[key] for part in found for each in part]


@pytest.fixture
def seven(tree: SiteTree):
    """Seven practices on one day of checking, two of which have the same title."""
    region = make_region(tree, "Twente")
    for number in range(7):
        make_practice(
            region,
            f"Coach {number // 2}",
            slug=f"coach-{number}",
            checked_on=date(2026, 9, 1),
            first_published_at=timezone.now() - timedelta(days=number // 3),
        )
    return region


def test_the_parts_together_are_the_list(seven, client):
    for order in ORDERS:
        whole = flat(parts(client, f"/api/v1/praktijken?{order}", 100), "id")
        assert len(whole) == 7
        for amount in (1, 3, 7):
            found = flat(parts(client, f"/api/v1/praktijken?{order}", amount), "id")
            assert sorted(found) == sorted(whole)
            assert found == whole or order == "q=coach"


@pytest.mark.parametrize("order", ORDERS)
def test_what_is_published_meanwhile_moves_nothing(seven, client, order):
    whole = flat(parts(client, f"/api/v1/praktijken?{order}", 100), "id")

    def publish():
        make_practice(seven, "Aanloop met een coach", first_published_at=timezone.now())
        make_practice(seven, "Coach coach coach", first_published_at=timezone.now() - timedelta(days=2))
        make_practice(seven, "Zo helpt een coach", first_published_at=timezone.now() - timedelta(days=900))

    found = flat(parts(client, f"/api/v1/praktijken?{order}", 2, publish), "id")

    assert len(found) == len(set(found))
    assert set(whole) <= set(found)
    if order != "q=coach":
        assert [key for key in found if key in whole] == whole


@pytest.mark.parametrize("order", ORDERS)
def test_what_is_removed_meanwhile_leaves_no_gap(seven, client, order):
    whole = flat(parts(client, f"/api/v1/praktijken?{order}", 100), "id")
    given = []

    def remove():
        given.extend(flat([next(parts(client, f"/api/v1/praktijken?{order}", 2))], "id"))
        seven.get_children().get(pk=given[-1]).specific.unpublish()

    found = flat(parts(client, f"/api/v1/praktijken?{order}", 2, remove), "id")

    assert sorted(found) == sorted(whole)


@pytest.mark.parametrize("order", ORDERS)
def test_what_is_taken_off_the_site_and_put_back_is_not_given_twice(seven, client, order):
    whole = flat(parts(client, f"/api/v1/praktijken?{order}", 100), "id")
    given = flat([next(parts(client, f"/api/v1/praktijken?{order}", 3))], "id")

    def away_and_back():
        for key in given:
            PracticePage.objects.get(pk=key).unpublish()
            PracticePage.objects.get(pk=key).save_revision().publish()

    found = flat(parts(client, f"/api/v1/praktijken?{order}", 3, away_and_back), "id")

    assert sorted(found) == sorted(whole)


@pytest.mark.parametrize("order", ["sorteer=nieuwste", "q=coach"])
@pytest.mark.parametrize("amount", [1, 4])
def test_while_much_comes_and_goes_all_that_stays_is_given_once(tree: SiteTree, client, order, amount):
    region = make_region(tree, "Twente")
    now = timezone.now()
    practices = [
        make_practice(
            region, f"Coach {number % 3}", slug=f"coach-{number}", first_published_at=now - timedelta(days=number // 2)
        )
        for number in range(24)
    ]
    stays = {practice.pk for practice in practices[::3]}
    comes_and_goes = [practice.pk for practice in practices if practice.pk not in stays]
    chance = random.Random(amount)  # noqa: S311 - the same events each time

    found: list[int] = []
    url = f"/api/v1/praktijken?{order}&aantal={amount}"
    while url:
        told = client.get(url).json()
        found += [practice["id"] for practice in told["resultaten"]]
        practice = PracticePage.objects.get(pk=chance.choice(comes_and_goes))
        if practice.live:
            practice.unpublish()
        else:
            practice.save_revision().publish()
        if len(found) < 12:
            make_practice(
                region, "Nog een coach", slug=f"nog-{len(found)}", first_published_at=now - timedelta(days=len(found))
            )
        url = told["links"]["volgende"]

    assert len(found) == len(set(found))
    assert stays <= set(found)


def test_the_best_come_first_and_the_others_after_them(seven, client):
    make_practice(seven, "Nieuw", introduction="Over een coach.", first_published_at=timezone.now())

    first, *others = parts(client, "/api/v1/praktijken?q=coach", 2)

    assert all(practice["titel"].startswith("Coach") for practice in first)
    assert flat(others)[0] == "Nieuw"


def test_a_cursor_belongs_to_one_question(seven, client):
    following = client.get("/api/v1/praktijken?sorteer=titel&aantal=2").json()["links"]["volgende"]

    assert client.get(following.replace("sorteer=titel", "sorteer=nieuwste")).status_code == 400
    assert client.get(following.replace("/praktijken", "/themas").replace("sorteer=titel&", "")).status_code == 400
    assert client.get(following.replace("aantal=2", "aantal=5")).status_code == 200


def test_a_cursor_tells_no_moment_so_that_the_same_answer_stays_the_same(seven, client):
    one, other = (client.get("/api/v1/praktijken?aantal=2").headers["ETag"] for _ in range(2))

    assert one == other


def test_the_other_lists_come_in_parts_too(tree: SiteTree, client):
    regions = [make_region(tree, f"Regio {letter}") for letter in "abcde"]
    practice = make_practice(regions[0], "Coach")
    for number, region in enumerate(regions):
        make_municipality(region, f"Gemeente {number // 2}")
        make_contact("Sam de Vries", slug=f"sam-{number}", regions=[region])
        make_adoption(practice, region, approved_at=timezone.now() - timedelta(days=number // 2))
        make_practice(region, f"Praktijk van {region.title}")

    for address in ("regios", "gemeenten", "contactpersonen", "adopties", "wijzigingen"):
        whole = [str(each) for part in parts(client, f"/api/v1/{address}", 100) for each in part]
        found = [str(each) for part in parts(client, f"/api/v1/{address}", 2) for each in part]
        assert len(whole) >= 5
        assert found == whole


def test_many_practices_are_walked_as_few_are(seven, client, monkeypatch):
    monkeypatch.setattr("search.catalogue._FEW", 2)

    for order in ORDERS[:3]:
        whole = flat(parts(client, f"/api/v1/praktijken?{order}", 100), "id")
        assert flat(parts(client, f"/api/v1/praktijken?{order}", 2), "id") == whole
