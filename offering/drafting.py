"""A draft of what somebody offers: what they typed first, then what stood in their file."""

import hashlib
from dataclasses import dataclass

from django.utils.html import linebreaks
from django.utils.translation import gettext as _
from wagtail.models import Page

from importing.drafts import Material, Reading, make_draft
from importing.formats import Markup
from importing.lines import Kind, Line
from importing.places import Place
from importing.refusals import Refused
from importing.understood import Understood
from importing.views import collection_for
from kit.folding import folded
from offering.models import Offer, OfferedFile
from practices.models import PracticeIndexPage, PracticePage


@dataclass
class Typed:
    """What somebody typed, as importing takes it."""

    name: str
    digest: str
    markup: Markup
    understood: Understood
    title: str


def draft_of(offer: Offer) -> PracticePage:
    """Make a draft under the region of an offer, or under the national list; only its number says whose it is."""
    parent: Page = offer.region or PracticeIndexPage.objects.get()
    return make_draft(_material(offer), parent, None, collection_for(parent)).draft


def _material(offer: Offer) -> Material:
    typed = _typed(offer)
    file = OfferedFile.objects.filter(offer=offer).first()
    if file is None:
        return typed
    try:
        reading = Reading(file.name, bytes(file.data))
    except Refused as refusal:  # it could be read when it came: the rules changed since
        typed.markup.aside.append((_("Bestand dat niet meer kon worden gelezen"), f"{file.name}. {refusal}"))
        return typed
    return _together(typed, reading)


def _typed(offer: Offer) -> Typed:
    found = Understood([], title=offer.title, full_title=offer.title, points=list(offer.points))
    told = (
        (_("Wat deden jullie?"), offer.what_done),
        (_("Voor wie?"), offer.for_whom),
        (_("Wat leverde het op?"), offer.what_changed),
    )
    for heading, text in told:
        if text:
            found.blocks += [("heading", heading), ("text", linebreaks(text, autoescape=True))]
            found.lines += [_line(Kind.HEADING, heading, Place.HEADING), _line(Kind.PARAGRAPH, text, Place.TEXT)]
    points = enumerate(found.points, start=1)
    found.lines += [_line(Kind.ITEM, point, Place.POINT % number) for number, point in points]
    if offer.first_step:
        found.steps.append(offer.first_step)
        found.lines.append(_line(Kind.PARAGRAPH, offer.first_step, Place.STEP))
    words = "\n".join([offer.title, *(line.text for line in found.lines)])
    markup = Markup("", aside=[(_("Aangeboden op de site"), offer.number)])
    digest = hashlib.sha256(words.encode()).hexdigest()
    return Typed(_("het formulier op de site"), digest, markup, found, offer.title)


def _line(kind: Kind, text: str, place: str) -> Line:
    return Line(kind, text, place=place)


def _together(typed: Typed, reading: Reading) -> Reading:
    """Put what was typed before what stood in the file; a title of the file that is another goes to the notes."""
    own, found = typed.understood, reading.understood
    reading.markup.aside[:0] = typed.markup.aside
    if found.full_title and folded(found.full_title) != folded(own.title):
        reading.markup.aside.append((_("Titel in het bestand"), found.full_title))
    known = {folded(point) for point in own.points}
    found.title = found.full_title = own.title
    found.points = [*own.points, *(point for point in found.points if folded(point) not in known)]
    found.blocks[:0] = own.blocks
    found.lines[:0] = own.lines
    found.steps = own.steps
    return reading
