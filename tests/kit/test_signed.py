"""Links in mails."""

import time

import pytest

from kit.signed import BadLinkError, ExpiredLinkError, signed, unsigned


def test_a_link_gives_back_what_was_put_in():
    assert unsigned("proef", signed("proef", [12, "ja"]), days=1) == [12, "ja"]


def test_a_link_for_something_else_or_with_another_letter_is_no_link():
    token = signed("proef", 12)

    for bad in (
        token[:-1] + ("a" if token[-1] != "a" else "b"),
        "",
        "x",
        "\x00",
        token + "é",
        signed("iets anders", 12),
    ):
        with pytest.raises(BadLinkError):
            unsigned("proef", bad, days=1)


def test_a_link_holds_for_some_days(monkeypatch):
    token = signed("proef", 12)
    now = time.time()
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + 2 * 86_400 + 5)

    assert unsigned("proef", token, days=3) == 12
    with pytest.raises(ExpiredLinkError):
        unsigned("proef", token, days=2)
