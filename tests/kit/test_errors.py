"""What goes wrong is said in Dutch, with a way on."""

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404

from kit import errors
from kit.away import remember_desk
from kit.middleware import own_error_pages
from tests.reading_client import faults_of


@pytest.mark.parametrize(
    ("exception", "status", "words"),
    [
        (Http404(), 404, "Deze pagina bestaat niet"),
        (PermissionDenied(), 403, "niet voor iedereen open"),
        (BadRequest(), 400, "begrijpen we niet"),
    ],
)
def test_what_a_visitor_can_cause_has_a_page_of_ours(tree, rf, exception, status, words):
    answer = own_error_pages(lambda request: None).process_exception(rf.get("/ergens/"), exception)

    assert answer.status_code == status
    assert words in answer.text
    assert 'action="/praktijken/"' in answer.text
    assert faults_of(answer.text) == []


def test_the_admin_keeps_its_own_error_pages_and_a_fault_of_ours_is_left_to_django(rf):
    middleware = own_error_pages(lambda request: None)

    assert middleware.process_exception(rf.get("/beheer/pages/9/"), Http404()) is None
    assert middleware.process_exception(rf.get("/"), RuntimeError()) is None


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(30, "over een minuut"), (600, "over 10 minuten"), (3600, "over een uur"), (5400, "over 2 uur")],
)
def test_too_many_requests_says_when_to_come_back(tree, rf, seconds, words):
    answer = errors.too_many_requests(rf.get("/"), seconds)

    assert answer.status_code == 429
    assert answer["Retry-After"] == str(seconds)
    assert words in answer.text
    assert faults_of(answer.text) == []


def test_the_500_page_asks_nothing_of_the_database(rf, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        answer = errors.server_error(rf.get("/"))

    assert answer.status_code == 500
    assert faults_of(answer.text) == []


def test_who_is_held_up_sees_whom_to_call(tree, rf, tmp_path, settings):
    settings.DESK_FILE = tmp_path / "desk.json"
    remember_desk("Landelijke balie", "085 123 45 67", "tel:+31851234567")

    for answer in (errors.too_many_requests(rf.get("/"), 60), errors.server_error(rf.get("/"))):
        assert '<a href="tel:+31851234567">085 123 45 67</a>' in answer.text


@pytest.mark.parametrize(("method", "is_offered"), [("get", True), ("head", True), ("post", False)])
def test_asking_again_is_offered_to_who_sent_nothing_and_another_way_to_who_did(rf, method, is_offered):
    answer = errors.unavailable(getattr(rf, method)("/vraag/"))

    assert ('href="">Probeer het opnieuw' in answer.text) is is_offered
    assert ("Stuurde je net iets op?" in answer.text) is not is_offered
    assert faults_of(answer.text) == []


def test_a_faulty_page_is_seen():
    body = "<h1>a</h1><h1>b</h1><script>1</script>{{ x }}<img src=//example.com/a>"
    html = f"<!doctype html><html><body style='x'>{body}</body>"

    faults = " ".join(faults_of(html))

    for fault in ("style", "inline <script>", "2 headings", "leftover {{", "without alt", "elsewhere"):
        assert fault in faults
