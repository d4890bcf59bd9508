"""Keeping mail and sending it once."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone

from post import delivery
from post.choices import State
from post.delivery import AT_ONCE, IN_A_ROW, LEASE, TRIES, deliver_waiting, forget_old_letters
from post.kinds import register_kind
from post.models import Letter
from post.posting import held, post

pytestmark = pytest.mark.django_db


def hello(key="hello:1", to="sam@example.org", **options):
    return post("test.hello", to, {"name": "Sam"}, key=key, **options)


def test_a_mail_goes_out_once_its_transaction_is_done(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert hello()
        assert mail.outbox == []

    [sent] = mail.outbox
    assert (sent.to, sent.subject) == (["sam@example.org"], "Dag Sam")
    assert sent.alternatives[0].mimetype == "text/html"
    assert Letter.objects.get().state == State.SENT


def test_what_was_undone_is_not_sent(django_capture_on_commit_callbacks):
    @transaction.atomic
    def fail():
        hello()
        raise ZeroDivisionError

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ZeroDivisionError):
        fail()

    assert deliver_waiting() == 0
    assert mail.outbox == []


def test_the_same_key_is_posted_once():
    assert hello()
    assert not hello()
    assert hello(key="hello:2")

    assert deliver_waiting() == 2


def test_who_posts_many_wakes_nobody_for_each(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks, held():
        hello()

    assert callbacks == []
    assert deliver_waiting() == 1


def test_a_mail_that_fails_waits_longer_each_time_and_is_never_dropped_in_silence(settings):
    settings.MAIL_TRANSPORT = "tests.editing.mail_down.EmailBackend"
    hello()
    letter = Letter.objects.get()

    for attempt, pause in enumerate(TRIES, start=1):
        before = timezone.now()
        assert deliver_waiting() == 0
        letter.refresh_from_db()
        assert letter.attempts == attempt
        assert letter.next_try_at - before >= pause
        assert "no such host" in letter.error
        assert letter.state == (State.FAILED if attempt == len(TRIES) else State.WAITING)
        assert deliver_waiting() == 0
        Letter.objects.update(next_try_at=before)

    settings.MAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
    Letter.objects.update(state=State.WAITING)
    assert deliver_waiting() == 1


def test_one_mail_that_cannot_be_sent_keeps_no_other(settings):
    hello(key="a", headers={"Reply-To": "x@example.org\nBcc: y@example.org"})
    hello(key="b")

    assert deliver_waiting() == 1
    assert Letter.objects.get(key="a").state == State.WAITING
    assert len(mail.outbox) == 1


def test_a_server_that_is_away_is_asked_a_few_times_however_much_waits(settings):
    for number in range(3 * IN_A_ROW):
        hello(key=str(number))
    settings.MAIL_TRANSPORT = "tests.editing.mail_down.EmailBackend"

    assert deliver_waiting() == 0

    assert Letter.objects.filter(attempts=1).count() == IN_A_ROW
    assert Letter.objects.filter(attempts=0, state=State.WAITING).count() == 2 * IN_A_ROW
    Letter.objects.update(next_try_at=timezone.now())
    settings.MAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
    assert deliver_waiting() == 3 * IN_A_ROW


def test_bad_mails_here_and_there_keep_no_other(settings):
    for number in range(4 * IN_A_ROW):
        hello(key=str(number), headers={"Reply-To": "x\ny"} if number % 2 else None)

    assert deliver_waiting() == 2 * IN_A_ROW


def test_who_is_slow_leaves_to_others_what_they_may_take_by_then(monkeypatch):
    for number in range(AT_ONCE):
        hello(key=str(number))
    seconds = iter(range(0, 100 * AT_ONCE, int(LEASE.total_seconds()) // 4))
    monkeypatch.setattr(delivery.time, "monotonic", lambda: float(next(seconds)))

    assert deliver_waiting() <= 3


def test_what_does_not_hold_is_dropped_together_with_what_comes_in_its_place(monkeypatch):
    def is_anew(letter):
        return letter.key == "anew"

    register_kind("test.hello", "Dag", lambda: {}, is_anew, instead=lambda letter: hello(key="anew"))
    hello()
    with monkeypatch.context() as broken:
        broken.setattr(Letter, "delete", lambda letter: 1 / 0)
        assert deliver_waiting() == 0
    assert list(Letter.objects.values_list("key", flat=True)) == ["hello:1"]

    Letter.objects.update(next_try_at=timezone.now())
    assert deliver_waiting() == 1
    assert list(Letter.objects.values_list("key", flat=True)) == ["anew"]


def test_what_a_dead_process_took_is_sent_later_under_the_same_name():
    hello()
    letter = Letter.objects.get()
    Letter.objects.update(next_try_at=timezone.now() + timedelta(minutes=9))
    assert deliver_waiting() == 0

    Letter.objects.update(next_try_at=timezone.now())
    deliver_waiting()

    assert mail.outbox[0].extra_headers["Message-ID"] == f"<{letter.uuid}@testserver>"


def test_old_mail_is_forgotten_but_not_what_still_waits():
    for key in ("oud", "wacht", "nieuw"):
        hello(key=key)
    Letter.objects.exclude(key="wacht").update(state=State.SENT)
    Letter.objects.exclude(key="nieuw").update(created_at=timezone.now() - timedelta(days=91))

    assert forget_old_letters() == 1
    assert set(Letter.objects.values_list("key", flat=True)) == {"wacht", "nieuw"}


def test_sending_many_takes_few_questions_each(django_assert_max_num_queries):
    for number in range(150):
        hello(key=str(number))

    with django_assert_max_num_queries(150 + 4 * 3):
        assert deliver_waiting() == 150
