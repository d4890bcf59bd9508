"""Two regions with their editors, and things that came in."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from editing.roles import make_roles
from inbox.models import Message
from regions.models import RegionPage
from tests.editing.people import national, regional, signed_in
from tests.makers import make_region

LIST = "/beheer/postvak/"


def make_message(region: RegionPage | None = None, **fields: Any) -> Message:
    """Make a message that came in."""
    defaults = {"text": "Hoe regelen jullie dit?", "sender_name": "Kim", "sender_email": "kim@example.org"}
    return Message.objects.create(region=region, **(defaults | fields))


def key_of(message: Message) -> str:
    """Return by which name a form knows a message."""
    return f"{message.kind}:{message.pk}"


def address_of(message: Message) -> str:
    """Return where a message is."""
    return f"{LIST}{message.kind}/{message.pk}/"


@pytest.fixture(autouse=True)
def _wagtails_own_templates(settings: Any) -> None:
    # Wagtail's forms name variables that nobody gives, with a default behind them, which our watch would skip.
    engine = settings.TEMPLATES[0]
    settings.TEMPLATES = [engine | {"OPTIONS": engine["OPTIONS"] | {"string_if_invalid": ""}}]


@pytest.fixture
def twente(tree: Any) -> RegionPage:
    """A region."""
    return make_region(tree, "Twente", desk_email="balie@example.org", desk_phone="085 013 11 11")


@pytest.fixture
def zeeland(tree: Any, twente: RegionPage) -> RegionPage:
    """Another region; the roles of both are there."""
    other = make_region(tree, "Zeeland")
    make_roles()
    return other


@pytest.fixture
def editor(twente: RegionPage, zeeland: RegionPage) -> Any:
    """Who edits Twente."""
    return regional(twente, "twente")


@pytest.fixture
def neighbour(zeeland: RegionPage) -> Any:
    """Who edits Zeeland."""
    return regional(zeeland, "zeeland")


@pytest.fixture
def moderator(zeeland: RegionPage) -> Any:
    """Who belongs to the national desk."""
    return national("moderator")


@pytest.fixture
def desk(editor: Any) -> Client:
    """A browser in which the editor of Twente is signed in."""
    return signed_in(editor)


@pytest.fixture
def national_desk(moderator: Any) -> Client:
    """A browser in which the national desk is signed in."""
    return signed_in(moderator)


@pytest.fixture
def act(desk: Client) -> Callable[..., Any]:
    """Do something with many: `act("sluit", messages, reason="Klaar")`."""

    def send(name: str, messages: Any = (), query: str = "", **fields: Any) -> Any:
        data = {"act": name, "item": [key_of(message) for message in messages]} | fields
        return desk.post(f"{LIST}{query}", data, follow=True)

    return send
