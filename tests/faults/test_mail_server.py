"""The mail server is down, hangs, or breaks off: mail waits, what else is due is done, and nobody waits for long."""

import socket
import threading
import time
from datetime import timedelta

import pytest
from django.utils import timezone

from post.choices import State
from post.delivery import IN_A_ROW, deliver_waiting
from post.models import Letter
from tests.faults.conftest import free_port

pytestmark = pytest.mark.django_db


@pytest.fixture
def letters(settings):
    settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 1
    words = {"subject": "Een mail", "text": "Dag Kim", "html": "<p>Dag Kim</p>"}
    return [Letter.objects.create(key=str(n), kind="x.x", to="kim@example.org", **words) for n in range(12)]


def serve(does):
    """Listen on a port and do something to each visitor; return the port."""
    listening = socket.create_server(("127.0.0.1", 0))

    def run():
        while True:
            visitor, _address = listening.accept()
            threading.Thread(target=attend, args=(visitor,), daemon=True).start()

    def attend(visitor):
        with visitor:
            does(visitor)

    threading.Thread(target=run, daemon=True).start()
    return listening.getsockname()[1]


def take_but_break_off(visitor):
    """Take the first mail, and be gone before saying so."""
    visitor.sendall(b"220 post\r\n")
    with visitor.makefile("rb") as lines:
        for line in lines:
            if line == b".\r\n":
                return
            if line.upper().startswith(b"DATA"):
                visitor.sendall(b"354 go on\r\n")
            elif line.upper().startswith((b"EHLO", b"HELO", b"MAIL", b"RCPT")):
                visitor.sendall(b"250 ok\r\n")


@pytest.mark.parametrize(
    "port",
    [free_port, lambda: serve(lambda visitor: time.sleep(30)), lambda: serve(take_but_break_off)],
    ids=["down", "hangs", "breaks off"],
)
def test_mail_waits_and_is_tried_again_later(letters, settings, port):
    settings.EMAIL_PORT = port()

    began = time.monotonic()
    assert deliver_waiting() == 0
    assert time.monotonic() - began < IN_A_ROW * 2 * settings.EMAIL_TIMEOUT + 2

    assert Letter.objects.filter(state=State.WAITING).count() == len(letters)
    tried = Letter.objects.filter(attempts=1)
    assert tried.count() == IN_A_ROW
    assert all(letter.error and letter.next_try_at > timezone.now() for letter in tried)
    assert Letter.objects.get(pk=tried[0].pk).next_try_at < timezone.now() + timedelta(minutes=2)
