"""The check of all links goes on where it was, asks nothing twice, and is alone."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connections
from django.utils import timezone

from links import checking, running
from links.checking import AlreadyRunningError, TakenOverError, begin, carry_out, check_links, current_check
from links.choices import Kind, Outcome, State
from links.models import CheckedLink, LinkCheck
from tests.links.conftest import anchors
from tests.makers import make_content_page, stream

GONE = "https://a.example.org/weg"
WORKS = "https://a.example.org/werkt"
MOVED = "https://b.example.org/doorverwezen"
SLOW = "https://c.example.org/onbereikbaar"


def outcomes():
    return dict(CheckedLink.objects.values_list("url", "outcome"))


def make_old(**ago):
    CheckedLink.objects.update(checked_at=timezone.now() - timedelta(**ago))


def test_each_link_gets_its_outcome_and_the_run_says_how_far_it_is(check, page_with):
    page_with("Over", GONE, WORKS, MOVED, "/praktijken/", "/bestaat-niet/", "page:999999")
    lines = []

    run = check(say=lines.append)

    assert outcomes() == {
        GONE: Outcome.GONE,
        WORKS: Outcome.WORKS,
        MOVED: Outcome.MOVED,
        "/praktijken/": Outcome.WORKS,
        "/bestaat-niet/": Outcome.GONE,
        "page:999999": Outcome.GONE,
    }
    assert (run.state, run.total, run.done) == (State.FINISHED, 6, 6)
    assert lines[-1] == "6 van 6 links nagegaan"
    assert LinkCheck.objects.get().finished_at
    assert CheckedLink.objects.get(url=MOVED).new_url == "https://nieuw.example.org/"


def test_a_link_is_kept_with_its_place_and_its_words(check, page_with):
    page = page_with("Over", GONE)
    check()

    link = CheckedLink.objects.get()
    assert (link.page_id, link.field, link.text, link.kind) == (page.pk, "body", f"Lees {GONE[-12:]}", Kind.OUTSIDE)
    assert (link.status_code, link.failures) == (404, 1)


def test_the_same_address_on_two_pages_is_asked_once(check, page_with, elsewhere):
    page_with("Een", WORKS)
    page_with("Twee", WORKS, GONE)

    check()

    assert sorted(elsewhere.asked) == sorted([WORKS, GONE])
    assert CheckedLink.objects.filter(outcome=Outcome.WORKS).count() == 2


def test_what_was_asked_today_is_not_asked_again_and_a_new_link_to_it_takes_its_answer(check, page_with, elsewhere):
    page_with("Een", GONE)
    check()
    page_with("Twee", GONE)
    check()

    assert elsewhere.asked == [GONE]
    assert [link.outcome for link in CheckedLink.objects.all()] == [Outcome.GONE, Outcome.GONE]

    make_old(hours=21)
    check()
    assert elsewhere.asked == [GONE, GONE]


def test_since_when_a_link_is_broken_stays_until_it_works(check, page_with, elsewhere, monkeypatch):
    page_with("Over", GONE)
    check()
    first = CheckedLink.objects.get().first_failed_at
    make_old(days=1)
    check()

    link = CheckedLink.objects.get()
    assert (link.first_failed_at, link.failures) == (first, 2)

    make_old(days=1)
    check_links(fetch=lambda url: elsewhere(WORKS))
    link = CheckedLink.objects.get()
    assert (link.outcome, link.first_failed_at, link.failures) == (Outcome.WORKS, None, 0)


def test_a_host_that_is_left_alone_keeps_what_was_known(check, tree):
    urls = [f"https://c.example.org/onbereikbaar/{number}" for number in range(5)]
    make_content_page(tree, "Over", body=stream(("text", anchors(*urls))))

    run = check()

    assert run.done == run.total == 5
    assert sorted(outcomes().values()) == ["niet-nagegaan"] * 2 + ["onbereikbaar"] * 3
    assert CheckedLink.objects.filter(checked_at=None).count() == 2


def test_links_that_were_taken_away_are_forgotten(check, page_with):
    page = page_with("Over", GONE, WORKS)
    other = page_with("Ander", GONE)
    check()

    page.body = [("text", anchors(WORKS))]
    page.save()
    other.unpublish()
    check()

    assert list(CheckedLink.objects.values_list("page_id", "url")) == [(page.pk, WORKS)]


def test_a_link_that_editors_set_aside_stays_so(check, page_with):
    page_with("Over", GONE)
    check()
    CheckedLink.objects.update(ignored_until=timezone.localdate() + timedelta(days=9))
    make_old(days=1)
    check()

    assert CheckedLink.objects.broken().count() == 1
    assert CheckedLink.objects.broken().not_hidden().count() == 0


def test_other_sites_can_be_left_out(check, page_with, elsewhere):
    page_with("Over", GONE, "/bestaat-niet/")

    run = check(only_internal=True)

    assert elsewhere.asked == []
    assert outcomes() == {GONE: Outcome.UNCHECKED, "/bestaat-niet/": Outcome.GONE}
    assert run.total == 1


def test_there_is_one_check_at_a_time(check, tree):
    begin()

    with pytest.raises(AlreadyRunningError, match="al een controle bezig"):
        check()
    with pytest.raises(CommandError, match="al een controle bezig"):
        call_command("check_links")


def test_a_check_that_was_silent_for_half_an_hour_is_taken_over(check, page_with):
    page_with("Over", GONE)
    dead = begin()
    LinkCheck.objects.update(seen_at=timezone.now() - timedelta(minutes=31))
    assert current_check() is None

    run = check()

    dead.refresh_from_db()
    assert (dead.state, run.state) == (State.STOPPED, State.FINISHED)


def test_a_check_that_was_taken_over_stops_and_leaves_the_other_alone(page_with, elsewhere):
    page_with("Over", GONE)
    slow = begin()
    LinkCheck.objects.update(seen_at=timezone.now() - timedelta(minutes=31))
    other = begin()

    with pytest.raises(TakenOverError):
        carry_out(slow, fetch=elsewhere)

    other.refresh_from_db()
    assert other.state == State.RUNNING
    assert elsewhere.asked == []


def test_a_check_that_broke_off_is_gone_on_with(check, page_with, elsewhere, monkeypatch):
    page_with("Over", GONE, WORKS, MOVED)
    real = checking._write

    def breaking(rows, answers, at=None):
        if MOVED in answers:
            raise MemoryError
        real(rows, answers, at)

    monkeypatch.setattr(checking, "_write", breaking)
    with pytest.raises(MemoryError):
        check()
    assert LinkCheck.objects.get().state == State.STOPPED
    monkeypatch.undo()
    known = {url for url, outcome in outcomes().items() if outcome != Outcome.UNCHECKED}
    asked = list(elsewhere.asked)

    run = check()

    assert run.state == State.FINISHED
    assert MOVED in elsewhere.asked[len(asked) :]
    assert not known & set(elsewhere.asked[len(asked) :])
    assert Outcome.UNCHECKED not in outcomes().values()


def test_an_address_that_is_too_long_is_kept_and_refused(tree, page_with):
    page_with("Over", "https://a.example.org/" + "x" * 3000)

    check_links()

    link = CheckedLink.objects.get()
    assert (link.outcome, len(link.url)) == (Outcome.REFUSED, 2000)


def test_the_command_says_how_far_it_is_and_what_it_found(tree, page_with, capsys):
    page_with("Over", "/bestaat-niet/")

    call_command("check_links", internal_only=True)

    said = capsys.readouterr().out
    assert "1 van 1 links nagegaan" in said
    assert "1 kapotte link." in said


def test_the_thread_carries_out_a_run_and_closes_its_connection(page_with, monkeypatch):
    page_with("Over", "/bestaat-niet/")
    closed = []
    monkeypatch.setattr(connections, "close_all", lambda: closed.append(True))

    running.work(begin().pk)
    assert (LinkCheck.objects.get().state, closed) == (State.FINISHED, [True])

    monkeypatch.setattr(checking, "_find", lambda own, progress: 1 / 0)
    running.work(begin().pk)
    assert (LinkCheck.objects.latest("pk").state, closed) == (State.STOPPED, [True, True])


def test_a_thousand_links_take_few_queries(tree, django_assert_max_num_queries):
    for number in range(5):
        html = "".join(f'<a linktype="page" id="{tree.practices.pk + key}">x</a>' for key in range(200))
        make_content_page(tree, f"Pagina {number}", body=stream(("text", html)))

    with django_assert_max_num_queries(140):
        run = check_links()

    assert run.done == 1000
