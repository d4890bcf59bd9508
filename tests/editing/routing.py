"""What a route of the admin is, and the world in which it is tried."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from wagtail.models import Revision, Task, TaskState

from consents.models import Consent
from contacts.models import Contact
from importing.models import ImportedFile
from inbox.models import Message
from library.models import PortalDocument, PortalImage
from practices.models import PracticePage, RegionRequest
from regions.models import RegionPage

ROLES = ["own", "other", "national", "administration", "colleague", "anonymous"]
EVERY_EDITOR = {"own", "other", "national", "administration"}
OWN = {"own", "national", "administration"}
ABOVE = {"national", "administration"}
NOBODY: set[str] = set()
EVERYBODY_INSIDE = EVERY_EDITOR | {"colleague"}
STREAMS = {f"{name}-count": 0 for name in ("summary", "body", "lessons", "start_steps", "links")}


@dataclass
class World:
    """What the routes are about: everything lies in the region of "own"."""

    region: RegionPage
    elsewhere: RegionPage
    live: PracticePage
    draft: PracticePage
    reviewed: PracticePage
    far: PracticePage
    contact: Contact
    consent: Consent
    image: PortalImage
    document: PortalDocument
    revision: Revision
    request: RegionRequest
    state: TaskState
    task: Task
    message: Message
    imported: ImportedFile
    users: dict[str, Any]


@dataclass(frozen=True)
class Route:
    """One way to one thing: GET when `data` is None, else POST."""

    name: str
    address: Callable[[World], str]
    allowed: set[str]
    data: Callable[[World], dict[str, Any]] | None = None


def on_page(name: str, route: str, allowed: set[str], which: str = "live", data: Any = None) -> Route:
    """Return a route to a page of the world: `which` is its name there."""

    def address(world: World) -> str:
        return f"/beheer/pages/{getattr(world, which).pk}/{route.format(world=world)}"

    return Route(f"{name} ({which})", address, allowed, data)


def at(name: str, path: str, allowed: set[str], data: Any = None) -> Route:
    """Return a route to what stands beside the pages."""
    return Route(name, lambda world: "/beheer/" + path.format(world=world), allowed, data)


def sent(**fields: Any) -> Callable[[World], dict[str, Any]]:
    """Return what a form sends, with the keys of the world filled in."""
    return lambda world: {
        key: value.format(world=world) if isinstance(value, str) else value for key, value in fields.items()
    }


def bulk(action: str, which: str = "live") -> str:
    """Return the address of a bulk action on a page."""
    return f"bulk/wagtailcore/page/{action}/?next=/beheer/&id={{world.{which}.pk}}"


def review(what: str, action: str) -> str:
    """Return the address of an action of review."""
    return f"pages/workflow/{what}/{{world.reviewed.pk}}/{action}/{{world.state.pk}}/"
