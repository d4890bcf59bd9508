"""Who may see all that is known of somebody, and erase it: administrators."""

from typing import Any


def may_erase(user: Any) -> bool:
    """Whether somebody may look up, export and erase a person: whoever may take accounts away."""
    return bool(user.has_perm("accounts.delete_user"))
