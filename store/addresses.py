"""Which requests have a stored answer, and under which name: junk in an address makes no new one."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

from django.conf import settings

LONGEST_PATH = 500
LONGEST_QUERY = 1_000
FREE_TEXT = "q"
"""What people type themselves. It is counted where it is answered, and no two ask the same: it is never stored."""

_BESIDE = ("/beheer/", "/static/", "/media/", "/documenten/", "/gezondheid/", "/_util/")
"""Where answers are for one person, are files, or say how it is at this very moment."""
_STREAMED = (".csv", ".xlsx")
_CAMPAIGN = re.compile(r"utm_\w+|fbclid|gclid|msclkid|mc_[ce]id")


class Asked(NamedTuple):
    """A request that may have a stored answer. `is_plain`: nothing in its address was chosen or made up."""

    name: str
    query: str
    is_plain: bool


@dataclass(frozen=True)
class Keys:
    """The query keys that the pages at some paths know. `is_strict`: they say that another key is wrong."""

    pattern: re.Pattern[str]
    names: frozenset[str]
    is_strict: bool


_known: list[Keys] = []


def register_keys(path: str, keys: Iterable[str], is_strict: bool = False) -> None:
    """Say which query keys the pages at a path (a pattern for the whole of it) know; the rest is left out.

    Called from `AppConfig.ready()`. A path of which nothing is said has no stored answers to queries.
    """
    _known.append(Keys(re.compile(path), frozenset(keys), is_strict))
    _keys_of.cache_clear()


def is_reading(environ: Mapping[str, Any]) -> bool:
    """Whether a WSGI request asks for what readers see, and changes nothing."""
    return environ["REQUEST_METHOD"] in ("GET", "HEAD") and not environ.get("PATH_INFO", "").startswith(_BESIDE)


def asked(environ: Mapping[str, Any]) -> Asked | None:
    """Return what a WSGI request asks, or None when its answer is not for the store."""
    path = environ.get("PATH_INFO", "")
    if not is_reading(environ) or len(path) > LONGEST_PATH or path.endswith(_STREAMED):
        return None
    cookies = environ.get("HTTP_COOKIE")
    if "HTTP_AUTHORIZATION" in environ or (cookies and _is_known_person(cookies)):
        return None
    asked_for = environ.get("QUERY_STRING", "")
    query = _tidied(path, asked_for) if asked_for else ""
    if query is None:
        return None
    is_secure = "https" in (environ.get("HTTP_X_FORWARDED_PROTO"), environ.get("wsgi.url_scheme"))
    # Only where answers differ by it (the API) is the wanted format part of the name.
    wanted = environ.get("HTTP_ACCEPT", "")[:200] if path.startswith("/api/") else ""
    name = f"{environ.get('HTTP_HOST', '')}\x00{is_secure}\x00{wanted}\x00{path}\x00{query}"
    return Asked(name, query, not query and not wanted)


def _is_known_person(cookies: str) -> bool:
    return any(f"{name}=" in cookies for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages"))


def _tidied(path: str, query: str) -> str | None:
    """Return a query in the one way in which it is stored; None when its answer is not to be."""
    if len(query) > LONGEST_QUERY:
        return None
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=60, errors="strict")
    except ValueError:
        return None
    keys = _keys_of(path)
    if keys is None or not keys.is_strict:
        pairs = [(key, value) for key, value in pairs if not _CAMPAIGN.fullmatch(key)]
    if keys is None:
        return None if pairs else ""
    if keys.is_strict and any(key not in keys.names or not value for key, value in pairs):
        return None
    known = sorted((key, value) for key, value in pairs if key in keys.names and value)
    if any(key == FREE_TEXT for key, _value in known):
        return None
    return urlencode(known)


@lru_cache(maxsize=4_096)
def _keys_of(path: str) -> Keys | None:
    return next((keys for keys in _known if keys.pattern.fullmatch(path)), None)
