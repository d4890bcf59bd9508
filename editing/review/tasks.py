"""What waits for review or for an answer, oldest first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Revision, TaskState, WorkflowState
from wagtail.permissions import page_permission_policy

from practices.models import Answer, PracticePage, RegionRequest
from regions.models import RegionPage
from regions.reach import reaches_every_region, region_ids_within_reach

MOST_CHANGES = 6
_BOOKKEEPING = frozenset(
    [
        "pk",
        "path",
        "depth",
        "numchild",
        "translation_key",
        "locale",
        "alias_of",
        "latest_revision",
        "live",
        "live_revision",
        "has_unpublished_changes",
        "url_path",
        "owner",
        "latest_revision_created_at",
        "draft_title",
        "expired",
        "expire_at",
        "go_live_at",
        "first_published_at",
        "last_published_at",
        "locked",
        "locked_at",
        "locked_by",
        "content_type",
        "home_region",
        "reading_minutes",
        "wagtail_admin_comments",
        "editor_notes",
        "show_in_menus",
    ]
)
_LISTS = {
    "placed_contacts": "contactpersonen",
    "related_practices": "verwante praktijken",
    "tagged_items": "trefwoorden",
}


@dataclass(frozen=True)
class Waiting:
    """A page that waits for review."""

    page: Any
    state: WorkflowState
    task: TaskState
    region: str
    changes: list[str]
    is_new: bool
    may_approve: bool

    @property
    def since(self) -> datetime:
        """When it was sent."""
        return self.task.started_at

    @property
    def days(self) -> int:
        """Whole days since it was sent."""
        return (timezone.now() - self.task.started_at).days


def waiting_for_review(user: Any) -> list[Waiting]:
    """Return the pages in review that `user` may review or sent in from the own region, oldest first.

    Six queries and two per kind of page, for any number.
    """
    states = list(
        WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS, current_task_state__isnull=False)
        .select_related("current_task_state__revision", "current_task_state__task", "requested_by")
        .order_by("current_task_state__started_at", "pk")
    )
    keys = [int(state.object_id) for state in states if state.object_id.isdecimal()]
    within_reach = page_permission_policy.instances_user_has_any_permission_for(user, {"change", "publish"})
    pages = {page.pk: page for page in within_reach.filter(pk__in=keys).specific(defer=False)}
    live = {
        revision.pk: revision.content
        for revision in Revision.objects.filter(pk__in=[page.live_revision_id for page in pages.values() if page.live])
    }
    reviewable = set(TaskState.objects.reviewable_by(user).values_list("pk", flat=True))
    found = []
    for state in states:
        page = pages.get(int(state.object_id)) if state.object_id.isdecimal() else None
        task = state.current_task_state
        if page is None or task is None:
            continue
        new = task.revision.content if task.revision else {}
        is_own = user.pk in (state.requested_by_id, task.revision.user_id if task.revision else None)
        found.append(
            Waiting(
                page=page,
                state=state,
                task=task,
                region=_region_of(page),
                changes=changed_fields(type(page), live.get(page.live_revision_id, {}), new) if page.live else [],
                is_new=not page.live,
                may_approve=task.pk in reviewable and not is_own,
            )
        )
    return found


@dataclass(frozen=True)
class Returned:
    """A page that a reviewer gave back, and what is still to be done."""

    page: Any
    task: TaskState
    reason: str


def returned_work(user: Any) -> list[Returned]:
    """Return what was given back and is not sent in again, oldest first: of the own regions, else what `user` sent.

    Four queries and one per kind of page, for any number.
    """
    states = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_NEEDS_CHANGES, current_task_state__isnull=False
    ).select_related("current_task_state__finished_by")
    if reaches_every_region(user):
        states = states.filter(requested_by=user)
    states = list(states.order_by("current_task_state__finished_at", "pk"))
    keys = [int(state.object_id) for state in states if state.object_id.isdecimal()]
    within_reach = page_permission_policy.instances_user_has_any_permission_for(user, {"change", "publish"})
    pages = {str(page.pk): page for page in within_reach.filter(pk__in=keys).specific()}
    return [
        Returned(pages[state.object_id], state.current_task_state, state.current_task_state.comment)
        for state in states
        if state.object_id in pages and state.current_task_state is not None
    ]


def number_to_review(user: Any) -> int:
    """Return how many pages wait for the judgement of `user`: those of others. Three queries."""
    states = TaskState.objects.reviewable_by(user).exclude(workflow_state__requested_by=user)
    return states.exclude(revision__user=user).count()


def changed_fields(model: type, before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """Return the names of the fields in which two versions differ, as the editor knows them."""
    names = []
    for key, value in after.items():
        if key in _BOOKKEEPING or _plain(before.get(key)) == _plain(value):
            continue
        if key in _LISTS:
            names.append(str(_(_LISTS[key])))
        elif any(field.name == key for field in model._meta.get_fields()):  # type: ignore[attr-defined]  # a model
            names.append(str(getattr(model._meta.get_field(key), "verbose_name", key)))  # type: ignore[attr-defined]  # as above
    return names


def _plain(value: Any) -> Any:
    """Return a value without the keys of rows, which differ between two versions that say the same."""
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items() if key not in ("pk", "id", "page", "content_object")}
    return value or None


def _region_of(page: Any) -> str:
    if isinstance(page, PracticePage):
        return page.home_region.title if page.home_region else str(_("Landelijk"))
    return page.title if isinstance(page, RegionPage) else ""


def waiting_requests(user: Any) -> list[RegionRequest]:
    """Return the requests to regions that `user` edits, oldest first. One query."""
    requests = RegionRequest.objects.filter(answer=Answer.OPEN).select_related("practice", "region", "asked_by")
    if not reaches_every_region(user):
        requests = requests.filter(region__in=region_ids_within_reach(user))
    return list(requests)
