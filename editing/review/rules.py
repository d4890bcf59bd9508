"""The rules of review: who may approve what."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, TaskState

from practices.checklist import missing_in
from practices.models import PracticePage
from practices.permissions import has_four_eyes

RETURN = ("reject", _("Teruggeven met een reden"), True)
APPROVE = ("approve", _("Goedkeuren en publiceren"), False)
APPROVE_WITH_REMARK = ("approve", _("Goedkeuren met een opmerking"), True)


class RemarkForm(forms.Form):
    """A remark, when there is one."""

    comment = forms.CharField(label=_("Opmerking"), required=False, max_length=2000, widget=forms.Textarea({"rows": 3}))


class ReasonForm(forms.Form):
    """Why work is returned; remarks at their place are made as comments in the editor."""

    comment = forms.CharField(
        label=_("Wat moet er nog gebeuren?"),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("De schrijver krijgt dit per mail. Opmerkingen bij een veld staan ernaast in de editor."),
        error_messages={"required": _("Vul een reden in: de schrijver moet weten wat er nog moet gebeuren.")},
    )


def is_own_work(page: Page, user: Any) -> bool:
    """Whether `user` sent this page for review or wrote its latest version."""
    state = page.current_workflow_state
    revision = page.get_latest_revision()
    return (state is not None and state.requested_by_id == user.pk) or (
        revision is not None and revision.user_id == user.pk
    )


def is_blocked(page: Page) -> bool:
    """Whether the newest version of a practice misses what law or readers demand. Some eight queries."""
    newest = page.get_latest_revision_as_object()
    return isinstance(newest, PracticePage) and any(point.is_blocking for point in missing_in(newest))


def review_actions(page: Page, user: Any) -> list[tuple[str, Any, bool]]:
    """Return what a reviewer may do with a page.

    With four eyes own work can be returned but not approved; what misses something that law or readers demand neither.
    """
    if (has_four_eyes(user) and is_own_work(page, user)) or is_blocked(page):
        return [RETURN]
    return [RETURN, APPROVE, APPROVE_WITH_REMARK]


def stop_outdated(task_state: TaskState, user: Any) -> bool:
    """Put the newest version to review when it is not the one of `task_state`; return whether that was so."""
    page = task_state.workflow_state.content_object
    if task_state.revision_id == page.get_latest_revision().pk:
        return False
    task_state.cancel(user=user, resume=True)
    return True
