"""How much waits in the inbox of a colleague."""

from typing import Any

from inbox.desk.listing import Narrowing, all_keys
from inbox.desk.permissions import may_see_inbox


def number_open(user: Any) -> int:
    """Return how many things are open within reach of `user`; what looks like spam does not count. One query."""
    return all_keys(Narrowing(user)).order_by().count() if may_see_inbox(user) else 0


def number_suspect(user: Any) -> int:
    """Return how many open things within reach of `user` look like spam. One query."""
    return all_keys(Narrowing(user, show="verdacht")).order_by().count()
