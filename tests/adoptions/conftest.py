"""A practice of Twente that a school in Zeeland does too, and the form as a person sends it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache

from adoptions.models import Adoption
from contacts.models import NationalDesk
from post.delivery import deliver_waiting
from practices.models import PracticePage
from regions.models import RegionPage
from tests.makers import make_practice, make_region

FILLED_IN = {
    "kind": "school",
    "organisation": "De Sprong",
    "region": "zeeland",
    "month": "3",
    "year": "2025",
    "what_changed": "Bij ons begint de coach eerder.",
    "contact_name": "Bo Elders",
    "contact_function": "Stagecoördinator",
    "contact_phone": "085 013 44 44",
    "contact_email": "",
    "may_be_shown": "on",
    "name": "Kim Meldt",
    "email": "kim.meldt@example.org",
    "website": "",
}


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test fill in a form as quickly as it can, and count anew."""
    monkeypatch.setattr("kit.forms.QUICKEST", 0)
    cache.clear()


@pytest.fixture
def home(tree: Any) -> RegionPage:
    """Where the practice began."""
    desk = NationalDesk.for_site(tree.site)
    desk.phone, desk.email = "085 013 00 00", "landelijk@example.org"
    desk.save()
    return make_region(tree, "Twente")


@pytest.fixture
def zeeland(tree: Any, home: RegionPage) -> RegionPage:
    """Where it is done too."""
    return make_region(tree, "Zeeland")


@pytest.fixture
def practice(home: RegionPage) -> PracticePage:
    """A practice that is on the site."""
    return make_practice(home, "Coach na school")


@pytest.fixture
def send(client: Any, practice: PracticePage, zeeland: RegionPage) -> Callable[..., Any]:
    """Open the form, fill it in and send it; return the answer. `again` sends the very same once more."""

    def fill_in(again: bool = False, to: PracticePage | None = None, visitor: str = "", **values: Any) -> Any:
        address = f"/wij-doen-dit-ook/{(to or practice).pk}/"
        page = client.get(address).text
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
        filled_in = FILLED_IN | hidden | values
        options = {"REMOTE_ADDR": visitor} if visitor else {}
        answer = client.post(address, filled_in, **options)
        return client.post(address, filled_in, **options) if again else answer

    return fill_in


def mails() -> list[tuple[str, str]]:
    """Send what waits; return to whom and about what all mails went."""
    deliver_waiting()
    return [(message.to[0], message.subject) for message in mail.outbox]


def links_in(text: str) -> list[str]:
    """Return the paths of the links of adoptions in a mail, in order."""
    return re.findall(r"http\S+?(/wij-doen-dit-ook/\S+)", text)


def confirm_path() -> str:
    """Return the path with which the newest mail is confirmed."""
    deliver_waiting()
    return links_in(str(mail.outbox[-1].body))[0]


def only_one() -> Adoption:
    """Return the one adoption that there is."""
    return Adoption.objects.get()
