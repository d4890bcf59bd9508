"""The team sees which papers could not be made, and why; who may edit a practice may have its paper made again."""

import pytest

from paper import making
from paper.models import Paper
from tests.editing.people import national, regional, signed_in
from tests.makers import make_practice, make_region

REPORT = "/beheer/rapporten/papieren-versies/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def failed(practice, typesetter):
    typesetter.reason = "het lettertype is zoek"
    paper = making.one_pager(practice)
    typesetter.reason = ""
    return paper


def again(paper):
    return f"{REPORT}{paper.pk}/nog-eens/"


def test_the_report_lists_what_failed_with_the_reason(failed, tree, typesetter):
    making.one_pager(make_practice(make_region(tree, "Zeeland"), "Lukte wel"))
    client = signed_in(national())

    page = client.get(REPORT).content.decode()
    every = client.get(f"{REPORT}?state=alle").content.decode()

    assert "De belronde" in page
    assert "het lettertype is zoek" in page
    assert "Lukte wel" not in page
    assert "Lukte wel" in every


def test_the_first_screen_says_that_something_failed_and_is_silent_otherwise(failed):
    client = signed_in(national())
    assert "1 papieren versie kon niet worden gemaakt" in client.get("/beheer/").content.decode()

    Paper.objects.all().delete()

    assert "papieren versie" not in client.get("/beheer/").content.decode()


def test_it_is_made_again_at_once(failed, twente):
    client = signed_in(regional(twente))

    page = client.post(again(failed), follow=True).content.decode()

    assert "is gemaakt" in page
    assert Paper.objects.get().error == ""


def test_when_it_fails_again_the_reason_is_said(failed, twente, typesetter):
    typesetter.reason = "nog steeds zoek"

    page = signed_in(regional(twente)).post(again(failed), follow=True).content.decode()

    assert "nog steeds zoek" in page


def test_an_editor_of_another_region_sees_nothing_of_it_and_can_do_nothing(failed, tree):
    client = signed_in(regional(make_region(tree, "Zeeland")))

    assert "De belronde" not in client.get(REPORT).content.decode()
    assert client.post(again(failed)).status_code == 404
    assert Paper.objects.get().error


def test_it_is_no_get(failed, twente):
    assert signed_in(regional(twente)).get(again(failed)).status_code == 405


def test_the_report_can_be_taken_along(failed):
    export = b"".join(signed_in(national()).get(f"{REPORT}?export=csv").streaming_content).decode()

    assert "het lettertype is zoek" in export


def test_the_report_takes_as_many_queries_for_many_papers(failed, twente, django_assert_max_num_queries):
    client = signed_in(national())
    client.get(REPORT)
    for number in range(5):
        Paper.objects.create(kind="pdf", practice=make_practice(twente), fingerprint=str(number), error="stuk")

    with django_assert_max_num_queries(24):
        client.get(REPORT)
