"""The doors: password, code, a new password, an invitation. In our identity, without script."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import View
from wagtail.admin.views import account as wagtails

from accounts import invitations, mails, passwords, recovery, second_step
from accounts.entering import enter, turns_for
from accounts.forms import CodeForm, LoginForm, NewPasswordForm, RecoveryForm, ResetForm
from accounts.models import User
from accounts.throttle import ACCOUNT, CODE, RESET_VISITOR, VISITOR, Turn, forget, give_back, take
from kit.limits import visitor
from kit.middleware import STRICT_POLICY
from kit.signed import BadLinkError, ExpiredLinkError


class Door(View):
    """A page in our identity, for who is not in yet: never kept by a browser, under the policy for readers."""

    @method_decorator(sensitive_post_parameters())
    @method_decorator(never_cache)
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer, strictly."""
        response = super().dispatch(request, *args, **kwargs)
        response.headers["Content-Security-Policy"] = STRICT_POLICY
        response.headers["Referrer-Policy"] = "same-origin"
        return response  # type: ignore[return-value]  # every view here gives a whole answer


def wait_a_while(request: HttpRequest, template: str, context: dict[str, Any], seconds: int) -> HttpResponse:
    """Answer 429 with the same page, and say when to try again."""
    response = render(request, template, context | {"wait": in_words(seconds)}, status=429)
    response.headers["Retry-After"] = str(seconds)
    return response


