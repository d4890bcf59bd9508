"""Remarks for the script of the panel."""

import json
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from wagtail.admin.auth import user_has_any_page_permission

from writing.measure import measured
from writing.remarks import Lists, explained_in, remarks_on
from writing.vocabulary import read_lists

LARGEST = 200_000
"""How many bytes a question may have: thirty thousand words."""

_MOST_SECTIONS = 500


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form with text: what its field is called, and what was written there."""

    id: str
    label: str
    text: str


class BadQuestion(ValueError):
    """The question cannot be read; its message is for the editor."""


def writing_help(request: HttpRequest) -> JsonResponse:
    """Answer `{"sections": [{id, label, text}], "abbreviations": []}` with the remarks and the measure of each section.

    Positions count characters as Python does, not the code units of JavaScript. Wagtail's gate lets in only who may
    enter the admin, and answers others itself.
    """
    if request.method != "POST":
        answer = _fault(405, _("Vraag dit met POST."))
        answer["Allow"] = "POST"
        return answer
    if not user_has_any_page_permission(request.user):
        return _fault(403, _("De schrijfhulp is er voor wie pagina’s mag schrijven."))
    if _size(request) > LARGEST:
        return _fault(413, _("Deze tekst is te lang voor de schrijfhulp."))
    try:
        sections, abbreviations = _read(request.body)
    except BadQuestion as fault:
        return _fault(400, str(fault))
    texts = (section.text for section in sections)
    explained = (word for text in texts for word in explained_in(text))
    lists = read_lists().knowing(abbreviations).knowing(explained)
    return JsonResponse({"sections": [_answer(section, lists) for section in sections]})


def _answer(section: Section, lists: Lists) -> dict[str, Any]:
    measure = measured(section.text)
    return {
        "id": section.id,
        "label": section.label,
        "words": measure.words,
        "sentences": measure.sentences,
        "ease": None if measure.ease is None else round(measure.ease),
        "level": measure.level,
        "isB1": measure.is_b1,
        "remarks": [
            {
                "kind": remark.kind.value,
                "start": remark.start,
                "end": remark.end,
                "excerpt": remark.excerpt,
                "message": remark.message,
                "alternative": remark.alternative,
            }
            for remark in remarks_on(section.text, lists)
        ],
    }


def _size(request: HttpRequest) -> int:
    # What the header says, for a body that is too large is not read.
    try:
        return int(request.headers.get("Content-Length") or 0)
    except ValueError:
        return LARGEST + 1


def _read(body: bytes) -> tuple[list[Section], list[str]]:
    try:
        question = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadQuestion(_("De vraag is geen geldige JSON.")) from error
    if not isinstance(question, dict):
        raise BadQuestion(_("De vraag is geen geldige JSON."))
    sections = question.get("sections")
    abbreviations = question.get("abbreviations", [])
    if not isinstance(sections, list) or len(sections) > _MOST_SECTIONS:
        raise BadQuestion(_("De vraag heeft geen lijst van tekstdelen, of te veel."))
    if not isinstance(abbreviations, list) or not all(isinstance(word, str) for word in abbreviations):
        raise BadQuestion(_("De afkortingen zijn geen lijst van woorden."))
    return [_section(part) for part in sections], abbreviations


def _section(part: Any) -> Section:
    found = [part.get(name) for name in ("id", "label", "text")] if isinstance(part, dict) else []
    values = [value for value in found if isinstance(value, str)]
    if len(values) != 3:
        raise BadQuestion(_("Een tekstdeel heeft een naam, een kop en een tekst nodig."))
    return Section(*values)


def _fault(status: int, message: str) -> JsonResponse:
    return JsonResponse({"error": message}, status=status)
