"""What falls due is done, one by one."""

import pytest
from django.core.management import CommandError, call_command

from home.models import Heartbeat
from kit import due


@pytest.fixture(autouse=True)
def _no_duties(monkeypatch):
    monkeypatch.setattr(due, "_duties", {})


def fail():
    raise ZeroDivisionError


def test_duties_are_done_in_their_order_and_one_that_fails_stops_no_other(caplog):
    due.register_duty("Later", lambda: 2, order=20)
    due.register_duty("Mis", fail, order=15)
    due.register_duty("Eerst", lambda: 1, order=10)

    assert list(due.do_what_is_due()) == [
        due.Done("Eerst", 1), due.Done("Mis", 0, has_failed=True), due.Done("Later", 2),
    ]  # fmt: skip
    assert "Mis failed" in caplog.text


def test_the_command_says_what_was_done_and_fails_when_something_did(capsys, db):
    due.register_duty("Niets", lambda: 0)
    due.register_duty("Mails", lambda: 3)
    call_command("run_due")
    assert capsys.readouterr().out == "Mails: 3\n"

    due.register_duty("Mis", fail)
    with pytest.raises(CommandError, match="Mis"):
        call_command("run_due")
    assert set(Heartbeat.objects.values_list("name", flat=True)) == {"Niets", "Mails"}


def test_the_command_lists_the_duties_without_doing_them(capsys):
    due.register_duty("Mis", fail)

    call_command("run_due", "--list")

    assert capsys.readouterr().out == "Mis\n"
