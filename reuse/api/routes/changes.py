"""What changed: for who keeps a copy."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from practices.models import PracticePage
from reuse.api.answering import links_of
from reuse.api.asking import ChangesAsked
from reuse.api.cursors import part_of
from reuse.api.schemas.practices import Change, ChangeKind, Changes
from reuse.api.schemas.public import absolute, href
from reuse.models import KnownPractice

router = Router(tags=["Wijzigingen"])


@router.get(
    "wijzigingen",
    response=Changes,
    by_alias=True,
    operation_id="wijzigingen",
    summary="Wat er veranderde",
    description="Praktijken die sinds een moment gepubliceerd, gewijzigd of verwijderd zijn; het oudste eerst en elke "
    "praktijk één keer, met het laatste wat er gebeurde. Bewaar het laatste `moment` en vraag de volgende keer vanaf "
    "een minuut daarvoor. Ook een citaat of beeld dat niet meer getoond mag worden, geldt als wijziging: haal de "
    "praktijk dan opnieuw op en gooi de oude weg.",
)
def changes(request: HttpRequest, response: HttpResponse, asked: Query[ChangesAsked]) -> Changes:
    """Give what happened to practices. A fixed number of queries for any amount."""
    rows = KnownPractice.objects.filter(changed_at__gte=asked.sinds)
    part, cursor = part_of(rows, {"changed_at": datetime, "practice_id": int}, asked.bookmark, asked.amount)
    public = PracticePage.objects.published().only("title", "url_path")
    pages = public.in_bulk([row.practice_id for row in part if not row.is_gone])
    shown = [_change(row, pages.get(row.practice_id), asked.sinds) for row in part]
    return Changes(items=[change for change in shown if change], links=links_of(request, response, cursor))


def _change(row: KnownPractice, page: PracticePage | None, since: datetime) -> Change | None:
    """Return what happened; nothing of what is not gone and not public: of that nobody may know where it stands."""
    if row.is_gone:
        return Change(
            kind="verwijderd", id=row.practice_id, url=absolute(row.path), at=row.changed_at, title=None, href=None
        )
    if page is None:
        return None
    kind: ChangeKind = "gepubliceerd" if row.appeared_at >= since else "gewijzigd"
    return Change(
        kind=kind,
        id=page.pk,
        url=absolute(page.get_url()),
        at=row.changed_at,
        title=page.title,
        href=href("praktijken", page.pk),
    )
