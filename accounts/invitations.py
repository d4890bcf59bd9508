"""An invitation in place of a password that somebody else knows: 48 hours, once, and void when a newer one is sent."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from accounts import mails
from accounts.models import User
from kit import retention
from kit.signed import BadLinkError, signed, unsigned

DAYS = 2
_PURPOSE = "accounts.invitation"


@transaction.atomic
def invite(user: User, groups: list[Group], by: Any) -> None:
    """Keep a new colleague, without a password, and mail them a link to choose one."""
    user.invited_at = timezone.now()
    user.set_unusable_password()
    user.save()
    user.groups.set(groups)
    log(user, "accounts.invite", user=by)
    mails.post_invitation(user, by, _link_for(user))


@transaction.atomic
def invite_again(user: User, by: Any) -> None:
    """Mail a new link; the older one leads nowhere from now on."""
    user.invited_at = timezone.now()
    user.set_unusable_password()
    user.save(update_fields=["invited_at", "password"])
    log(user, "accounts.invite", user=by)
    mails.post_invitation(user, by, _link_for(user))


def invited_by(token: str) -> User:
    """Return whom an invitation is for.

    Raises:
        ExpiredLinkError: it is older than 48 hours.
        BadLinkError: it is not ours, was used, or a newer one was sent.
    """
    key, state = unsigned(_PURPOSE, token, days=DAYS)
    user = User.objects.filter(pk=key, is_active=True, invited_at__isnull=False).first()
    if user is None or state != _state_of(user):
        raise BadLinkError
    return user


def accept(user: User, password: str) -> bool:
    """Give an invited colleague the password they chose; return False when another was just before."""
    chosen = User(pk=user.pk)
    chosen.set_password(password)
    waiting = User.objects.filter(pk=user.pk, password=user.password, invited_at__isnull=False)
    return bool(waiting.update(password=chosen.password, invited_at=None))


def is_expired(user: User) -> bool:
    """Whether the link of somebody who was invited leads nowhere any more."""
    return user.invited_at is not None and (timezone.now() - user.invited_at).total_seconds() > DAYS * 86_400


def forget_unaccepted() -> int:
    """Delete whom was invited long ago and never came in; return how many."""
    old = User.objects.filter(invited_at__lt=timezone.now() - retention.INVITATIONS.period, last_login=None)
    people = list(old)
    for user in people:
        ModelLogEntry.objects.for_instance(user).delete()
        user.delete()
    return len(people)


def _link_for(user: User) -> str:
    token = signed(_PURPOSE, [user.pk, _state_of(user)])
    return f"{settings.SITE_URL}{reverse('accounts_invitation', args=[token])}"


def _state_of(user: User) -> str:
    """Return what changes once a password is chosen or a newer invitation is sent."""
    return salted_hmac(_PURPOSE, user.password, algorithm="sha256").hexdigest()[:32]
