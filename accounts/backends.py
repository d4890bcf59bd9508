"""Who may sign in."""

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser

from accounts.models import User


class PortalBackend(ModelBackend):
    """Django's own sign-in, but a demonstration account is refused outside development."""

    def user_can_authenticate(self, user: User | AnonymousUser | None) -> bool:  # type: ignore[override]  # our own User
        """Return whether `user` may sign in; asked at sign-in and again at every request of a session."""
        if isinstance(user, User) and user.is_demonstration and not settings.DEBUG:
            return False
        return super().user_can_authenticate(user)
