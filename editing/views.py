"""The pages of the desk: what waits, a request of another region, a hand-over."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from accounts.administrators import LastAdministratorError
from contacts.verification.desk import open_tasks
from editing.handover import Handover, hand_over
from editing.review.tasks import returned_work, waiting_for_review, waiting_requests
from kit.admin import AdminPage
from practices.models import Answer, RegionRequest
from practices.sharing import answer_request
from regions.reach import reaches_every_region, region_ids_within_reach


class TasksView(AdminPage):
    """Te doen: what waits for review, and what other regions ask."""

    page_title = gettext_lazy("Te doen")
    template_name = "editing/tasks.html"
    header_icon = "tasks"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """List it, oldest first."""
        if not edits_something(request.user):
            raise PermissionDenied
        return self.page(
            returned=returned_work(request.user),
            waiting=waiting_for_review(request.user),
            requests=waiting_requests(request.user),
            about_contacts=open_tasks(request.user).count(),
        )


class AnswerForm(forms.Form):
    """What a region says to a request."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Mag deze praktijk ook bij jouw regio staan?"),
        choices=[(Answer.GRANTED, gettext_lazy("Ja")), (Answer.REFUSED, gettext_lazy("Nee"))],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies ja of nee.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Toelichting voor de andere regio"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
    )


class RequestView(AdminPage):
    """One request of another region."""

    page_title = gettext_lazy("Verzoek van een andere regio")
    template_name = "editing/request.html"
    header_icon = "map-pin"

    def get(self, request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:  # type: ignore[override]  # a key
        """Show what is asked."""
        return self.page(asked=_request_for(request, pk), form=AnswerForm())

    def post(self, request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:
        """Carry out the answer, once."""
        asked = _request_for(request, pk)
        form = AnswerForm(request.POST)
        if not form.is_valid():
            return self.page(asked=asked, form=form, status=422)
        answer = Answer(form.cleaned_data["answer"])
        if answer_request(asked, answer, request.user, form.cleaned_data["reason"]):
            messages.success(request, _("Je antwoord is verwerkt en de vrager krijgt bericht."))
        else:
            messages.info(request, _("Dit verzoek was al beantwoord of ingetrokken."))
        return redirect("editing:tasks")


_CHOOSE = gettext_lazy("Kies een collega")


class HandoverForm(forms.Form):
    """Who leaves, who takes over."""

    leaver: Any = forms.ModelChoiceField(label=gettext_lazy("Wie gaat weg"), queryset=None, empty_label=_CHOOSE)
    successor: Any = forms.ModelChoiceField(
        label=gettext_lazy("Wie neemt het over"), queryset=None, empty_label=_CHOOSE
    )
    with_roles = forms.BooleanField(label=gettext_lazy("Geef de opvolger ook de rollen"), required=False, initial=True)
    close_account = forms.BooleanField(
        label=gettext_lazy("Sluit het account van wie weggaat"), required=False, initial=True
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = get_user_model().objects.order_by("first_name", "username")
        fields: dict[str, Any] = self.fields
        fields["leaver"].queryset = people
        fields["successor"].queryset = people.filter(is_active=True)

    def clean(self) -> dict[str, Any]:
        """Ask for two people."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("leaver") and cleaned.get("leaver") == cleaned.get("successor"):
            self.add_error("successor", _("Kies een ander dan wie weggaat."))
        return cleaned


class HandoverView(AdminPage):
    """Overdragen: first see what moves, then move it."""

    page_title = gettext_lazy("Werk overdragen")
    template_name = "editing/handover.html"
    header_icon = "group"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let in who keeps the accounts; who is an administrator is handed over by an administrator."""
        if not request.user.has_perm("accounts.change_user"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask who, and show what moves once both are chosen."""
        if "leaver" not in request.GET:
            return self.page(form=HandoverForm(), handover=None)
        form = HandoverForm(request.GET)
        is_valid = form.is_valid()
        handover = Handover(form.cleaned_data["leaver"]) if is_valid else None
        return self.page(form=form, handover=handover, status=200 if is_valid else 422)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Move it."""
        form = HandoverForm(request.POST)
        if not form.is_valid():
            return self.page(form=form, handover=None, status=422)
        chosen = form.cleaned_data
        if chosen["leaver"].is_superuser and not request.user.is_superuser:
            raise PermissionDenied
        with_roles = chosen["with_roles"]
        try:
            moved = hand_over(
                chosen["leaver"], chosen["successor"], request.user,
                with_roles=with_roles, close_account=chosen["close_account"],
            )  # fmt: skip
        except LastAdministratorError as last:
            form.add_error("close_account", str(last))
            return self.page(form=form, handover=Handover(chosen["leaver"]), status=422)
        messages.success(
            request,
            _("%(number)d dingen zijn van %(leaver)s overgegaan naar %(successor)s.")
            % {"number": moved, "leaver": chosen["leaver"], "successor": chosen["successor"]},
        )
        return redirect("editing:handover")


def edits_something(user: Any) -> bool:
    """Whether `user` edits a region or more."""
    return reaches_every_region(user) or bool(region_ids_within_reach(user))


def _request_for(request: HttpRequest, pk: int) -> RegionRequest:
    asked = get_object_or_404(RegionRequest.objects.select_related("practice", "region", "asked_by"), pk=pk)
    if not reaches_every_region(request.user) and asked.region_id not in region_ids_within_reach(request.user):
        raise PermissionDenied
    return asked
