"""Editors see what was sought and not found, and help the next one who asks."""

import pytest
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from accounts.models import User
from search.models import AskedOnDay, SynonymGroup
from tests.makers import make_practice


@pytest.fixture
def administrator(db, client):
    user = User.objects.create_superuser("beheer-test", "beheer@example.org", "een lang wachtwoord")
    client.force_login(user)
    return client


@pytest.fixture
def questions(db):
    for words, times, results, day in [
        ("nazorg", 3, 5, 1),
        ("zeppelin", 2, 0, 1),
        ("zeppelin", 1, 0, 2),
        ("", 1, 0, 1),
    ]:
        AskedOnDay.objects.create(
            day=f"2026-11-0{day}", words=words, digest=f"{words}{day}", times=times, results=results
        )


def rows(client, query=""):
    page = client.get(f"/beheer/rapporten/gezocht/{query}")
    assert page.status_code == 200
    return [(row["words"], row["asked"], row["found"]) for row in page.context["object_list"]]


def test_the_report_adds_up_the_days_and_leaves_out_what_may_be_a_name(questions, administrator):
    assert sorted(rows(administrator)) == [("nazorg", 3, 5), ("zeppelin", 3, 0)]
    assert rows(administrator, "?gave=niets") == [("zeppelin", 3, 0)]
    assert rows(administrator, "?gave=genoeg") == [("nazorg", 3, 5)]
    assert rows(administrator, "?q=zepp") == [("zeppelin", 3, 0)]


def test_the_report_can_be_taken_along(questions, administrator):
    export = administrator.get("/beheer/rapporten/gezocht/?export=csv")

    assert "zeppelin,3,0" in b"".join(export.streaming_content).decode()


def test_a_click_begins_a_synonym_and_a_recommended_page_with_the_words(questions, administrator):
    page = administrator.get("/beheer/rapporten/gezocht/?gave=niets").content.decode()

    for address in (
        "/beheer/snippets/search/synonymgroup/add/?words=zeppelin",
        "/beheer/rapporten/gezocht/aanraden/?query_string=zeppelin",
    ):
        assert address in page
        assert "zeppelin" in administrator.get(address).content.decode().split("<form", 1)[1]


def test_one_word_is_no_synonym(administrator):
    page = administrator.post("/beheer/snippets/search/synonymgroup/add/", {"words": "alleen"})

    assert "ten minste twee woorden" in page.content.decode()
    assert not SynonymGroup.objects.exists()


def test_who_may_not_keep_the_search_sees_no_report(questions, client):
    client.force_login(User.objects.create_user("lezer", password="een lang wachtwoord"))

    assert client.get("/beheer/rapporten/gezocht/").status_code == 302


def test_a_recommended_page_stands_above_the_results_while_it_is_public(tree, client):
    practice = make_practice(tree.practices, "De belronde")
    pick = SearchPromotion.objects.create(
        query=Query.get("zeppelin"), page=practice, description="Hier begint het.", sort_order=0
    )
    assert "Hier begint het." in client.get("/praktijken/?q=Zeppelin").content.decode()

    practice.unpublish()
    assert "Hier begint het." not in client.get("/praktijken/?q=zeppelin").content.decode()
    assert pick.pk
