"""The same form sent twice does its work once; a form that was overtaken does nothing."""

import re
import time
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.http import HttpResponse, HttpResponseRedirect
from django.test import RequestFactory

from editing import once, sent
from editing.models import SentForm
from editing.once import one_at_a_time
from practices.models import PracticePage
from tests.editing.forms import practice_form, send
from tests.editing.people import national, regional, signed_in
from tests.editing.reviewing import is_live, sent_in
from tests.makers import make_practice, make_region

pytestmark = pytest.mark.django_db


def post(path="/beheer/pages/7/edit/", who="een", **data):
    request = RequestFactory().post(path, data or {"title": "a"})
    request.session = SimpleNamespace(session_key=who)
    request.user = SimpleNamespace(is_authenticated=True)
    return request


def test_while_the_first_is_under_way_no_other_does_the_work_and_after_it_gets_the_same_answer(monkeypatch):
    """Two processes that race are in `faults/test_at_once.py`; here the second comes while the first works."""
    monkeypatch.setattr(once, "_WAIT_AT_MOST", 0.2)
    monkeypatch.setattr(once, "render", lambda request, template, status: HttpResponse(template, status=status))
    done, meanwhile = [], []

    def work(request):
        done.append(request)
        meanwhile.append(guarded(post()))
        return HttpResponseRedirect("/klaar/")

    guarded = one_at_a_time(work)
    first, after = guarded(post()), guarded(post())

    assert [answer.status_code for answer in meanwhile] == [503]
    assert first.url == after.url == "/klaar/"
    assert len(done) == 1


def test_what_a_process_died_with_is_let_go_in_time_and_so_is_what_a_clock_ahead_wrote():
    assert sent.take("a")
    assert not sent.take("a")
    now = int(time.time())

    for ends_at in (now - 1, now + 3600):
        SentForm.objects.update(ends_at=ends_at)
        assert sent.take("a")


def test_what_need_not_be_remembered_is_thrown_away():
    for name in ("oud", "nieuw"):
        sent.take(name)
    SentForm.objects.filter(name="oud").update(ends_at=int(time.time()) - 1)

    assert sent.forget_ended() == 1
    assert list(SentForm.objects.values_list("name", flat=True)) == ["nieuw"]


def test_what_is_kept_of_a_form_does_not_say_what_was_in_it():
    guarded = one_at_a_time(lambda request: HttpResponseRedirect("/klaar/"))
    guarded(post(title="Stage met Renée Kraaij"))

    assert list(SentForm.objects.values_list("answer", flat=True)) == ["/klaar/"]
    assert re.fullmatch("[0-9a-f]{64}", SentForm.objects.get().name)


def test_guarding_takes_two_statements(django_assert_num_queries):
    guarded = one_at_a_time(lambda request: HttpResponseRedirect("/klaar/"))

    with django_assert_num_queries(2):
        guarded(post())


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


def test_who_has_to_wait_too_long_is_told_what_to_do(tree, monkeypatch):
    region = make_region(tree)
    practice = make_practice(region, live=False)
    editor = signed_in(regional(region))
    monkeypatch.setattr(once, "_WAIT_AT_MOST", 0)
    monkeypatch.setattr(sent, "take", lambda name: False)

    answer = editor.post(f"/beheer/pages/{practice.pk}/edit/", {"title": "Nieuw"})

    assert answer.status_code == 503
    assert "Ga terug met de knop Terug van je browser: wat je typte staat er nog." in answer.text
