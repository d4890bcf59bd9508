"""A Redis that may be gone: what is in the cache can be missed, the site cannot."""

import logging
from collections.abc import Callable
from typing import Any, TypeVar

import redis
from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache

logger = logging.getLogger(__name__)
_Answer = TypeVar("_Answer")


class ForgivingRedisCache(RedisCache):
    """Answers, while Redis does not, as if nothing had ever been kept: nobody is refused, and nothing is remembered."""

    def add(self, key: Any, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep a value unless there is one; True as well when nobody can tell."""
        return _try(lambda: super(ForgivingRedisCache, self).add(key, value, timeout, version), True)

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        """Return a value, else the default."""
        return _try(lambda: super(ForgivingRedisCache, self).get(key, default, version), default)

    def set(self, key: Any, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """Keep a value."""
        _try(lambda: super(ForgivingRedisCache, self).set(key, value, timeout, version), None)

    def delete(self, key: Any, version: int | None = None) -> bool:
        """Let a value go; return whether it was there."""
        return _try(lambda: super(ForgivingRedisCache, self).delete(key, version), False)

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        """Count.

        Raises:
            ValueError: there is nothing to count on, as with any cache that let it go.
        """
        answer = _try(lambda: super(ForgivingRedisCache, self).incr(key, delta, version), None)
        if answer is None:
            raise ValueError(key)
        return answer


def _try(ask: Callable[[], _Answer], otherwise: _Answer) -> _Answer:
    try:
        return ask()
    except redis.RedisError as error:
        logger.warning("The cache does not answer: %s", error)
        return otherwise
