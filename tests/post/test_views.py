"""The page of all mails."""

import pytest
from django.core import mail
from django.urls import reverse

from post.models import Letter
from post.posting import post
from tests.makers import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin_page(client, tree):
    client.force_login(make_user(is_superuser=True))
    return client


def test_the_team_reads_every_kind_as_it_looks_and_as_text(admin_page):
    page = admin_page.get(reverse("post_mails")).content.decode()
    looks = admin_page.get(reverse("post_example", args=["test.hello", "opgemaakt"]))
    text = admin_page.get(reverse("post_example", args=["test.hello", "tekst"]))

    assert "Als proef" in page
    assert "Alles is verstuurd." in page
    assert "<h2>Een kop</h2>" in looks.content.decode()
    assert text["Content-Type"].startswith("text/plain")
    assert admin_page.get(reverse("post_example", args=["geen.kind", "tekst"])).status_code == 404


def test_what_failed_is_shown_and_sent_again(admin_page):
    post("test.hello", "sam@example.org", {"name": "Sam"}, key="x")
    Letter.objects.update(state="mislukt", error="no such host", attempts=10)

    assert "no such host" in admin_page.get(reverse("post_mails")).content.decode()
    admin_page.post(reverse("post_try_again"))

    assert len(mail.outbox) == 1
    assert "Alles is verstuurd." in admin_page.get(reverse("post_mails")).content.decode()
