"""Into the outbox, and into a folder."""

from email import policy
from email.parser import BytesParser

import pytest
from django.core.mail import EmailMultiAlternatives, send_mail
from django.utils import timezone

from post.delivery import deliver_waiting
from post.models import Letter

FOLDER = "post.backends.FolderBackend"
OUTBOX = "post.backends.OutboxBackend"


@pytest.mark.django_db
def test_what_django_sends_waits_in_the_outbox_for_each_address(settings):
    settings.EMAIL_BACKEND = OUTBOX

    send_mail("Nieuw wachtwoord", "Kies er een.", None, ["a@example.org", "b@example.org"])

    assert sorted(Letter.objects.values_list("to", "subject", "text")) == [
        ("a@example.org", "Nieuw wachtwoord", "Kies er een.\n"),
        ("b@example.org", "Nieuw wachtwoord", "Kies er een.\n"),
    ]


@pytest.mark.django_db
def test_html_that_came_along_is_kept(settings):
    settings.EMAIL_BACKEND = OUTBOX
    message = EmailMultiAlternatives("Dag", "Tekst", None, ["a@example.org"])
    message.attach_alternative("<p>Opgemaakt</p>", "text/html")

    message.send()

    assert Letter.objects.get().html == "<p>Opgemaakt</p>"


@pytest.mark.django_db
def test_a_mail_that_is_sent_twice_is_one_file_that_can_be_read(settings, tmp_path):
    settings.EMAIL_BACKEND, settings.MAIL_TRANSPORT, settings.EMAIL_FILE_PATH = OUTBOX, FOLDER, tmp_path / "mail"
    send_mail("Één mail", "Tekst", None, ["a@example.org"])
    for _ in range(2):
        assert deliver_waiting() == 1
        Letter.objects.update(state="wacht", next_try_at=timezone.now())

    [file] = (tmp_path / "mail").iterdir()
    message = BytesParser(policy=policy.default).parsebytes(file.read_bytes())
    assert file.name.startswith("een-mail-")
    assert (message["subject"], message["to"]) == ("Één mail", "a@example.org")
    assert message.get_body(("plain",)).get_content() == "Tekst\r\n"
    assert "Kwartiermakers" in message.get_body(("html",)).get_content()
