"""What the address of a service means for Django: a bucket for files, a provider that sends mail."""

from importlib.util import find_spec
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_MAIL_BY_PROVIDER = "anymail+"
_PATIENCE = 10
"""Seconds for one request to a service."""


def is_bucket(address: str) -> bool:
    """Whether files lie in an S3-compatible store and not in a folder."""
    return address.startswith("s3://")


def bucket(address: str) -> dict[str, Any]:
    """Return Django's storage settings of `s3://key:secret@bucket/prefix?endpoint=https://…&region=…`.

    Without a key, that of the machine is used (as Amazon gives it to its own). Nothing in the bucket is public: all of
    it goes through the portal, by its rules.

    Raises:
        ImproperlyConfigured: there is no bucket in it, or something nobody knows.
    """
    parts = urlsplit(address)
    asked = dict(parse_qsl(parts.query))
    if not parts.hostname or not asked.keys() <= {"endpoint", "region"}:
        raise ImproperlyConfigured(
            "De instelling MEDIA_STORAGE noemt geen emmer. Schrijf haar als "
            "s3://sleutel:geheim@emmer/map?endpoint=https://opslag.example.org&region=nl"
        )
    options = {
        "bucket_name": parts.hostname,
        "location": parts.path.strip("/"),
        "access_key": unquote(parts.username) if parts.username else None,
        "secret_key": unquote(parts.password) if parts.password else None,
        "endpoint_url": asked.get("endpoint"),
        "region_name": asked.get("region"),
        "signature_version": "s3v4",
        "addressing_style": "path" if "endpoint" in asked else "auto",
    }
    return {"BACKEND": "library.storage.BucketStorage", "OPTIONS": options}


def is_mail_provider(address: str) -> bool:
    """Whether mail is handed to a provider's own interface and not to a mail server."""
    return address.startswith(_MAIL_BY_PROVIDER)


def mail_provider(address: str) -> dict[str, Any]:
    """Return Django's settings of `anymail+postmark://?server_token=…`.

    What stands behind the question mark is what Anymail asks of that provider, without its name: `server_token` of
    Postmark is its POSTMARK_SERVER_TOKEN.

    Raises:
        ImproperlyConfigured: Anymail knows no such provider.
    """
    scheme, _, rest = address.partition("://")
    provider = scheme.removeprefix(_MAIL_BY_PROVIDER).replace("-", "_").lower()
    if not provider.isidentifier() or find_spec(f"anymail.backends.{provider}") is None:
        raise ImproperlyConfigured(
            f"De instelling EMAIL_URL noemt een aanbieder die niet bekend is: {provider}. "
            "Een voorbeeld: anymail+postmark://?server_token=…"
        )
    told = {f"{provider}_{name}".upper(): value for name, value in parse_qsl(urlsplit(f"//{rest}").query)}
    return {
        "EMAIL_BACKEND": f"anymail.backends.{provider}.EmailBackend",
        "ANYMAIL": told | {"REQUESTS_TIMEOUT": _PATIENCE},
    }
