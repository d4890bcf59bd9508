"""Who must know what readers can find now, and what not any more: the floors above say so in `AppConfig.ready()`."""

from collections.abc import Callable, Collection

Follower = Callable[[str, Collection[int], Collection[int]], None]
"""Is told a kind, and the primary keys of what came or changed, and of what went; in the transaction that does it."""

_followers: dict[str, Follower] = {}


def register_follower(name: str, follower: Follower) -> None:
    """Say who follows the index. Every writer of the index waits for the one before, so followers are never mixed."""
    _followers[name] = follower


def tell(kind: str, changed: Collection[int], gone: Collection[int]) -> None:
    """Let the followers know, when there is anything to tell."""
    if changed or gone:
        for follower in _followers.values():
            follower(kind, changed, gone)
