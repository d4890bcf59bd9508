"""Setting up the second step: after the password for who must, from the page about the account for who wants to."""

from abc import ABC, abstractmethod
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django_otp import login as otp_login
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.admin.auth import require_admin_access
from wagtail.log_actions import log

from accounts import mails, recovery, second_step, sign_ins
from accounts.entering import enter
from accounts.forms import CodeForm, OwnCodeForm
from accounts.models import User
from accounts.throttle import CODE, Turn, forget, take
from accounts.views import Door, wait_a_while
from kit.admin import who

PAGE, CODES = "accounts/set_up.html", "accounts/codes.html"


class SetUpView(Door, ABC):
    """Scan, type the code, keep the recovery codes."""

    is_first: bool

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show what to scan."""
        return self.page(self.form())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take the app when its code is right, and show the recovery codes, which nobody can show again."""
        form = self.form(request.POST)
        turn = Turn(CODE, str(self.person.pk))
        if seconds := take([turn]):
            return self.wait(form, seconds)
        if not form.is_valid():
            return self.page(form, 422)
        device = second_step.confirm(self.person, form.cleaned_data["code"])
        if device is None:
            form.add_error("code", _("Deze code klopt niet. Kijk of de klok van je telefoon gelijk loopt."))
            return self.page(form, 422)
        forget(turn)
        return self.finish(device, self.keep(device))

    @transaction.atomic
    def keep(self, device: TOTPDevice) -> list[str]:
        """Sign out elsewhere, tell it, and return new recovery codes."""
        sign_ins.end(self.person.sign_ins.exclude(session_key=self.request.session.session_key or ""))
        mails.post_changed(self.person, mails.STEP_SET)
        log(self.person, "accounts.second_step_set", user=self.person)
        return recovery.new_codes(self.person)

    @property
    @abstractmethod
    def person(self) -> User:
        """Who sets it up."""

    def form(self, data: Any = None) -> CodeForm:
        """Return what is asked."""
        return CodeForm(data)

    @abstractmethod
    def finish(self, device: TOTPDevice, codes: list[str]) -> HttpResponse:
        """Go on, with the codes on the way."""

    def page(self, form: CodeForm, status: int = 200) -> HttpResponse:
        """Show the page with a form."""
        return render(self.request, PAGE, self.context(form), status=status)

    def wait(self, form: CodeForm, seconds: int) -> HttpResponse:
        """Show the page and say when to try again."""
        return wait_a_while(self.request, PAGE, self.context(form), seconds)

    def context(self, form: CodeForm) -> dict[str, Any]:
        """Return what the template needs."""
        device = second_step.app_to_confirm(self.person)
        return {
            "form": form,
            "wait": "",
            "qr": second_step.qr_of(device),
            "key": second_step.key_in_words(device),
            "is_first": self.is_first,
        }


class SetUpFirstView(SetUpView):
    """For who must: between the password and the site."""

    is_first = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Begin again when nobody is between the steps; who has an app uses that."""
        self.between = second_step.between(request)
        if self.between is None:
            return redirect("wagtailadmin_login")
        if second_step.has_app(self.between.user):
            return redirect("accounts_code")
        return super().dispatch(request, *args, **kwargs)

    @property
    def person(self) -> User:
        """Whose password was right."""
        assert self.between is not None  # noqa: S101 - seen by dispatch
        return self.between.user

    def finish(self, device: TOTPDevice, codes: list[str]) -> HttpResponse:
        """Sign in."""
        assert self.between is not None  # noqa: S101 - seen by dispatch
        goes_to = self.between.goes_to
        entered = enter(self.request, self.person, goes_to, is_remembered=self.between.is_remembered, device=device)
        answer = render(self.request, CODES, {"codes": codes, "goes_to": goes_to})
        answer.cookies.update(entered.cookies)
        return answer


@method_decorator(require_admin_access, name="dispatch")
class SetUpOwnView(SetUpView):
    """For who wants it, or has another phone: from the page about the account, with the password once more."""

    is_first = False

    @property
    def person(self) -> User:
        """Who is signed in."""
        return who(self.request)  # type: ignore[no-any-return]  # signed in, and our own

    def form(self, data: Any = None) -> CodeForm:
        """Ask for the password too: the browser may have been left open."""
        return OwnCodeForm(self.person, data)

    def finish(self, device: TOTPDevice, codes: list[str]) -> HttpResponse:
        """Let this browser count as signed in with it."""
        otp_login(self.request, device)
        return render(self.request, CODES, {"codes": codes, "goes_to": reverse("accounts_own_step")})
