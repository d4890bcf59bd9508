"""The same form sent twice does its work once; a form that was overtaken does nothing."""

import threading
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.http import HttpResponse, HttpResponseRedirect
from django.test import RequestFactory

from editing import once
from editing.once import one_at_a_time
from practices.models import PracticePage
from tests.editing.forms import practice_form, send
from tests.editing.people import national, regional, signed_in
from tests.editing.reviewing import is_live, sent_in
from tests.makers import make_practice, make_region


@pytest.fixture(autouse=True)
def _nothing_remembered():
    cache.clear()


def post(path="/beheer/pages/7/edit/", who="een", **data):
    request = RequestFactory().post(path, data or {"title": "a"})
    request.session = SimpleNamespace(session_key=who)
    request.user = SimpleNamespace(is_authenticated=True)
    return request


def test_two_at_the_same_time_do_the_work_once_and_get_the_same_answer():
    done, answers = [], []
    begun, go = threading.Event(), threading.Event()

    def work(request):
        done.append(request)
        begun.set()
        go.wait(5)
        return HttpResponseRedirect("/klaar/")

    guarded = one_at_a_time(work)
    threads = [threading.Thread(target=lambda: answers.append(guarded(post()).url)) for _ in range(2)]
    threads[0].start()
    begun.wait(5)
    threads[1].start()
    go.set()
    for thread in threads:
        thread.join(5)

    assert answers == ["/klaar/", "/klaar/"]
    assert len(done) == 1


def test_somebody_else_or_other_words_are_another_form():
    done = []
    guarded = one_at_a_time(lambda request: done.append(request) or HttpResponseRedirect("/klaar/"))

    for request in (post(), post(who="twee"), post(title="b"), post("/beheer/pages/8/edit/"), post()):
        guarded(request)

    assert len(done) == 4


def test_an_answer_with_errors_is_not_remembered_and_one_that_fails_sets_free():
    done = []

    def work(request):
        done.append(request)
        if len(done) == 1:
            raise ValueError("mis")
        return HttpResponse("fout in een veld")

    guarded = one_at_a_time(work)
    with pytest.raises(ValueError, match="mis"):
        guarded(post())
    guarded(post())
    guarded(post())

    assert len(done) == 3


def test_a_first_that_takes_too_long_is_not_done_again(monkeypatch):
    monkeypatch.setattr(once, "_WAIT_AT_MOST", 0.2)
    monkeypatch.setattr(once, "render", lambda request, template, status: HttpResponse(template, status=status))
    done, begun, go = [], threading.Event(), threading.Event()

    def work(request):
        done.append(request)
        begun.set()
        go.wait(5)
        return HttpResponseRedirect("/klaar/")

    guarded = one_at_a_time(work)
    first = threading.Thread(target=lambda: guarded(post()))
    first.start()
    begun.wait(5)
    second = guarded(post())
    go.set()
    first.join(5)

    assert second.status_code == 503
    assert len(done) == 1
    assert guarded(post()).url == "/klaar/"


def test_saves_that_the_page_makes_by_itself_pass():
    done = []
    guarded = one_at_a_time(lambda request: done.append(request) or HttpResponseRedirect("/klaar/"))

    for _ in range(2):
        request = post()
        request.META["HTTP_ACCEPT"] = "application/json"
        guarded(request)

    assert len(done) == 2


def test_a_new_practice_that_is_sent_twice_is_made_once(tree):
    region = make_region(tree)
    client = signed_in(regional(region))

    first, second = (
        client.post(f"/beheer/pages/add/practices/practicepage/{region.pk}/", practice_form()) for _ in range(2)
    )

    assert first.url == second.url
    assert PracticePage.objects.count() == 1


def test_a_form_that_somebody_overtook_approves_nothing_and_saves_nothing(tree):
    region = make_region(tree)
    practice = sent_in(region, regional(region))
    opened = practice.get_latest_revision()
    practice.title = "Intussen anders"
    practice.save_revision(user=national("ander"))
    more = {"loaded_revision_id": opened.pk, "loaded_revision_created_at": opened.created_at.isoformat()}
    more |= {"action-workflow-action": "1", "workflow-action-name": "approve"}

    answer = send(signed_in(national("moderator")), practice, title="Wat ik zag", **more)

    assert answer.status_code == 409
    assert "wat je typte staat er nog" in answer.content.decode()
    assert PracticePage.objects.get(pk=practice.pk).get_latest_revision_as_object().title == "Intussen anders"
    assert not is_live(practice)


def test_a_form_that_is_up_to_date_is_sent_in(tree):
    region = make_region(tree)
    practice = make_practice(region, live=False)
    opened = practice.save_revision()
    more = {"loaded_revision_id": opened.pk, "loaded_revision_created_at": opened.created_at.isoformat()}

    answer = send(signed_in(regional(region)), practice, **more, **{"action-submit": "1"})

    assert answer.status_code == 302
    assert PracticePage.objects.get(pk=practice.pk).workflow_in_progress


def test_a_save_of_its_own_that_is_still_under_way_does_not_stop_a_form(tree):
    region = make_region(tree)
    editor = regional(region)
    practice = make_practice(region, live=False)
    opened = practice.save_revision(user=editor)
    more = {"loaded_revision_id": opened.pk, "loaded_revision_created_at": opened.created_at.isoformat()}
    practice.save_revision(user=editor)

    answer = send(signed_in(editor), practice, **more, **{"action-submit": "1"})

    assert answer.status_code == 302


def test_an_older_save_in_another_tab_of_the_same_editor_stops_a_form(tree):
    region = make_region(tree)
    editor = regional(region)
    practice = make_practice(region, live=False)
    newest = practice.save_revision(user=editor)
    newest.created_at -= timedelta(minutes=5)
    newest.save(update_fields=["created_at"])
    before = newest.created_at - timedelta(minutes=5)
    more = {"loaded_revision_id": newest.pk + 1, "loaded_revision_created_at": before.isoformat()}

    answer = send(signed_in(editor), practice, **more, **{"action-submit": "1"})

    assert answer.status_code == 409
