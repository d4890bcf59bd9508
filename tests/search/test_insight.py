"""What is asked is counted per day; nothing tells who asked, and no name is kept that was typed once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from search.insight import forget_old_questions
from search.models import AskedOnDay
from tests.makers import make_practice


def asked() -> dict[str, tuple[int, int]]:
    return {row.words: (row.times, row.results) for row in AskedOnDay.objects.all()}


def test_a_question_is_counted_with_what_it_gave(tree, client):
    make_practice(tree.practices, "Nazorg")

    client.get("/praktijken/?q=Nazorg")
    client.get("/praktijken/?q=nazorg ")

    assert asked() == {"nazorg": (2, 1)}


@pytest.mark.parametrize("address", ["?q=nazorg&pagina=2", "?q=nazorg&regio=twente", "?q=", "?q=%22"])
def test_only_a_question_itself_is_counted(tree, client, address):
    make_practice(tree.practices, "Nazorg")
    client.get(f"/praktijken/{address}")
    client.head("/praktijken/?q=nazorg")

    assert asked() == {}


@pytest.mark.parametrize("question", ["jan@example.org", "bel 06-12345678", "06 1234 5678"])
def test_an_address_or_a_number_is_not_kept(tree, client, question):
    client.get("/praktijken/", {"q": question})
    client.get("/praktijken/", {"q": question})

    assert asked() == {}


def test_a_word_that_the_site_does_not_know_is_kept_when_it_is_asked_again(tree, client):
    client.get("/praktijken/?q=Xandrina+Zeppelin")
    assert list(asked()) == [""]

    client.get("/praktijken/?q=xandrina+zeppelin")
    assert asked() == {"xandrina zeppelin": (2, 0)}


def test_old_questions_are_forgotten(db):
    day = timezone.localdate() - timedelta(days=401)
    AskedOnDay.objects.create(day=day, words="oud", digest="a", times=1)
    AskedOnDay.objects.create(day=day + timedelta(days=5), words="nieuw", digest="b", times=1)

    assert forget_old_questions() == 1
    assert list(asked()) == ["nieuw"]


def test_a_reader_gets_no_cookie_for_asking(tree, client):
    assert not client.get("/praktijken/?q=nazorg").cookies
