"""Two regions and somebody who follows them, and the form as a person sends it."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache

from following.choices import Frequency
from following.keeping import change
from following.models import Follower, Wish
from post.delivery import deliver_waiting
from practices.models import PracticePage
from regions.models import RegionPage
from tests.makers import make_practice, make_region

_now = datetime.now(UTC)
MONDAY = (_now - timedelta(days=_now.weekday(), hours=_now.hour, minutes=_now.minute)).replace(second=0, microsecond=0)
"""The morning of the last Monday that was."""
VICTIM = "kim.volgt@example.org"


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test fill in a form as quickly as it can, and count anew."""
    monkeypatch.setattr("kit.forms.QUICKEST", 0)
    cache.clear()


@pytest.fixture
def twente(tree: Any) -> RegionPage:
    """A region."""
    return make_region(tree, "Twente")


@pytest.fixture
def zeeland(tree: Any, twente: RegionPage) -> RegionPage:
    """Another."""
    return make_region(tree, "Zeeland")


@pytest.fixture
def send(client: Any, twente: RegionPage) -> Callable[..., Any]:
    """Open the form, fill it in and send it; return the answer. `again` sends the very same once more."""

    def fill_in(search: str = "?regio=twente", again: bool = False, visitor: str = "", **values: Any) -> Any:
        page = client.get(f"/volgen/{search}").text
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
        filled_in = {"email": VICTIM, "frequency": "week", "website": ""} | hidden | values
        filled_in["search"] = filled_in.get("search", "").replace("&amp;", "&")
        options = {"REMOTE_ADDR": visitor} if visitor else {}
        answer = client.post("/volgen/", filled_in, **options)
        return client.post("/volgen/", filled_in, **options) if again else answer

    return fill_in


def make_follower(*searches: str, email: str = VICTIM, since: datetime = MONDAY - timedelta(days=7)) -> Follower:
    """Make somebody who follows these searches since a week, and gets a mail on Monday."""
    follower = Follower.objects.create(email=email)
    Wish.objects.bulk_create([Wish(follower=follower, search=search) for search in searches])
    change(follower, list(follower.wishes.values_list("pk", flat=True)), Frequency.WEEK, since)
    follower.refresh_from_db()
    return follower


def make_new(region: RegionPage, title: str, published_at: datetime = MONDAY - timedelta(days=2)) -> PracticePage:
    """Make a practice that is new on Monday."""
    return make_practice(region, title, regions=[region], first_published_at=published_at)


def delivered() -> list[Any]:
    """Send what waits; return all mails that went."""
    deliver_waiting()
    return list(mail.outbox)


def path_in(text: str, name: str) -> str:
    """Return the path of the link to one's own page ("mijn") or to stop ("stop") in a mail."""
    found = re.search(rf"http\S+?(/volgen/{name}/\S+?)[>)\s]", text + " ")
    assert found, text
    return found[1]
