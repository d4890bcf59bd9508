"""Somebody of Twente who offers a practice, as a person does: page by page, with what each page holds."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile

from offering.links import mailed_url, screen_token
from offering.models import Offer
from post.delivery import deliver_waiting
from regions.models import RegionPage
from tests.makers import make_offer, make_region

START = "/deel-een-praktijk/"
ABOUT = {
    "name": "Kim Biedt",
    "organisation": "De Sprong",
    "email": "kim.biedt@example.org",
    "region": "twente",
    "title": "Een week op de kwekerij",
    "website": "",
}
TOLD = {
    "what_done": "Leerlingen werken een week mee.\n\nDe kweker kiest zelf de klus.",
    "for_whom": "Twaalf leerlingen van het laatste jaar.",
    "what_changed": "Vijf van hen kregen een stage.",
    "point_1": "Een week meewerken.",
    "point_2": "Een vaste begeleider.",
    "point_3": "Daarna een gesprek.",
    "first_step": "Bel een kweker in de buurt.",
}
AGREED = {"may_name": "on", "may_show": "on", "may_edit": "on"}
TEXT = """Samen sterk op de kwekerij

Een good practice uit de regio Twente

Leerlingen werken een week mee op een kwekerij in de buurt.

In het kort
- Een week meewerken.
- Elke leerling krijgt een eigen kas.

Kim Voorbeeld, mentor op de Voorbeeldschool
“Je ziet ze groeien in een week.”
"""


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test fill in a form as quickly as it can, and count anew."""
    monkeypatch.setattr("kit.forms.QUICKEST", 0)
    cache.clear()


@pytest.fixture
def twente(tree: Any) -> RegionPage:
    """Where it was done."""
    return make_region(tree, "Twente")


@pytest.fixture
def offer(twente: RegionPage) -> Offer:
    """An offer that was begun and not sent."""
    return make_offer(twente)


@pytest.fixture
def begin(client: Any, twente: RegionPage) -> Callable[..., Any]:
    """Fill in step 1 and return the answer. `key` is that of a form that was sent before."""

    def fill_in(key: str = "", visitor: str = "127.0.0.1", **values: Any) -> Any:
        hidden = hidden_in(client.get(START).text)
        filled_in = ABOUT | hidden | ({"key": key} if key else {}) | values
        return client.post(START, filled_in, REMOTE_ADDR=visitor)

    return fill_in


def hidden_in(page: str) -> dict[str, str]:
    """Return the fields of a form that people do not see."""
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))


def a_file(text: str | bytes = TEXT, name: str = "kwekerij.txt") -> SimpleUploadedFile:
    """Return a file as a browser sends it."""
    return SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)


def mails() -> list[tuple[str, str]]:
    """Send what waits; return to whom and about what all mails went."""
    deliver_waiting()
    return [(message.to[0], message.subject) for message in mail.outbox]


def mailed_paths(number: int = -1) -> list[str]:
    """Return the paths of the offerer's links in a mail, by default the newest."""
    deliver_waiting()
    return re.findall(r"http\S+?(/deel-een-praktijk/mijn/\S+/)", str(mail.outbox[number].body))


def only_one() -> Offer:
    """Return the one offer that there is."""
    return Offer.objects.get()


def path(offer: Offer, step: str = "", by_mail: bool = False) -> str:
    """Return where an offerer is at a step, by the link on their screen or by that in their mail."""
    token = mailed_url(offer).rstrip("/").rpartition("/")[2] if by_mail else screen_token(offer)
    return f"{START}mijn/{token}/{step}{'/' if step else ''}"
