"""What colleagues see and do about their own way in: the second step, recovery codes, where they are signed in."""

from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from wagtail.admin import messages
from wagtail.log_actions import log

from accounts import mails, recovery, second_step, sign_ins
from accounts.forms import PasswordForm
from accounts.setting_up import CODES
from accounts.throttle import CODE, Turn, forget, take
from accounts.views import in_words
from kit.admin import AdminPage, who


@method_decorator(sensitive_post_parameters("password"), name="dispatch")
class OwnStepView(AdminPage):
    """Whether there is a second step; new codes; and ending it, for who may."""

    page_title = gettext_lazy("Inloggen in twee stappen")
    template_name = "accounts/own_step.html"
    header_icon = "lock"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add how it stands."""
        user: Any = self.request.user
        has_app = second_step.has_app(user)
        return (
            {"form": PasswordForm(user)}
            | super().get_context_data(**kwargs)
            | {
                "has_app": has_app,
                "is_required": second_step.is_required_of(user),
                "number_left": recovery.number_left(user),
                "is_few": recovery.number_left(user) <= recovery.FEW,
            }
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make new codes, or end it, for who knows the password."""
        user = who(request)
        turn = Turn(CODE, str(user.pk))
        form = PasswordForm(user, request.POST)
        if seconds := take([turn]):
            messages.error(request, _("Dat was te vaak mis. Probeer het over %s opnieuw.") % in_words(seconds))
            return self.page(status=429)
        if not second_step.has_app(user) or not form.is_valid():
            return self.page(form=form, status=422)
        forget(turn)
        if request.POST.get("act") == "codes":
            log(user, "accounts.new_codes", user=user)
            mails.post_changed(user, mails.NEW_CODES)
            context = {"codes": recovery.new_codes(user), "goes_to": request.path}
            return render(request, CODES, context)
        if request.POST.get("act") != "stop" or second_step.is_required_of(user):
            return self.page(form=form, status=422)
        second_step.take_away(user)
        log(user, "accounts.second_step_taken", user=user)
        mails.post_changed(user, mails.STEP_TAKEN)
        messages.success(request, _("Je logt weer in met je wachtwoord alleen."))
        return redirect("accounts_own_step")


class SignInsView(AdminPage):
    """The browsers in which somebody is signed in, with a button to end each, and all."""

    page_title = gettext_lazy("Waar je bent ingelogd")
    template_name = "accounts/sign_ins.html"
    header_icon = "desktop"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the list."""
        user: Any = self.request.user
        return super().get_context_data(**kwargs) | {
            "sign_ins": list(sign_ins.open_sign_ins(user)),
            "here": self.request.session.session_key,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """End one, all others, or all."""
        user = who(request)
        own, which = user.sign_ins.all(), request.POST.get("which", "")
        others = own.exclude(session_key=request.session.session_key)
        if which == "overal":
            sign_ins.end(others)
            log(user, "accounts.signed_out", user=user)
            logout(request)
            return redirect("wagtailadmin_login")
        chosen = (
            others if which == "elders" else others.filter(pk=which if which.isdecimal() and len(which) < 19 else 0)
        )
        if sign_ins.end(chosen):
            log(user, "accounts.signed_out", user=user)
            messages.success(request, _("Je bent daar uitgelogd."))
        return redirect("accounts_sign_ins")
