"""A cache that nobody has to wait for: whatever is wrong with Redis, the memory of this process stands in for it."""

import logging
import time
from collections.abc import Callable
from typing import Any

import redis
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.retry import Retry

PATIENCE = 0.25
"""Seconds; a slower Redis counts as away."""
LEFT_ALONE = 5.0
"""Seconds in which a Redis that was away is not asked again, so that not each request waits for it."""
OPTIONS = {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE}

logger = logging.getLogger(__name__)


def at_once() -> Retry:
    """Return how to ask Redis again after a fault: not. Its own way takes seconds."""
    return Retry(NoBackoff(), 0)


def _standing_in(name: str) -> Callable[..., Any]:
    def ask(self: "StandInCache", *args: Any, **kwargs: Any) -> Any:
        return self._ask(getattr(RedisCache, name), getattr(self._own, name), *args, **kwargs)

    return ask


class StandInCache(RedisCache):
    """Redis; while it is away, slow or full of what we did not put there, a cache of this process alone.

    So limits still limit, each process for itself, and what was kept counts as not kept.
    """

    def __init__(self, server: str | list[str], params: dict[str, Any]) -> None:
        params["OPTIONS"] = OPTIONS | {"retry": at_once()} | params.get("OPTIONS", {})
        super().__init__(server, params)
        self._own = LocMemCache(f"stand-in for {server}", {})
        self._away_until = 0.0

    def is_reachable(self) -> bool:
        """Ask Redis itself whether it answers."""
        try:
            return bool(self._cache.get_client().ping())
        except Exception:  # whatever a server that is no Redis makes of it
            return False

    def _ask(self, redis_way: Callable[..., Any], own_way: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if time.monotonic() < self._away_until:
            return own_way(*args, **kwargs)
        try:
            return redis_way(self, *args, **kwargs)
        except redis.ResponseError as error:  # it answers, about a value that is not ours
            logger.warning("The cache holds something else: %s", error)
        except (redis.RedisError, OSError) as error:
            self._away_until = time.monotonic() + LEFT_ALONE
            logger.warning("The cache is away: %s", error)
        except Exception as error:  # unpickling rubbish may raise anything
            if redis_way is RedisCache.incr:
                raise  # there was nothing to count on
            logger.warning("The cache holds something else: %s", error)
        return own_way(*args, **kwargs)

    add = _standing_in("add")
    get = _standing_in("get")
    set = _standing_in("set")
    touch = _standing_in("touch")
    delete = _standing_in("delete")
    get_many = _standing_in("get_many")
    has_key = _standing_in("has_key")
    incr = _standing_in("incr")
    set_many = _standing_in("set_many")
    delete_many = _standing_in("delete_many")
    clear = _standing_in("clear")
