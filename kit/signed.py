"""Links in mails: signed, so that nobody can make one up, for one purpose, and not for ever."""

from typing import Any

from django.core import signing


class BadLinkError(Exception):
    """A link that was not made by us, was broken on its way, or is for something else."""


class ExpiredLinkError(BadLinkError):
    """A link that was good once."""


def signed(purpose: str, value: Any) -> str:
    """Return `value` (JSON) as a token for an address.

    One that may be used once holds something that changes by its use.
    """
    return signing.dumps(value, salt=f"link.{purpose}", compress=True)


def unsigned(purpose: str, token: str, *, days: int) -> Any:
    """Return the value of a token that was made for `purpose`, at most `days` ago.

    Raises:
        ExpiredLinkError: it is older.
        BadLinkError: it is not ours, or not for this.
    """
    try:
        return signing.loads(token, salt=f"link.{purpose}", max_age=days * 86_400)
    except signing.SignatureExpired as expired:
        raise ExpiredLinkError from expired
    except (signing.BadSignature, ValueError, TypeError) as bad:
        raise BadLinkError from bad
