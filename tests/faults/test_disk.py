"""The disk takes no more: who uploads is told, nothing half is kept, mail waits, and the site goes on."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from library.models import PortalDocument
from post.choices import State
from post.delivery import deliver_waiting
from post.models import Letter
from tests.editing.people import administrator, signed_in

pytestmark = pytest.mark.django_db


@contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    """Let the system refuse to write more than `size` bytes to a file, as it does on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_who_uploads_is_told_and_nothing_half_is_kept(tree, settings, tmp_path, client):
    settings.MEDIA_ROOT = str(tmp_path)
    browser = signed_in(administrator())
    file = SimpleUploadedFile("leidraad.txt", b"tekst " * 100_000)

    with no_file_longer_than(100_000):
        answer = browser.post(
            reverse("wagtaildocs:add"),
            {"title": "Leidraad", "file": file, "collection": 1, "licence": "eigen"},
        )
        page = client.get("/")

    assert answer.status_code == 507
    assert "Er is geen ruimte meer" in answer.content.decode()
    assert not PortalDocument.objects.exists()
    assert [path for path in Path(tmp_path).rglob("*") if path.is_file()] == []
    assert page.status_code == 200


def test_mail_that_finds_no_room_waits(settings, tmp_path):
    settings.MAIL_TRANSPORT, settings.EMAIL_FILE_PATH = "post.backends.FolderBackend", tmp_path
    letter = Letter.objects.create(
        key="1", kind="x.x", to="kim@example.org", subject="Een mail", text="Dag", html="Dag"
    )

    with no_file_longer_than(10):
        assert deliver_waiting() == 0

    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == (State.WAITING, 1)
    assert list(tmp_path.iterdir()) == []
