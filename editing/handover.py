"""When a colleague leaves: everything that waits on them goes to another, in one action."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from wagtail.log_actions import log
from wagtail.models import Page, Revision, WorkflowState

from accounts.models import User
from contacts.models import Contact
from inbox.choices import OPEN_STATES
from inbox.desk.permissions import within_reach
from inbox.sources import sources
from practices.models import Answer, RegionRequest

_OPEN = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)


@dataclass(frozen=True)
class Handover:
    """What somebody has in hand."""

    leaver: User

    @property
    def pages(self) -> QuerySet[Page]:
        """Their pages on the site."""
        return Page.objects.filter(owner=self.leaver, live=True).order_by("title")

    @property
    def drafts(self) -> QuerySet[Page]:
        """Their pages that are not on the site yet."""
        return Page.objects.filter(owner=self.leaver, live=False).order_by("title")

    @property
    def tasks(self) -> QuerySet[WorkflowState]:
        """What they sent for review and is not done."""
        return WorkflowState.objects.filter(requested_by=self.leaver, status__in=_OPEN).order_by("created_at")

    @property
    def requests(self) -> QuerySet[RegionRequest]:
        """What they asked other regions."""
        return RegionRequest.objects.filter(asked_by=self.leaver, answer=Answer.OPEN).select_related(
            "practice", "region"
        )

    @property
    def contacts(self) -> QuerySet[Contact]:
        """The contacts that they keep."""
        return Contact.objects.filter(keeper=self.leaver)

    @property
    def incoming(self) -> list[Any]:
        """What came in, is open, and was taken up by them."""
        return [
            item
            for source in sources()
            for item in source.everything().filter(assigned_to=self.leaver, state__in=OPEN_STATES)
        ]

    @property
    def locked(self) -> QuerySet[Page]:
        """Pages that only they can edit at the moment."""
        return Page.objects.filter(locked_by=self.leaver)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to hand over."""
        kinds = (self.pages, self.drafts, self.tasks, self.requests, self.contacts, self.locked)
        return not any(kind.exists() for kind in kinds) and not self.incoming


@transaction.atomic
def hand_over(leaver: User, successor: User, by: Any, *, with_roles: bool, close_account: bool) -> int:
    """Move everything, unlock what was locked, and return how many things moved.

    Drafts keep who wrote each version: history is not rewritten, but who is answerable for the newest is.

    Raises:
        ValueError: leaver and successor are the same.
    """
    if leaver.pk == successor.pk:
        raise ValueError("Nobody hands over to themselves.")
    handover = Handover(leaver)
    newest = handover.drafts.exclude(latest_revision=None).values_list("latest_revision_id", flat=True)
    Revision.objects.filter(pk__in=list(newest), user=leaver).update(user=successor)
    handover.locked.update(locked=False, locked_by=None, locked_at=None)
    moved = handover.tasks.update(requested_by=successor)
    moved += handover.requests.update(asked_by=successor)
    moved += handover.contacts.update(keeper=successor)
    moved += Page.objects.filter(owner=leaver).update(owner=successor)
    if with_roles:
        successor.groups.add(*leaver.groups.all())
    moved += _pass_on_incoming(leaver, User.objects.get(pk=successor.pk))
    if close_account:
        User.objects.filter(pk=leaver.pk).update(is_active=False)
        leaver.groups.clear()
    log(leaver, "wagtail.edit", user=by, data={"handed_over_to": successor.pk, "moved": moved})
    return moved


def _pass_on_incoming(leaver: User, successor: User) -> int:
    """Give what came in to the successor; what they may not see, is free for any colleague to take up."""
    moved = 0
    for source in sources():
        taken = source.model._base_manager.filter(assigned_to=leaver, state__in=OPEN_STATES)
        seen = within_reach(source, successor).order_by().values("pk")
        moved += taken.filter(pk__in=seen).update(assigned_to=successor)
        moved += taken.update(assigned_to=None)
    return moved
