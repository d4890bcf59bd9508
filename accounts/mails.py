"""What the portal mails about accounts."""

import uuid
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from post.kinds import kind, register_kind
from post.posting import post
from post.writing import write

INVITATION, RESET, CHANGED = "accounts.invitation", "accounts.reset", "accounts.changed"

PASSWORD = "wachtwoord"  # noqa: S105 - a name of what changed
STEP_SET, STEP_TAKEN, NEW_CODES, CODE_USED = "stap-aan", "stap-weg", "nieuwe-codes", "code-gebruikt"


def register() -> None:
    """Name the kinds; called when the app is ready."""
    register_kind(INVITATION, _("Als iemand wordt uitgenodigd voor een account"), _example)
    register_kind(RESET, _("Als iemand een nieuw wachtwoord wil kiezen"), _example)
    register_kind(CHANGED, _("Als er iets verandert aan hoe iemand inlogt"), _example)


def post_invitation(user: User, by: Any, link: str) -> None:
    """Mail the link with which `user` chooses a password."""
    _post(INVITATION, user, {"person": user, "by": by, "link": link})


def post_reset(user: User, link: str) -> None:
    """Mail the link with which `user` chooses another password."""
    _post(RESET, user, _about_reset(user, link))


def write_reset(user: User, link: str) -> None:
    """Do what `post_reset` does, but for the mail itself."""
    write(kind(RESET), _about_reset(user, link))


def post_changed(user: User, what: str, by: Any = None) -> None:
    """Tell `user` that something changed about how they sign in; `by` is who did it when it was another."""
    if user.email:
        _post(CHANGED, user, {"person": user, "what": what, "by": by})


def _post(name: str, user: User, context: dict[str, Any]) -> None:
    post(name, user.email, context, key=f"{name}:{user.pk}:{uuid.uuid4()}")


def _about_reset(user: User, link: str) -> dict[str, Any]:
    return {"person": user, "link": link, "hours": settings.PASSWORD_RESET_TIMEOUT // 3600}


def _example() -> dict[str, Any]:
    person = SimpleNamespace(get_username="kim@example.org", get_full_name="Kim Bos")
    link = f"{settings.SITE_URL}/beheer/"
    return {"person": person, "by": "Ans de Wit", "link": link, "what": STEP_TAKEN, "hours": 2}
