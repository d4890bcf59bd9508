"""Roles per region, the task of reviewing, and forms that were just sent."""

from typing import Any

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, Collection, TaskState

from editing.review.rules import ReasonForm, RemarkForm, review_actions, stop_outdated
from regions.models import RegionPage


class RegionRole(models.Model):
    """The group of editors of a region, and the collection that holds their pictures and documents.

    Kept by key, so that group and collection may be renamed.
    """

    region = models.OneToOneField(RegionPage, on_delete=models.CASCADE, related_name="role", verbose_name=_("regio"))
    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="+", verbose_name=_("groep"))
    collection = models.OneToOneField(
        Collection, on_delete=models.PROTECT, related_name="+", verbose_name=_("collectie")
    )

    class Meta:
        verbose_name = _("rol per regio")
        verbose_name_plural = _("rollen per regio")

    def __str__(self) -> str:
        return self.group.name


class ReviewTask(AbstractGroupApprovalTask):
    """Somebody else looks: nobody approves own work, and only the version that was sent can be approved."""

    class Meta:
        verbose_name = _("beoordeling door een ander")
        verbose_name_plural = _("beoordelingen door een ander")

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """Return what `user` may do: (name, label, whether a form follows)."""
        return review_actions(obj, user) if super().get_actions(obj, user) else []

    def get_form_for_action(self, action: str) -> type:
        """Ask for a reason when work is returned."""
        return ReasonForm if action == "reject" else RemarkForm

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        """Carry out an action, unless the version changed since: then the new version is to be reviewed."""
        if action_name == "approve" and stop_outdated(task_state, user):
            return
        super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls) -> Any:
        """Return what this task is, for who builds a workflow."""
        return _("Een lid van de groep keurt goed of geeft terug; nooit het eigen werk.")


class SentForm(models.Model):
    """A form of the admin that is worked on, or was a moment ago (editing/sent.py).

    The name is a digest of who sent it and all that was in it. Without `answer` it is still worked on.
    """

    name = models.CharField(max_length=64, primary_key=True)
    answer = models.TextField(blank=True, help_text="The address to which it led.")
    ends_at = models.BigIntegerField(db_index=True, help_text="Seconds since 1970.")

    def __str__(self) -> str:
        return self.name
