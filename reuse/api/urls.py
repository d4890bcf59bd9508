"""Addresses of the open data API: as ninja has them, each behind the door; whatever else begins so is nothing."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from reuse.api import docs
from reuse.api.doors import door, nothing_here
from reuse.api.openapi import api

ROOT = "api/v1"

_known = [pattern for pattern in api.urls[0] if isinstance(pattern, URLPattern) and pattern.name != "api-root"]
_addresses = [
    path(f"{ROOT}/{known.pattern}".rstrip("/"), door(known.callback), name=known.name)  # type: ignore[arg-type]  # it has one
    for known in _known
]

_open_data: list[URLPattern | URLResolver] = [
    *_addresses,
    path(f"{ROOT}/openapi.json", door(docs.openapi), name="openapi"),
    path(f"{ROOT}/docs", door(docs.documentation, docs.HTML), name="docs"),
    re_path(r"^api(?:/[\s\S]*)?\Z", nothing_here, name="nothing"),
]

urlpatterns: list[URLPattern | URLResolver] = [path("", include((_open_data, "open_data")))]
