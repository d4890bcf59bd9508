"""How often something may be done: counted in the cache, by hours, under a name that tells no address."""

import hashlib
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from kit import retention

HOUR = int(retention.LIMITS.period.total_seconds())


def is_over(name: str, most: int, seconds: int = HOUR) -> bool:
    """Count one more for `name` and return whether that is more than `most` in this stretch of `seconds`."""
    stretch = int(time.time()) // seconds
    digest = hashlib.sha256(f"{settings.SECRET_KEY}|{name}|{stretch}".encode()).hexdigest()
    key = f"limit.{digest}"
    cache.add(key, 0, seconds)
    try:
        return int(cache.incr(key)) > most
    except ValueError:  # it ran out between these two
        return False


def visitor(request: HttpRequest) -> str:
    """Return a name for who asks, for `is_over`: their network address.

    The server in front gives it in the header of `VISITOR_ADDRESS_HEADER`; of a list only the last was put there by it,
    the rest may be made up.
    """
    header = settings.VISITOR_ADDRESS_HEADER
    told = request.headers.get(header, "") if header else ""
    return told.rsplit(",", 1)[-1].strip() or str(request.META.get("REMOTE_ADDR", ""))
