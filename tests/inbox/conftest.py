"""A region with a coordinator and a desk, and a form as a person sends it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache

from contacts.models import Contact, NationalDesk
from regions.models import RegionPage
from tests.makers import make_contact, make_region


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test fill in a form as quickly as it can, and count anew."""
    monkeypatch.setattr("kit.forms.QUICKEST", 0)
    cache.clear()


@pytest.fixture
def region(tree: Any) -> RegionPage:
    """A region with a desk."""
    desk = NationalDesk.for_site(tree.site)
    desk.phone, desk.email = "085 013 00 00", "landelijk@example.org"
    desk.save()
    return make_region(tree, "Twente", desk_phone="085 013 11 11", desk_email="balie@example.org")


@pytest.fixture
def sam(region: RegionPage) -> Contact:
    """The coordinator of the region."""
    return make_contact(
        "Sam Blom",
        [region],
        slug="sam",
        role="netwerkcoordinator",
        personal_email="sam.prive@example.org",
    )


@pytest.fixture
def send(client: Any) -> Callable[..., Any]:
    """Open a form, fill it in and send it; return the answer. `again` sends the very same once more."""

    def fill_in(address: str, again: bool = False, visitor: str = "", **values: Any) -> Any:
        page = client.get(address).content.decode()
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
        sent = {"text": "Hallo", "name": "Kim", "email": "kim@example.org", "website": ""} | hidden | values
        options = {"REMOTE_ADDR": visitor} if visitor else {}
        answer = client.post(address, sent, **options)
        return client.post(address, sent, **options) if again else answer

    return fill_in
