"""How to speak of users."""

from typing import Any, Self

from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet

from accounts.administrators import DECIDING, one_remains


class UserQuerySet(QuerySet):
    """Users in a phrase."""

    def able_to_enter(self) -> Self:
        """Those who have a password that works today."""
        users = self.filter(is_active=True).exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX)
        return users if settings.DEBUG else users.filter(is_demonstration=False)

    def administrators(self) -> Self:
        """Those who can let others in: who may change users and is able to enter. One query."""
        right = Permission.objects.filter(content_type__app_label="accounts", codename="change_user").values("pk")
        may = Q(is_superuser=True) | Q(groups__permissions__in=right) | Q(user_permissions__in=right)
        return self.able_to_enter().filter(may).distinct()

    def update(self, **values: Any) -> int:
        """Change them all at once, unless nobody would be left who can administer.

        Raises:
            LastAdministratorError: the last was among them.
        """
        if not DECIDING & set(values):
            return super().update(**values)
        with one_remains():
            return super().update(**values)
