"""Answers that several machines share, in Redis. Whatever is wrong with it, the site goes on without."""

import hashlib
import logging
import time

import redis

from kit.caches import LEFT_ALONE, OPTIONS, at_once
from store.answers import Answer

SECONDS = 24 * 3600
RENDERING = 10
"""Seconds in which others wait for who renders; then they render themselves."""
_PREFIX = "pages:"

logger = logging.getLogger(__name__)


class Shared:
    """The answers of all machines that have the same Redis and the same release of the portal."""

    def __init__(self, url: str, release: str) -> None:
        self._redis = redis.Redis.from_url(url, retry=at_once(), **OPTIONS)
        self._away_until = 0.0
        self._prefix = f"{_PREFIX}{release}:"

    def take(self, name: str, version: str) -> Answer | None:
        """Return the answer of a name if it is of this version, or None."""
        if self._is_away:
            return None
        try:
            packed = self._redis.get(self._key(name))
            answer = Answer.unpacked(packed) if isinstance(packed, bytes) else None
        except ValueError as error:  # something else has its name
            logger.warning("A shared page is not one: %s", error)
            return None
        except (redis.RedisError, OSError) as error:
            self._leave_alone(error)
            return None
        return answer if answer is not None and answer.version == version else None

    def put(self, name: str, answer: Answer) -> None:
        """Keep an answer for others."""
        if self._is_away:
            return
        try:
            self._redis.set(self._key(name), answer.packed(), ex=SECONDS)
            self._redis.delete(f"{self._key(name)}:busy")
        except (redis.RedisError, OSError) as error:
            self._leave_alone(error)

    def may_render(self, name: str, version: str) -> bool:
        """Whether nobody else is rendering this. Who gets True says so to the others, for a while."""
        if self._is_away:
            return True
        try:
            return bool(self._redis.set(f"{self._key(name)}:busy", version, nx=True, ex=RENDERING))
        except (redis.RedisError, OSError) as error:
            self._leave_alone(error)
            return True

    def _key(self, name: str) -> str:
        return self._prefix + hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()

    @property
    def _is_away(self) -> bool:
        return time.monotonic() < self._away_until

    def _leave_alone(self, error: Exception) -> None:
        """Ask nothing for a while, so that not each page waits for it."""
        self._away_until = time.monotonic() + LEFT_ALONE
        logger.warning("Pages are not shared: %s", error)
