"""What a practice misses before it can be published, or to be a good one; the same for every door."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.models import Site

from contacts.models import Contact, NationalDesk
from kit.folding import folded
from library.models import PortalImage, Portrayed
from practices.blocks.speaker import needs_consent, refuses
from practices.choices import Status
from practices.privacy import recognisable_pupils
from practices.story import SPOKEN

LEAST_POINTS, MOST_POINTS = 3, 7


@dataclass(frozen=True)
class Point:
    """One thing to look at. `field` is the name of the field it is about; `is_blocking`: law or readers demand it."""

    field: str
    text: str
    is_blocking: bool = False


def missing_in(
    practice: Any, contacts: Iterable[Contact] | None = None, themes: Iterable[Any] | None = None
) -> list[Point]:
    """Return what misses, what blocks first.

    `contacts` and `themes` are those of a form that is not saved yet; else those of the practice. Some five queries.
    """
    people = list(contacts) if contacts is not None else [placed.contact for placed in practice.placed_contacts.all()]
    words = list(themes) if themes is not None else list(practice.themes.all())
    points = [
        *_reachability(practice, people),
        *_pictures(practice),
        *_consent(practice),
        *_story(practice, words),
        *_privacy(practice, people),
    ]
    return sorted(points, key=lambda point: not point.is_blocking)


def refuse_when_blocked(practice: Any) -> None:
    """Let nothing out that misses what law or readers demand.

    Raises:
        ValidationError: it does; the messages say what.
    """
    blocking = [point.text for point in missing_in(practice) if point.is_blocking]
    if blocking:
        raise ValidationError(blocking)


def _reachability(practice: Any, people: list[Contact]) -> Iterator[Point]:
    if not any(person.is_published() for person in people):
        region = practice.home_region
        has_desk = bool(region is not None and region.has_desk) or _has_national_desk()
        if not has_desk:
            text = _("Niemand is te bereiken: kies een contactpersoon met toestemming, of vul de regiobalie in.")
            yield Point("placed_contacts", text, is_blocking=True)
        elif not people:
            yield Point("placed_contacts", _("Er is geen contactpersoon; lezers zien de balie."))
    for person in people:
        if not person.is_published():
            text = _("%s staat nu niet op de site: de toestemming of de controle ontbreekt. Lezers zien de balie.")
            yield Point("placed_contacts", text % person.name)


def _has_national_desk() -> bool:
    site = Site.objects.filter(is_default_site=True).first()
    desk = NationalDesk.for_site(site) if site is not None else None
    return bool(desk and (desk.phone or desk.email))


def _pictures(practice: Any) -> Iterator[Point]:
    if practice.cover is not None:
        yield from _picture("cover", practice.cover, practice.cover.description, _("Het beeld bovenaan"))
    for number, value in _values(practice.body, "image"):
        image = value.get("picture")
        if image is None:
            continue
        if not getattr(image, "decorative", False):
            alternative = getattr(image, "contextual_alt_text", "") or ""
            yield from _picture("body", image, alternative, _("De afbeelding in blok %d") % number)
        else:
            yield from _picture("body", image, "-", _("De afbeelding in blok %d") % number)


def _picture(field: str, image: PortalImage, alternative: str, name: str) -> Iterator[Point]:
    if not alternative.strip():
        text = _("%s heeft geen alternatieve tekst: wie niet ziet, mist wat erop staat.") % name
        yield Point(field, text, is_blocking=True)
    if image.portrayed == Portrayed.UNKNOWN:
        text = _("%s: ga na of er mensen herkenbaar op staan en leg dat vast bij de afbeelding.") % name
        yield Point(field, text, is_blocking=True)
    elif image.consent is None and not image.may_be_shown:
        text = _("%s: kies bij de afbeelding de toestemming van wie erop staat.") % name
        yield Point(field, text, is_blocking=True)
    elif not image.may_be_shown:
        text = _("%s: de toestemming van wie erop staat, geldt niet meer of is niet voor foto's.") % name
        yield Point(field, text, is_blocking=True)
    if not image.credit:
        yield Point(field, _("%s: wie is de maker?") % name)


def _consent(practice: Any) -> Iterator[Point]:
    for number, value in sorted(_spoken(practice), key=itemgetter(0)):
        about = {"number": number, "name": value.get("name") or _("de spreker")}
        if refuses(value):
            text = _("Blok %(number)d: de toestemming van %(name)s geldt niet meer of is niet voor citaten.")
            yield Point("body", text % about, is_blocking=True)
        elif needs_consent(value) and not practice.is_example and not _is_noted(value, practice.consent_note):
            text = _("Blok %(number)d: kies de toestemming van %(name)s, of leg die daar vast.")
            yield Point("body", text % about, is_blocking=True)
    for number, value in _values(practice.body, "quote"):
        if not (value.get("contact") or value.get("name") or value.get("function")):
            yield Point("body", _("Het citaat in blok %d heeft geen spreker.") % number)


def _spoken(practice: Any) -> Iterator[tuple[int, Any]]:
    for kind in SPOKEN:
        yield from _values(practice.body, kind)


def _is_noted(value: Any, note: str) -> bool:
    """Whether an older note names the speaker; a note on somebody else says nothing."""
    name, noted = folded(value["name"]).split(), set(folded(note).split())
    return bool(name) and (name[0] in noted or name[-1] in noted)


def _story(practice: Any, themes: list[Any]) -> Iterator[Point]:
    if not LEAST_POINTS <= len(practice.summary) <= MOST_POINTS:
        text = _("In het kort telt drie tot zeven punten; nu %d.") % len(practice.summary)
        yield Point("summary", text)
    if not practice.introduction.strip():
        yield Point("introduction", _("De inleiding is leeg: waar gaat het over?"))
    if not themes:
        yield Point("themes", _("Kies minstens één thema; daarop zoeken scholen."))
    if practice.status == Status.ENDED and not practice.status_note.strip():
        yield Point("status_note", _("Bij een afgeronde praktijk hoort wat ervan geleerd is."))
    letters = [sign for sign in practice.title if sign.isalpha()]
    if len(letters) > 8 and all(sign.isupper() for sign in letters):
        yield Point("title", _("De titel staat in hoofdletters; gewone letters lezen makkelijker."))


def _privacy(practice: Any, people: list[Contact]) -> Iterator[Point]:
    named = [value.get("name") or "" for _number, value in _spoken(practice)]
    known = frozenset(name.split()[0] for name in [*named, *(person.name for person in people)] if name.split())
    for field in ("introduction", "summary", "body", "lessons"):
        for sentence in recognisable_pupils(text_of(practice, field), known):
            short = sentence if len(sentence) <= 90 else sentence[:89] + "…"
            yield Point(
                field,
                _("Is een leerling hier te herkennen? Laat de naam, de leeftijd of de diagnose weg: “%s”") % short,
            )


def text_of(practice: Any, field: str) -> str:
    """Return the plain text of a field; parts end with a full stop or a new line."""
    value = getattr(practice, field)
    if isinstance(value, str):
        return value
    texts = value.stream_block.get_searchable_content(value)
    return "\n".join(strip_tags(str(text).replace("</p>", "</p>\n").replace("</li>", "</li>\n")) for text in texts)


def _values(stream: Any, kind: str) -> Iterator[tuple[int, Any]]:
    """Yield (the number of the block as editors count, its value) of the blocks of a kind."""
    for number, block in enumerate(stream, start=1):
        if block.block_type == kind:
            yield number, block.value
