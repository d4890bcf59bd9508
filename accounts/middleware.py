"""At every request of who is signed in: did they come in as they must, and where are they."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages

from accounts import second_step, sign_ins
from accounts.administrators import LastAdministratorError
from kit.middleware import Handler


class who_is_in:
    """A session that lacks the second step it must have is nobody's. Stands behind django-otp's own middleware."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and _lacks_second_step(request):
            request.user = AnonymousUser()
        response = self.handler(request)
        if request.session.accessed and request.user.is_authenticated:
            sign_ins.note(request)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say why the last administrator stays, whichever screen of the admin it was."""
        if not isinstance(exception, LastAdministratorError):
            return None
        messages.error(request, str(exception))
        return redirect(reverse("wagtailusers_users:index"))


def _lacks_second_step(request: HttpRequest) -> bool:
    user = request.user
    return bool(
        settings.SECOND_FACTOR_REQUIRED
        and user.is_authenticated
        and not user.is_verified()  # type: ignore[attr-defined]  # by django-otp
        and second_step.is_required_of(user)
    )
