"""What the accounts ask the floors above."""

from typing import Any

from django.contrib.auth.models import Group

from kit.shelves import Socket


def _every_group() -> list[tuple[str, list[tuple[int, str]]]]:
    return [("", list(Group.objects.order_by("name").values_list("pk", "name")))]


needs_second_step = Socket(
    "Whether a colleague must sign in with a second step, for what they may do.", lambda user: bool(user.is_superuser)
)
roles_to_give = Socket("The groups that somebody may be invited to: (heading, [(key, name)]).", _every_group)


def must_have_second_step(user: Any) -> bool:
    """Whether `user` may do so much that a password is not enough."""
    return bool(needs_second_step(user))
