"""What the API says when it cannot give what was asked: problem details (RFC 9457), with all faults at once."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CONTENT_TYPE = "application/problem+json"

TITLES: dict[int, str | Promise] = {
    400: _("De vraag klopt niet"),
    404: _("Dit bestaat niet"),
    405: _("Dit kan hier niet"),
    406: _("Deze vorm is er niet"),
    429: _("Te veel vragen"),
    500: _("Er ging iets mis"),
    503: _("Even niet bereikbaar"),
}
DETAILS: dict[int, str | Promise] = {
    400: _("Bij ‘errors’ staat wat er niet klopt."),
    404: _("Op dit adres is niets, of niets meer, dat openbaar is."),
    405: _("Dit adres kent alleen GET, HEAD en OPTIONS: de gegevens zijn alleen te lezen."),
    406: _("Dit adres geeft alleen de vorm die in de documentatie staat. Laat ‘Accept’ weg of noem die vorm."),
    429: _("Je vraagt meer dan 600 keer in een minuut. Wacht het aantal seconden dat in ‘Retry-After’ staat."),
    500: _("De fout ligt bij ons en is genoteerd. Probeer het later nog eens."),
    503: _("De database antwoordt niet. Wacht het aantal seconden dat in ‘Retry-After’ staat en probeer het opnieuw."),
}


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: the name of a parameter, and what to do about it, for people."""

    name: str
    detail: str
    place: str = "query"


class AskedWrongly(Exception):
    """The question cannot be answered; holds everything that is wrong with it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.faults)


def problem(
    request: HttpRequest, status: int, faults: Iterable[Fault] = (), headers: Mapping[str, str] | None = None
) -> HttpResponse:
    """Answer with what is wrong."""
    body: dict[str, Any] = {
        "type": f"{settings.SITE_URL}/api/v1/docs#fout-{status}",
        "title": str(TITLES[status]),
        "status": status,
        "detail": str(DETAILS[status]),
        "instance": request.get_full_path(),
    }
    if status == HTTPStatus.BAD_REQUEST:
        named = (asdict(fault) for fault in faults)
        body["errors"] = [{"in": fault.pop("place"), **fault} for fault in named]
    text = json.dumps(body, ensure_ascii=False)
    return HttpResponse(text, status=status, content_type=CONTENT_TYPE, headers=dict(headers or {}))
