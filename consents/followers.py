"""Who must act when a consent begins or ceases to hold: the floors above say so in `AppConfig.ready()`."""

from collections.abc import Callable, Collection

Follower = Callable[[Collection[int]], None]
"""Puts right what leans on the consents with these primary keys. Safe to call twice, and about ones that are gone."""

_followers: dict[str, Follower] = {}


def register_follower(name: str, follower: Follower) -> None:
    """Say what must be put right when consents change."""
    _followers[name] = follower


def tell(consents: Collection[int]) -> None:
    """Let everything that leans on these consents be put right."""
    for follower in _followers.values():
        follower(consents)
