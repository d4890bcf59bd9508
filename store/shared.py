"""Answers that several machines share, in Redis. Whatever is wrong with it, the site goes on without."""

import logging

import redis

from store.answers import Answer

SECONDS = 24 * 3600
RENDERING = 10
"""Seconds in which others wait for who renders; then they render themselves."""
PATIENCE = 0.25
"""Seconds: a slower Redis is no help."""
_PREFIX = "pages:"

logger = logging.getLogger(__name__)


class Shared:
    """The answers of all machines that have the same Redis and the same release of the portal."""

    def __init__(self, url: str, release: str) -> None:
        self._redis = redis.Redis.from_url(url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE)
        self._prefix = f"{_PREFIX}{release}:"

    def take(self, name: str, version: str) -> Answer | None:
        """Return the answer of a name if it is of this version, or None."""
        try:
            packed = self._redis.get(self._prefix + name)
            answer = Answer.unpacked(packed) if isinstance(packed, bytes) else None
        except (redis.RedisError, ValueError, OSError) as error:
            logger.warning("No shared pages: %s", error)
            return None
        return answer if answer is not None and answer.version == version else None

    def put(self, name: str, answer: Answer) -> None:
        """Keep an answer for others."""
        try:
            self._redis.set(self._prefix + name, answer.packed(), ex=SECONDS)
            self._redis.delete(f"{self._prefix}{name}:busy")
        except (redis.RedisError, OSError) as error:
            logger.warning("A page is not shared: %s", error)

    def may_render(self, name: str, version: str) -> bool:
        """Whether nobody else is rendering this. Who gets True says so to the others, for a while."""
        try:
            return bool(self._redis.set(f"{self._prefix}{name}:busy", version, nx=True, ex=RENDERING))
        except (redis.RedisError, OSError):
            return True
