"""What must happen when Django signs somebody in or out, or keeps a new password."""

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db.models.signals import post_save
from django.http import HttpRequest

from accounts import administrators, sign_ins
from accounts.models import SignIn, User


def connect() -> None:
    """Listen; called once, when the app is ready."""
    administrators.connect()
    user_logged_in.connect(_signed_in, dispatch_uid="accounts.signed_in")
    user_logged_out.connect(_signed_out, dispatch_uid="accounts.signed_out")
    post_save.connect(_saved, sender=User, dispatch_uid="accounts.saved")


def _signed_in(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    sign_ins.note(request, user)


def _signed_out(sender: Any, request: HttpRequest, **kwargs: Any) -> None:
    SignIn.objects.filter(session_key=request.session.session_key or "").delete()


def _saved(sender: Any, instance: User, created: bool, **kwargs: Any) -> None:
    """Sign out everywhere after a new password; the browser in which it was chosen gets a session of a new name."""
    if instance._password is not None and not created:  # type: ignore[attr-defined]  # of Django's own
        sign_ins.end(instance.sign_ins.all())
