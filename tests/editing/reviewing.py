"""Sending a practice in and judging it, as the buttons of Wagtail do."""

from typing import Any

from wagtail.models import Page, TaskState

from practices.models import PracticePage
from tests.editing.forms import send
from tests.editing.people import signed_in
from tests.makers import make_practice


def sent_in(region: Page, editor: Any, **fields: Any) -> PracticePage:
    """Make a draft that waits for review."""
    practice = make_practice(region, "Coach na school", live=False, **fields)
    answer = send(signed_in(editor), practice, title="Coach na school", **{"action-submit": "1"})
    assert answer.status_code == 302
    return PracticePage.objects.get(pk=practice.pk)


def act(user: Any, practice: PracticePage, action: str, **data: Any) -> Any:
    """Do something with what waits."""
    state = TaskState.objects.filter(revision__object_id=str(practice.pk)).latest("pk")
    return signed_in(user).post(f"/beheer/pages/workflow/action/{practice.pk}/{action}/{state.pk}/", data)


def is_live(practice: PracticePage) -> bool:
    """Whether a practice is on the site."""
    return PracticePage.objects.get(pk=practice.pk).live
