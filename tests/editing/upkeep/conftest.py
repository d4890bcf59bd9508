"""A region with its editor, and practices with a draft and a scheduled version."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Revision

from editing.roles import make_roles, role_of
from practices.models import PracticePage
from regions.models import RegionPage
from tests.makers import SiteTree, make_practice, make_region, make_user, stream


@pytest.fixture
def region(tree: SiteTree) -> RegionPage:
    """The region of the editor."""
    return make_region(tree, "Twente")


@pytest.fixture
def elsewhere(region: RegionPage, tree: SiteTree) -> RegionPage:
    """A region of somebody else."""
    return make_region(tree, "Zeeland")


@pytest.fixture
def chief(tree: SiteTree) -> Client:
    """An administrator, signed in."""
    return signed_in(make_user(is_superuser=True))


@pytest.fixture
def editor(region: RegionPage, elsewhere: RegionPage) -> Any:
    """The editor of the region."""
    make_roles()
    user = make_user("redacteur")
    user.groups.add(role_of(region).group)
    return user


def signed_in(user: Any) -> Client:
    """Return a client in which `user` is signed in."""
    client = Client()
    client.force_login(user)
    return client


def make_versions(parent: Any, title: str, **fields: Any) -> PracticePage:
    """Make a live practice of which a scheduled version and, newer, a draft wait, each with a text of its own."""
    practice = make_practice(parent, title, **fields)
    scheduled = practice.get_latest_revision_as_object()
    scheduled.introduction = "De geplande tekst."
    scheduled.go_live_at = timezone.now() + timedelta(days=3)
    scheduled.save_revision(approved_go_live_at=scheduled.go_live_at, clean=False)
    draft = PracticePage.objects.get(pk=practice.pk)
    draft.introduction = "De tekst van het concept."
    draft.save_revision(clean=False)
    return PracticePage.objects.get(pk=practice.pk)


def versions_of(page: PracticePage) -> list[Revision]:
    """Return the versions of a page, oldest first."""
    return list(page.revisions.order_by("pk"))


def texts_of(page: PracticePage) -> list[Any]:
    """Return everything somebody wrote, on the page as it is and in its versions, without who says it."""
    fresh = PracticePage.objects.get(pk=page.pk)
    contents = [revision.content for revision in versions_of(fresh)]
    return [
        (fresh.title, fresh.introduction, fresh.live, fresh.has_unpublished_changes, str(fresh.summary.raw_data)),
        *[(each["title"], each["introduction"], each["summary"], each["lessons"]) for each in contents],
    ]


def story(*speakers: int | None) -> str:
    """Return a body in which each of these contacts is quoted and interviewed."""
    blocks: list[tuple[str, Any]] = [("text", "<p>Een alinea.</p>")]
    for speaker in speakers:
        blocks.append(("quote", {"text": "Ik bel.", "contact": speaker, "name": "", "function": ""}))
        questions = [{"question": "Hoe?", "answer": "<p>Zo.</p>"}]
        blocks.append(("interview", {"contact": speaker, "name": "", "function": "", "questions": questions}))
    return stream(*blocks)


def queries_of(act: Callable[[], Any]) -> int:
    """Return how many queries an act takes."""
    with CaptureQueriesContext(connection) as queries:
        act()
    return len(queries)
