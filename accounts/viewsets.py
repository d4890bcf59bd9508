"""Users in the admin: invited in place of made, never given a password, and a page about how each comes in."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.log_actions import log
from wagtail.users.forms import UserEditForm
from wagtail.users.views import users as wagtails

from accounts import invitations, mails, passwords, recovery, second_step, sign_ins
from accounts.administrators import LastAdministratorError
from accounts.forms import InviteForm
from accounts.models import User
from kit.admin import AdminPage


def may_keep(by: Any, user: User) -> bool:
    """Whether `by` may change `user`: who may do everything is kept by their likes."""
    return bool(by.has_perm("accounts.change_user") and (by.is_superuser or not user.is_superuser))


def state_of(user: User) -> str:
    """Return how far somebody is on their way in, in words."""
    if user.invited_at is None:
        return ""
    if invitations.is_expired(user):
        return _("Uitnodiging verlopen")
    return _("Uitgenodigd, nog niet aangenomen")


class PortalUserForm(UserEditForm):
    """Wagtail's form, in which only who may do everything gives that away."""

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not by.is_superuser:
            self.fields.pop("is_superuser", None)


class IndexView(wagtails.IndexView):
    """The list, with who did not come in yet."""

    add_item_label = gettext_lazy("Iemand uitnodigen")

    @cached_property
    def columns(self) -> list[Column]:
        """Add a column about invitations."""
        return [*super().columns, Column("invitation", accessor=state_of, label=gettext_lazy("Uitnodiging"))]


class InviteView(wagtails.CreateView):
    """Iemand uitnodigen."""

    page_title = gettext_lazy("Iemand uitnodigen")
    submit_button_label = gettext_lazy("Stuur de uitnodiging")

    def get_success_message(self, instance: User) -> str:
        """Say where the mail went."""
        return _("De uitnodiging is verstuurd aan %s. De link werkt 48 uur.") % instance.email

    def save_instance(self) -> User:
        """Keep who was invited, and mail them."""
        user: User = self.form.save(commit=False)
        user.username = user.email
        invitations.invite(user, self.form.chosen_groups, self.request.user)
        return user


class EditView(wagtails.EditView):
    """Wagtail's page, for who may keep this user."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Keep out who may do less than the user."""
        if not may_keep(request.user, self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form who fills it in."""
        return super().get_form_kwargs() | {"by": self.request.user}

    def form_valid(self, form: PortalUserForm) -> HttpResponse:
        """Keep it, or say at the form why not; what was typed stays."""
        try:
            return super().form_valid(form)
        except LastAdministratorError as last:
            form.add_error(None, str(last))
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)


class AccessView(AdminPage):
    """How somebody comes in, and what an administrator can do about it."""

    page_title = gettext_lazy("Toegang")
    template_name = "accounts/access.html"
    header_icon = "lock"

    def dispatch(self, request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> Any:  # type: ignore[override]  # a key
        """Let in who keeps the accounts."""
        self.person = get_object_or_404(User, pk=pk)
        if not may_keep(request.user, self.person):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        """Say whose."""
        return str(self.person)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add how it stands."""
        return super().get_context_data(**kwargs) | {
            "person": self.person,
            "state": state_of(self.person),
            "has_app": second_step.has_app(self.person),
            "number_left": recovery.number_left(self.person),
            "number_of_sign_ins": sign_ins.open_sign_ins(self.person).count(),
            "is_self": self.person == self.request.user,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do one thing."""
        acts = {
            "uitnodigen": self._invite_again,
            "wachtwoord": self._mail_reset,
            "stap": self._take_step_away,
            "uitloggen": self._sign_out,
        }
        act = acts.get(request.POST.get("act", ""))
        if act is None:
            return self.page(status=422)
        act()
        return redirect(request.path)

    def _invite_again(self) -> None:
        if self.person.invited_at is None or not self.person.is_active:
            messages.info(self.request, _("Deze uitnodiging is al aangenomen."))
            return
        invitations.invite_again(self.person, self.request.user)
        messages.success(self.request, _("Er is een nieuwe uitnodiging verstuurd. De oude link werkt niet meer."))

    def _mail_reset(self) -> None:
        if not self.person.is_active or not self.person.email or self.person.invited_at is not None:
            messages.error(self.request, _("Dit kan niet: het account is gesloten, of er is geen e-mailadres."))
            return
        passwords.send_reset(self.person, self.request.user)
        messages.success(self.request, _("De link voor een nieuw wachtwoord is verstuurd."))

    def _take_step_away(self) -> None:
        if self.person == self.request.user:
            messages.error(self.request, _("Dit kan alleen een andere beheerder voor je doen."))
            return
        second_step.take_away(self.person)
        sign_ins.end(self.person.sign_ins.all())
        log(self.person, "accounts.second_step_taken", user=self.request.user)
        mails.post_changed(self.person, mails.STEP_TAKEN, self.request.user)
        messages.success(self.request, _("De tweede stap is weggehaald. De collega krijgt daar een mail over."))

    def _sign_out(self) -> None:
        sign_ins.end(self.person.sign_ins.all())
        log(self.person, "accounts.signed_out", user=self.request.user)
        messages.success(self.request, _("De collega is overal uitgelogd."))


class PortalUserViewSet(wagtails.UserViewSet):
    """Wagtail's screens about users, with ours in their place."""

    index_view_class = IndexView
    add_view_class = InviteView
    edit_view_class = EditView

    def get_form_class(self, for_update: bool = False) -> type:
        """Return the form in which a user is invited or changed."""
        return PortalUserForm if for_update else InviteForm

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the page about how somebody comes in."""
        return [*super().get_urlpatterns(), path("toegang/<int:pk>/", AccessView.as_view(), name="access")]


def access_url(user: User) -> str:
    """Return where an administrator sees how `user` comes in."""
    return reverse("wagtailusers_users:access", args=[user.pk])
