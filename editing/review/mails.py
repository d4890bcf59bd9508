"""Mails about review: who wants which, and sending them only once what they tell is true."""

import logging
from collections.abc import Callable
from functools import partial
from types import SimpleNamespace
from typing import Any

from django import forms
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin import signal_handlers
from wagtail.admin.views.account import AccountView, BaseSettingsPanel, NotificationsSettingsPanel, notifications_tab
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted
from wagtail.users.models import UserProfile

from post.kinds import register_kind
from post.posting import post
from practices.models import RegionRequest
from practices.sharing import region_answered, region_asked
from regions.reach import editors_of

logger = logging.getLogger(__name__)

NONE, TO_DO, ALL = "geen", "te-doen", "alles"
_KINDS = ("submitted", "rejected", "approved", "updated_comments")
_WANTED = {NONE: set(), TO_DO: {"submitted", "rejected"}, ALL: set(_KINDS)}
_WAGTAILS: list[tuple[Any, type, str, Callable[..., Any]]] = [
    (task_submitted, TaskState, "group_approval_task_submitted_email_notification",
     signal_handlers.task_submission_email_notifier),
    (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification",
     signal_handlers.workflow_submission_email_notifier),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification",
     signal_handlers.workflow_rejection_email_notifier),
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification",
     signal_handlers.workflow_approval_email_notifier),
]  # fmt: skip
"""(signal, sender, name under which Wagtail listens, what sends the mail)."""


class MailForm(forms.ModelForm):
    """One choice in place of four boxes."""

    mails = forms.ChoiceField(
        label=_("Mails over beoordelen en opmerkingen"),
        widget=forms.RadioSelect,
        choices=[
            (NONE, _("Geen")),
            (TO_DO, _("Alleen als ik iets moet doen")),
            (ALL, _("Alles: ook als iets is goedgekeurd en bij opmerkingen")),
        ],
    )

    class Meta:
        model = UserProfile
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["mails"] = wanted_by(self.instance)

    def save(self, commit: bool = True) -> UserProfile:
        """Set Wagtail's own four."""
        for kind in _KINDS:
            setattr(self.instance, f"{kind}_notifications", kind in _WANTED[self.cleaned_data["mails"]])
        return super().save(commit)


class MailPanel(BaseSettingsPanel):
    """Which mails a colleague gets, under "Account"."""

    name = "mails"
    title = _("Mails")
    order = 100
    tab = notifications_tab
    form_class = MailForm
    form_object = "profile"


class OwnAccountView(AccountView):
    """Wagtail's page about the account, with our choice of mails."""

    def get_panels(self) -> list[BaseSettingsPanel]:
        """Put our panel in the place of Wagtail's."""
        panels = [panel for panel in super().get_panels() if not isinstance(panel, NotificationsSettingsPanel)]
        user = self.request.user
        return [*panels, MailPanel(self.request, user, UserProfile.get_for_user(user))]


def wanted_by(profile: UserProfile) -> str:
    """Return which mails somebody wants: "geen", "te-doen" or "alles"."""
    if profile.approved_notifications:
        return ALL
    return TO_DO if profile.submitted_notifications else NONE


def connect() -> None:
    """Let mails about review go out after the database has kept what they tell; a mail that fails is logged.

    Wagtail sends them half-way, and an address that cannot be resolved would undo the review itself.
    """
    for signal, sender, name, notifier in _WAGTAILS:
        signal.disconnect(sender=sender, dispatch_uid=name)
        # Under Wagtail's own name: when it comes after us, it finds its place taken.
        signal.connect(_after_commit(notifier), sender=sender, weak=False, dispatch_uid=name)
    register_kind("editing.region_asked", _("Een praktijk vraagt om ook in een andere regio te staan"), _example)
    register_kind("editing.region_answered", _("Een regio antwoordt of een praktijk ook daar mag staan"), _example)
    region_asked.connect(_tell_region, sender=RegionRequest, dispatch_uid="editing.region_asked")
    region_answered.connect(_tell_asker, sender=RegionRequest, dispatch_uid="editing.region_answered")


def _after_commit(notifier: Callable[..., Any]) -> Callable[..., None]:
    def heard(sender: Any, instance: Any = None, **kwargs: Any) -> None:
        kwargs.pop("signal", None)
        transaction.on_commit(partial(_send, notifier, instance, kwargs))

    return heard


def _send(notifier: Callable[..., Any], instance: Any, kwargs: dict[str, Any]) -> None:
    try:
        notifier(instance=instance, **kwargs)
    except Exception:  # the work is done; that a mail fails, for whatever reason, undoes nothing
        logger.exception("A mail about review was not sent")


def _tell_region(sender: Any, request: RegionRequest, **kwargs: Any) -> None:
    is_told = RegionRequest.objects.filter(pk=request.pk, mailed_at__isnull=True).update(mailed_at=timezone.now())
    if is_told:  # a region that was ticked, unticked and ticked again is told once
        _mail(editors_of(request.region).filter(_wants("submitted")), "region_asked", request)


def _tell_asker(sender: Any, request: RegionRequest, **kwargs: Any) -> None:
    if request.asked_by is not None and request.asked_by.is_active:
        people = type(request.asked_by).objects.filter(pk=request.asked_by_id).filter(_wants("approved"))
        _mail(people, "region_answered", request)


def _wants(kind: str) -> Q:
    return Q(wagtail_userprofile__isnull=True) | Q(**{f"wagtail_userprofile__{kind}_notifications": True})


def _mail(people: Any, name: str, request: RegionRequest) -> None:
    for person in people.exclude(email="").distinct():
        context = {"request": request, "person": person, "address": _address_of(request)}
        language = UserProfile.get_for_user(person).get_preferred_language()
        key = f"{name}:{request.pk}:{request.answer}:{person.pk}:{timezone.now().timestamp()}"
        post(f"editing.{name}", person.email, context, key=key, language=language)


def _address_of(request: RegionRequest) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('editing:request', args=[request.pk])}"


def _example() -> dict[str, Any]:
    practice = SimpleNamespace(draft_title="Coach na school")
    request = SimpleNamespace(
        practice=practice,
        region=SimpleNamespace(title="Twente"),
        asked_by="Sanne de Wit",
        reason="Graag! Wij werken ook zo.",
        get_answer_display=_("Akkoord"),
    )
    return {"request": request, "person": "Ans Bos", "address": f"{settings.SITE_URL}/beheer/verzoeken/1/"}