def in_words(seconds: int) -> str:
    """Return how long that is: "20 seconden", "3 minuten"."""
    if seconds < 90:
        return ngettext("%d seconde", "%d seconden", seconds) % seconds
    minutes = -(-seconds // 60)
    return ngettext("%d minuut", "%d minuten", minutes) % minutes


class LoginView(Door, wagtails.LoginView):
    """The password. Who has a second step, or must have one, is not in after it."""

    template_name = "accounts/login.html"
    extra_context = {"wait": ""}
    turns: list[Turn]

    def get_form_class(self) -> type:
        """Ask in our words."""
        return LoginForm

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Look only when it is their turn: what is right is not told to who tries too often."""
        self.turns = turns_for(request, request.POST.get("username", ""))
        if seconds := take(self.turns):
            form = LoginForm(request, initial={"username": request.POST.get("username", "")[:254]})
            return wait_a_while(request, self.template_name, self.get_context_data(form=form), seconds)
        return super().post(request, *args, **kwargs)

    def form_invalid(self, form: LoginForm) -> HttpResponse:
        """Say that it was not right."""
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_valid(self, form: LoginForm) -> HttpResponse:
        """Sign in, or go on to the second step."""
        user, goes_to, is_remembered = form.get_user(), self.get_success_url(), form.cleaned_data["remember"]
        forget(self.turns[0])
        give_back(self.turns[1])
        if second_step.has_app(user):
            second_step.begin(self.request, user, goes_to, is_remembered=is_remembered)
            return redirect("accounts_code")
        if second_step.is_required_of(user):
            second_step.begin(self.request, user, goes_to, is_remembered=is_remembered)
            return redirect("accounts_set_up_first")
        return enter(self.request, user, goes_to, is_remembered=is_remembered)


class CodeView(Door):
    """The second step: a code of the app."""

    form_class: type[CodeForm | RecoveryForm] = CodeForm
    template_name = "accounts/code.html"
    accept = staticmethod(second_step.accept_code)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Begin again when nobody is between the steps."""
        self.between = second_step.between(request)
        if self.between is None:
            return redirect("wagtailadmin_login")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Ask for it."""
        return render(request, self.template_name, {"form": self.form_class(), "wait": ""})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Let in who has it."""
        assert self.between is not None  # noqa: S101 - seen by dispatch
        user, form = self.between.user, self.form_class(request.POST)
        if not form.is_valid():
            return render(request, self.template_name, {"form": form, "wait": ""}, status=422)
        turns = [Turn(CODE, str(user.pk)), Turn(VISITOR, visitor(request))]
        if seconds := take(turns):
            return wait_a_while(request, self.template_name, {"form": self.form_class()}, seconds)
        device = self.accept(user, form.cleaned_data["code"])
        if device is None:
            form.add_error("code", _("Deze code klopt niet. Elke code werkt één keer, en maar kort."))
            return render(request, self.template_name, {"form": form, "wait": ""}, status=422)
        forget(turns[0])
        give_back(turns[1])
        self.has_entered(user)
        return enter(request, user, self.between.goes_to, is_remembered=self.between.is_remembered, device=device)

    def has_entered(self, user: User) -> None:
        """Do what is fit when the code was right."""


class RecoveryView(CodeView):
    """The second step for who has no phone: a code of the sheet."""

    form_class = RecoveryForm
    template_name = "accounts/recovery.html"
    accept = staticmethod(second_step.accept_recovery_code)

    def has_entered(self, user: User) -> None:
        """Tell the person, who may not have been it; and say when the sheet is almost used up."""
        mails.post_changed(user, mails.CODE_USED)
        left = recovery.number_left(user)
        if left <= recovery.FEW:
            told = ngettext("Je hebt nog %d herstelcode.", "Je hebt nog %d herstelcodes.", left) % left
            messages.warning(self.request, f"{told} {_('Maak nieuwe bij Account, onder Meer acties.')}")


class ResetView(Door):
    """Where to mail a link for a new password. The answer is always the same."""

    template_name = "accounts/reset.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Ask for an address."""
        return render(request, self.template_name, {"form": ResetForm(), "wait": ""})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Mail a link when there is an account."""
        form = ResetForm(request.POST)
        if not form.is_valid():
            return render(request, self.template_name, {"form": form, "wait": ""}, status=422)
        if seconds := take([Turn(RESET_VISITOR, visitor(request))]):
            return wait_a_while(request, self.template_name, {"form": form}, seconds)
        passwords.ask_reset(form.cleaned_data["email"])
        return redirect("wagtailadmin_password_reset_done")


class ResetDoneView(Door, wagtails.PasswordResetDoneView):
    """Says what happens now."""

    template_name = "accounts/reset_done.html"


class ResetConfirmView(Door, wagtails.PasswordResetConfirmView):
    """The link of the mail: looking changes nothing, and it works once."""

    template_name = "accounts/new_password.html"
    form_class = NewPasswordForm

    def form_invalid(self, form: NewPasswordForm) -> HttpResponse:
        """Say what is wrong with it."""
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_valid(self, form: NewPasswordForm) -> HttpResponse:
        """Keep it, let them try anew, and tell them: they may not have been it."""
        answer = super().form_valid(form)
        forget(Turn(ACCOUNT, form.user.get_username().casefold()))
        mails.post_changed(form.user, mails.PASSWORD)
        if self.request.user == form.user:
            logout(self.request)  # their sessions ended, this one too
        return answer


class ResetCompleteView(Door, wagtails.PasswordResetCompleteView):
    """Says that it went well."""

    template_name = "accounts/reset_complete.html"


class InvitationView(Door):
    """The link of an invitation: looking changes nothing; choosing a password uses it up."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Ask for a password."""
        return self._answer(request, token)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Keep it, once."""
        return self._answer(request, token)

    def _answer(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            user = invitations.invited_by(token)
        except BadLinkError as bad:
            over = {"is_expired": isinstance(bad, ExpiredLinkError)}
            return render(request, "accounts/invitation_over.html", over, status=410)
        form = NewPasswordForm(user, request.POST if request.method == "POST" else None)
        if not form.is_bound or not form.is_valid():
            context = {"form": form, "person": user}
            return render(request, "accounts/invitation.html", context, status=422 if form.is_bound else 200)
        if not invitations.accept(user, form.cleaned_data["new_password1"]):
            return render(request, "accounts/invitation_over.html", {"is_expired": False}, status=410)
        messages.success(request, _("Je wachtwoord is bewaard. Log nu in met je e-mailadres en dit wachtwoord."))
        return redirect(reverse("wagtailadmin_login"))


def other_login(request: HttpRequest) -> HttpResponse:
    """Lead from Wagtail's other login page to ours: there is one door."""
    goes_to = request.POST.get("next") or request.GET.get("next") or ""
    address = reverse("wagtailadmin_login")
    return redirect(f"{address}?{urlencode({'next': goes_to})}" if goes_to else address)
