"""Linked data (schema.org, as JSON-LD): what machines may know of a page, in words that search engines share.

Each app says in its `linked_data.py` what its things are, from what their page shows anyway: no query is asked for it,
and what the page may not show is not here either. No e-mail address ever is.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from kit.pages import Crumb

Thing = dict[str, Any]
"""One thing of schema.org: `@type` and its properties; what is None or empty is left out when it is written."""

Describe = Callable[[Any, Mapping[str, Any]], list[Thing]]
"""From a page and what its template was given to the things on it."""

_ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}
_describers: dict[type[Model], Describe] = {}


def register_description(page_type: type[Model], describe: Describe) -> None:
    """Say how pages of a type describe themselves; called from `AppConfig.ready()`."""
    _describers[page_type] = describe


def described(page: Model, context: Mapping[str, Any]) -> list[Thing]:
    """Return the things on a page, none for a type that says nothing of itself."""
    describe = _describers.get(type(page))
    return describe(page, context) if describe is not None else []


def absolute(address: str) -> str:
    """Return an address of the site with its name before it; one that has a name already as it is."""
    return address if "://" in address else settings.SITE_URL + address


def trail_of(crumbs: Iterable[Crumb], here: str, address: str) -> Thing:
    """Return the trail above a page as a BreadcrumbList that ends with the page, called `here`."""
    steps = [(crumb.title, absolute(crumb.url)) for crumb in crumbs] + [(here, address)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": title, "item": url}
            for position, (title, url) in enumerate(steps, start=1)
        ],
    }


def as_script(things: Iterable[Thing]) -> SafeString:
    """Return things as one data block for HTML: a browser reads it and runs nothing, so the strict policy lets it be.

    As in Django's `json_script`, no sign in it can end the block or begin another.
    """
    graph = [_filled(thing) for thing in things]
    if not graph:
        return SafeString("")
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text.translate(_ESCAPES)))  # noqa: S308 - escaped here


def _filled(value: Any) -> Any:
    """Return a value without what is empty in it, and with lazy texts as texts."""
    if isinstance(value, dict):
        filled = {key: _filled(part) for key, part in value.items()}
        return {key: part for key, part in filled.items() if part not in (None, "", [], {})}
    if isinstance(value, list | tuple):
        return [_filled(part) for part in value]
    return value if isinstance(value, int | float | None) else str(value)
