"""Where a reader of a list was: after what the next part begins, however much was published meanwhile.

A cursor holds where the last thing stood, not how many came before it. So what appears before that place moves nothing,
and what disappears leaves no gap. It is signed, so that what comes back is what was given, and belongs to one question.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.core import signing
from django.db.models import Model, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from reuse.api.problems import AskedWrongly, Fault

LONGEST = 2_000

_signer = signing.Signer(salt="reuse.api.cursor")


@dataclass(frozen=True)
class Bookmark:
    """The question of a list, and where its reader was; `spot` is None at the beginning."""

    question: str
    spot: Sequence[Any] | None

    def cursor_after(self, spot: Sequence[Any]) -> str:
        """Return the cursor with which this question goes on after a spot."""
        return _signer.sign_object([self.question, *spot], compress=True)


def bookmark_of(path: str, parameters: QueryDict) -> Bookmark:
    """Return the bookmark of a request.

    Raises:
        AskedWrongly: its cursor was not given out by us, or for another question.
    """
    question = _digest(path, parameters)
    cursor = parameters.get("cursor")
    if cursor is None:
        return Bookmark(question, None)
    try:
        asked, *spot = _signer.unsign_object(cursor)
    except (signing.BadSignature, ValueError) as error:
        raise AskedWrongly([_not_ours()]) from error
    if asked != question:
        raise AskedWrongly([_not_ours()])
    return Bookmark(question, spot)


def _digest(path: str, parameters: QueryDict) -> str:
    pairs = sorted(
        (key, value)
        for key, values in parameters.lists()
        for value in values
        if key not in ("cursor", "aantal")  # how many come at once may differ per part
    )
    return hashlib.sha256(repr((path, pairs)).encode(errors="surrogatepass")).hexdigest()[:16]


def _not_ours() -> Fault:
    detail = _("Deze cursor hoort niet bij deze vraag. Neem hem over uit ‘links.volgende’, of begin zonder cursor.")
    return Fault("cursor", detail)


def part_of(rows: QuerySet, order: Mapping[str, type], bookmark: Bookmark, amount: int) -> tuple[list[Any], str]:
    """Return the next part of some rows, and the cursor for what comes after it, "" at the end. One query.

    `order` names the columns by which they stand, each with what it holds; the last must be one that no two rows share.
    A name with "-" before it counts down.
    """
    rows = rows.order_by(*order)
    if bookmark.spot is not None:
        rows = rows.filter(_after(order, bookmark.spot))
    part = list(rows[: amount + 1])
    if len(part) <= amount:
        return part, ""
    return part[:amount], bookmark.cursor_after(_spot(part[amount - 1], order))


def _spot(row: Model, order: Mapping[str, type]) -> list[Any]:
    values = [getattr(row, name.removeprefix("-")) for name in order]
    return [value.isoformat() if isinstance(value, datetime) else value for value in values]


def _after(order: Mapping[str, type], spot: Sequence[Any]) -> Q:
    """Return what stands after a spot: larger in the first column, or equal there and larger in the next, and so on.

    That the first is not smaller is said apart, for a database to use its index.
    """
    values = [
        datetime.fromisoformat(value) if kind is datetime else value
        for value, kind in zip(spot, order.values(), strict=True)
    ]
    ways, equal = [], Q()
    for name, value in zip(order, values, strict=True):
        column, beyond = (name[1:], "lt") if name.startswith("-") else (name, "gt")
        ways.append(equal & Q(**{f"{column}__{beyond}": value}))
        equal &= Q(**{column: value})
    first = next(iter(order))
    column, bound = (first[1:], "lte") if first.startswith("-") else (first, "gte")
    return Q(**{f"{column}__{bound}": values[0]}) & reduce(or_, ways)
