"""One administrator remains, whatever door somebody tries: a form, a list, a group, a command."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, pre_delete
from django.utils.translation import gettext as _

DECIDING = {"is_active", "is_superuser", "is_demonstration", "password"}
"""What decides whether somebody is an administrator, besides groups and rights."""

_may_all_go: ContextVar[bool] = ContextVar("accounts_may_all_go", default=False)


class LastAdministratorError(Exception):
    """Nobody would be left who can administer."""

    def __str__(self) -> str:
        return _(
            "Dit kan niet: dan is er geen beheerder meer die kan inloggen. "
            "Maak eerst een ander beheerder. Pas daarna kan dit."
        )


def is_one_left() -> bool:
    """Whether somebody can administer."""
    return apps.get_model("accounts.User").objects.administrators().exists()  # type: ignore[attr-defined]  # our phrase


@contextmanager
def one_remains() -> Iterator[None]:
    """Undo what is done inside when it takes away the last administrator. Where there was none, anything goes.

    Raises:
        LastAdministratorError: it did.
    """
    with transaction.atomic():
        had_one = is_one_left()
        yield
        _refuse_when_gone(had_one)


@contextmanager
def all_may_go() -> Iterator[None]:
    """Let everybody go: for who empties the site."""
    token = _may_all_go.set(True)
    try:
        yield
    finally:
        _may_all_go.reset(token)


def connect() -> None:
    """Listen to what changes without `save` and `update`; Django undoes all of it when a listener objects."""
    user = apps.get_model("accounts.User")
    for model in (user, Group):
        pre_delete.connect(_before, sender=model, dispatch_uid=f"accounts.before_delete.{model.__name__}")
        post_delete.connect(_after, sender=model, dispatch_uid=f"accounts.after_delete.{model.__name__}")
    for relation in (user.groups, user.user_permissions, Group.permissions):  # type: ignore[attr-defined]  # of our User
        m2m_changed.connect(_changed, sender=relation.through, dispatch_uid=f"accounts.{relation.through.__name__}")


def _before(sender: Any, instance: Any, **kwargs: Any) -> None:
    instance._had_administrator = is_one_left()


def _after(sender: Any, instance: Any, **kwargs: Any) -> None:
    _refuse_when_gone(instance._had_administrator)


def _changed(sender: Any, instance: Any, action: str, **kwargs: Any) -> None:
    if action in ("pre_remove", "pre_clear"):
        _before(sender, instance)
    elif action in ("post_remove", "post_clear"):
        _after(sender, instance)


def _refuse_when_gone(had_one: bool) -> None:
    if had_one and not _may_all_go.get() and not is_one_left():
        raise LastAdministratorError
