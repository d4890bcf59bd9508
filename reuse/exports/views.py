"""A selection of practices as a file: the same query string as the list, every practice in it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kit.errors import too_many_requests
from kit.limits import HOUR, is_over, visitor
from reuse.exports import delimited, workbook
from reuse.exports.columns import Cell, Column, columns, rows, with_facts
from reuse.selection import in_chunks, selection_of

PER_VISITOR = 120
"""So many files in an hour for one network address."""

Write = Callable[[Sequence[Column], Iterable[Iterable[Sequence[Cell]]]], Iterator[bytes]]


@dataclass(frozen=True)
class Kind:
    """A kind of file: how its name ends, how it is served, and what writes it."""

    suffix: str
    content_type: str
    write: Write


CSV = Kind("csv", delimited.CONTENT_TYPE, delimited.write)
XLSX = Kind("xlsx", workbook.CONTENT_TYPE, partial(workbook.write, title="Praktijken"))


@require_safe
def export(request: HttpRequest, kind: Kind) -> HttpResponseBase:
    """Send the file while it is made. What fails half-way never looks whole: see what writes it."""
    if request.method != "HEAD" and is_over(f"export:{visitor(request)}", PER_VISITOR):
        return too_many_requests(request, HOUR)
    name = _("praktijken-%(day)s") % {"day": timezone.localdate().isoformat()}
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind.suffix}"', "X-Robots-Tag": "noindex"}
    if request.method == "HEAD":
        return HttpResponse(content_type=kind.content_type, headers=headers)
    return StreamingHttpResponse(_pieces(request, kind), content_type=kind.content_type, headers=headers)


def _pieces(request: HttpRequest, kind: Kind) -> Iterator[bytes]:
    selection = selection_of(request.GET)
    facets = selection.choices.facets
    shown = columns(facets)
    chunks = in_chunks(selection, with_facts)
    cells = (
        [[column.value(row) for column in shown] for row in rows(practices, facets, request)] for practices in chunks
    )
    return kind.write(shown, cells)
