"""A new password by mail. The answer, and what it takes, are the same whether or not we know the address."""

from typing import Any

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from wagtail.log_actions import log

from accounts import mails
from accounts.models import User
from accounts.throttle import RESET_ADDRESS, Turn, take


def ask_reset(address: str) -> None:
    """Mail a link to each account of this address, one an hour; do as much work when there is none."""
    is_too_soon = take([Turn(RESET_ADDRESS, address.strip().casefold())]) > 0
    users = list(User.objects.able_to_enter().filter(email__iexact=address.strip()).order_by("pk"))
    if not users:
        nobody = User(username=address, email=address, password="!")  # noqa: S106 - no password at all
        mails.write_reset(nobody, link_for(nobody))
    for user in users:
        if not is_too_soon:
            mails.post_reset(user, link_for(user))


def send_reset(user: User, by: Any) -> None:
    """Mail a link because an administrator asked for it."""
    log(user, "accounts.send_reset", user=by)
    mails.post_reset(user, link_for(user))


def link_for(user: User) -> str:
    """Return where `user` chooses a new password: once, and not later than PASSWORD_RESET_TIMEOUT."""
    key = urlsafe_base64_encode(force_bytes(user.pk or 0))
    names = {"uidb64": key, "token": default_token_generator.make_token(user)}
    return f"{settings.SITE_URL}{reverse('wagtailadmin_password_reset_confirm', kwargs=names)}"
