"""What the privacy page promises is what `run_due` does."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Comment, PageLogEntry, Revision

from accounts.invitations import invite
from accounts.models import Attempts, SignIn, User
from adoptions.models import Adoption
from following.models import Follower, Wish
from importing.models import ImportedFile
from inbox.models import Message
from kit import due, retention
from kit.retention import RULES
from offering.models import Offer
from paper.models import Paper
from post.models import Letter
from practices.models import PracticePage
from search.models import AskedOnDay
from tests.makers import (
    make_adoption,
    make_arrived_offer,
    make_offer,
    make_practice,
    make_region,
    make_user,
)

HOUR = timedelta(hours=1)


@pytest.fixture
def clock(monkeypatch):
    """Moves the clock of Django ahead."""
    real, moved = timezone.now, []

    def go(period):
        moved[:] = [period]

    now = lambda: real() + (moved[0] if moved else timedelta(0))  # noqa: E731 - stands in for a function
    monkeypatch.setattr(timezone, "now", now)
    monkeypatch.setattr("home.housekeeping._now", lambda: timezone.localtime(now()).replace(hour=4))
    return go


@pytest.fixture(autouse=True)
def _queue_as_on_a_server(settings):
    settings.TASKS = settings.TASKS | {"post": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def run_due():
    assert not [done.name for done in due.do_what_is_due() if done.has_failed]


def _message(**fields):
    return lambda tree: Message.objects.create(text="x", sender_email="bo@example.nl", **fields).pk


def _adoption(**fields):
    def make(tree):
        region = make_region(tree)
        return make_adoption(make_practice(region), region, **fields).pk

    return make


def _arrived(**fields):
    return lambda tree: make_arrived_offer(make_region(tree), **fields).pk


def _offered_and_on_the_site(tree):
    offer = make_arrived_offer(make_region(tree))
    offer.practice.save_revision().publish()
    run_due()  # tells who offered it, and is done with it
    offer.refresh_from_db()
    assert offer.closed_at is not None
    return offer.pk


def _lapsed(tree):
    """Asked a year after, reminded, and silent until today."""
    day = timezone.localdate()
    asked_on = day - Adoption.ANSWER_WITHIN
    known_on = asked_on - Adoption.INTERVAL
    return _adoption(known_on=known_on, asked_on=asked_on, reminded_on=day - HOUR * 48, reconfirm_by=day)(tree)


def _task(**fields):
    """Work that the queue is done with, well or badly."""
    kept = {"args_kwargs": {"args": [], "kwargs": {}}, "task_path": "post.tasks.deliver", "priority": 0}
    kept |= {"queue_name": "default", "backend_name": "post", "worker_ids": [], "run_after": NOW()}
    kept |= {"exception_class_path": "", "traceback": "", "finished_at": NOW(), "return_value": None}
    return lambda tree: DBTaskResult.objects.create(**(kept | fields)).pk


def _bundle(tree):
    return Paper.objects.create(kind="bundel", fingerprint="x", file=b"%PDF", made_at=NOW()).pk


def _wish(tree):
    return Wish.objects.create(follower=Follower.objects.create(email="bo@example.nl"), search="q=x").pk


def _letter(tree):
    return Letter.objects.create(
        key="x", kind="x", to="bo@example.nl", subject="x", text="x", html="x", state="verstuurd"
    ).pk


def _invitation(tree):
    user = User(username="kim@example.nl", email="kim@example.nl")
    invite(user, [], make_user())
    return user.pk


def _comment(tree):
    page = make_practice(make_region(tree))
    user = make_user()
    return Comment.objects.create(
        page=page, user=user, text="x", contentpath="title", resolved_at=timezone.now(), resolved_by=user
    ).pk


def _log(tree):
    page = make_practice(make_region(tree))
    return PageLogEntry.objects.log_action(instance=page, action="wagtail.edit").pk


def _version(tree):
    page = make_practice(make_region(tree))
    first = page.save_revision()
    page.save_revision()
    return first.pk


def _sign_in(tree):
    return SignIn.objects.create(user=make_user(), session_key="x", browser="x").pk


def _session(tree):
    session = SessionStore()
    session.set_expiry(settings.SESSION_COOKIE_AGE)
    session.create()
    return session.session_key


NOW = timezone.now
CASES = [
    (retention.MESSAGES_REJECTED, Message, _message(state="afgewezen", closed_at=NOW())),
    (retention.MESSAGES_CLOSED, Message, _message(state="afgehandeld", closed_at=NOW())),
    (retention.MESSAGES_AT_MOST, Message, _message()),
    (retention.OFFERS_UNFINISHED, Offer, lambda tree: make_offer(make_region(tree)).pk),
    (retention.OFFERS_REJECTED, Offer, _arrived(state="afgewezen", closed_at=NOW())),
    (retention.OFFERS_CLOSED, Offer, _arrived(state="afgehandeld", closed_at=NOW())),
    (retention.OFFERS_CLOSED, Offer, _offered_and_on_the_site),
    (retention.OFFERS_AT_MOST, Offer, _arrived()),
    (retention.ADOPTIONS_UNCONFIRMED, Adoption, _adoption(confirmed_at=None, approved_at=None, state="nieuw")),
    (retention.ADOPTIONS_ENDED, Adoption, _adoption(ended_at=NOW())),
    (retention.ADOPTIONS_ENDED, Adoption, _adoption(state="afgewezen", approved_at=None, closed_at=NOW())),
    (retention.ADOPTIONS_LAPSED, Adoption, _lapsed),
    (retention.ADOPTIONS_UNDECIDED, Adoption, _adoption(confirmed_at=NOW(), approved_at=None, reconfirm_by=None)),
    (retention.FOLLOWERS_UNCONFIRMED, Wish, _wish),
    (retention.LETTERS, Letter, _letter),
    (retention.QUESTIONS, AskedOnDay, lambda tree: AskedOnDay.objects.create(day=NOW().date(), digest="x").pk),
    (retention.SIGN_INS, SignIn, _sign_in),
    (retention.SESSIONS, Session, _session),
    (retention.ATTEMPTS, Attempts, lambda tree: Attempts.objects.create(name="x", last_at=NOW()).pk),
    (retention.INVITATIONS, User, _invitation),
    (retention.FILES_WAITING, ImportedFile, lambda tree: ImportedFile.objects.create(digest="x", waiting=b"x").pk),
    (retention.FILES_READ, ImportedFile, lambda tree: ImportedFile.objects.create(digest="x").pk),
    (retention.VERSIONS, Revision, _version),
    (retention.COMMENTS, Comment, _comment),
    (retention.HISTORY, PageLogEntry, _log),
    (retention.TASKS, DBTaskResult, _task(status="SUCCESSFUL")),
    (retention.TASKS, DBTaskResult, _task(status="FAILED", exception_class_path="builtins.OSError")),
    (retention.TASKS, DBTaskResult, _task(status="SUCCESSFUL", queue_name="papier")),
    (retention.TASKS, DBTaskResult, _task(status="RUNNING", started_at=NOW(), finished_at=None)),  # its worker died
    (retention.BUNDLES, Paper, _bundle),
]


@pytest.mark.parametrize(
    ("rule", "model", "make"), CASES, ids=[f"{i}-{m.__name__}" for i, (_r, m, _k) in enumerate(CASES)]
)
def test_what_is_kept_goes_when_its_time_has_passed_and_not_before(tree, clock, rule, model, make):
    key = make(tree)

    clock(rule.period - HOUR if rule.period > HOUR * 30 else rule.period / 2)
    run_due()
    assert model._base_manager.filter(pk=key).exists()

    clock(rule.period + timedelta(days=1, hours=1))
    run_due()
    assert not model._base_manager.filter(pk=key).exists()


def test_each_rule_is_tried_here_or_where_it_says():
    elsewhere = {
        retention.FOLLOWERS_STOPPED: "following/test_views.py",  # gone with the button
        retention.LIMITS: "store/test_counting.py",  # by a clock of its own
    }

    assert {rule for rule, _model, _make in CASES} | set(elsewhere) == set(RULES)
    assert all((Path(settings.BASE_DIR) / "tests" / path).exists() for path in elsewhere.values())


def test_the_draft_of_a_rejected_offer_goes_along_and_a_practice_on_the_site_stays(tree, clock):
    region = make_region(tree)
    rejected = make_arrived_offer(region, "Een week", state="afgewezen", closed_at=NOW())
    shown = make_arrived_offer(region, "Twee weken", state="afgehandeld", closed_at=NOW())
    shown.practice.save_revision().publish()

    clock(retention.OFFERS_CLOSED.period + timedelta(days=2))
    run_due()

    assert not Offer.objects.exists()
    assert not PracticePage.objects.filter(pk=rejected.practice_id).exists()
    assert PracticePage.objects.get(pk=shown.practice_id).live


def test_work_that_is_not_done_yet_is_not_forgotten(tree, clock):
    waiting = _task(status="READY", finished_at=None)(tree)

    clock(retention.TASKS.period * 3)
    run_due()

    assert DBTaskResult.objects.filter(pk=waiting).exists()


def test_when_something_came_on_the_site_stays_in_the_history(tree, clock):
    page = make_practice(make_region(tree))
    entry = PageLogEntry.objects.log_action(instance=page, action="wagtail.publish")

    clock(retention.HISTORY.period + timedelta(days=900))
    run_due()

    assert PageLogEntry.objects.filter(pk=entry.pk).exists()


def test_the_newest_version_stays_however_old(tree, clock):
    page = make_practice(make_region(tree))
    newest = page.save_revision()

    clock(retention.VERSIONS.period * 3)
    run_due()

    assert Revision.objects.filter(pk=newest.pk).exists()


def test_who_came_in_once_stays(tree, clock):
    user = make_user(invited_at=None)

    clock(retention.INVITATIONS.period * 3)
    run_due()

    assert User.objects.filter(pk=user.pk).exists()


def test_the_clock_of_these_tests_moves(clock):
    before = datetime.now(tz=timezone.get_current_timezone())
    clock(timedelta(days=3))

    assert timezone.now() - before > timedelta(days=2)
