"""How often something may be done: counted under a name that tells no address, in one place for all processes.

Two nets hang under everything (`kit.middleware.no_floods`), so that a form or a page that is added tomorrow has a limit
too; what costs more, or bothers a person, has a tighter one of its own by `is_over`.
"""

import hashlib
import ipaddress
import time
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest

from kit import retention

HOUR = int(retention.LIMITS.period.total_seconds())
SENDING, SENDING_PERIOD = 120, 600
"""So many forms may one visitor send in so many seconds, all forms together."""
ASKING, ASKING_PERIOD = 600, 60
"""So many addresses with a question in them may one visitor ask in so many seconds. A school has one address."""
_HOUSEHOLD = 64
"""Bits of an IPv6 address that a provider gives to one connection; the rest its owner chooses anew at will."""


def is_over(name: str, most: int, seconds: int = HOUR) -> bool:
    """Count one more for `name` and return whether that is more than `most` in this stretch of `seconds`."""
    stretch = int(time.time()) // seconds
    digest = hashlib.sha256(f"{settings.SECRET_KEY}|{name}|{stretch}".encode()).hexdigest()
    key = f"limit.{digest}"
    counters = caches["counters"]
    try:
        return int(counters.incr(key)) > most
    except ValueError:  # the first
        counters.add(key, 0, seconds)
    try:
        return int(counters.incr(key)) > most
    except ValueError:  # it ran out between these two
        return False


def visitor(request: HttpRequest) -> str:
    """Return a name for who asks, for `is_over`: their network address, of IPv6 the part that is one connection.

    The server in front gives it in the header of `VISITOR_ADDRESS_HEADER`. Each proxy adds to the end of the list: of
    `VISITOR_ADDRESS_HOPS` proxies the outermost put its part so many from the end; what stands before may be made up.
    Without that header no other is believed.
    """
    return visitor_in(request.META)


def visitor_in(environ: Mapping[str, Any]) -> str:
    """Return what `visitor` does, from a request that Django did not see yet."""
    header = settings.VISITOR_ADDRESS_HEADER
    told = environ.get(f"HTTP_{header.upper().replace('-', '_')}", "").split(",") if header else []
    hops = max(1, settings.VISITOR_ADDRESS_HOPS)
    named = _connection(told[-hops].strip()) if len(told) >= hops else ""
    connected = str(environ.get("REMOTE_ADDR", ""))
    return named or _connection(connected) or connected


def is_this_machine(address: str) -> bool:
    """Whether it is the address of our own machine: then a proxy did not say who asks; nobody can be told apart."""
    return address in ("", "::/64") or address.startswith("127.")


def _connection(address: str) -> str:
    """Return an IP address as a name, without its port; "" for what is none."""
    bare = address.strip("[]") if address.count(":") != 1 else address.partition(":")[0]
    try:
        ip = ipaddress.ip_address(bare.partition("]")[0].partition("%")[0])
    except ValueError:
        return ""
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is None:
            return str(ipaddress.ip_network((ip, _HOUSEHOLD), strict=False))
        ip = ip.ipv4_mapped
    return str(ip)
