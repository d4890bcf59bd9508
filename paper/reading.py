"""What the one-pager of a published practice says today."""

from collections.abc import Iterator
from typing import Any

import segno
from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue

from contacts.desks import Desk
from contacts.models import Contact
from paper.sheets import Fact, Figure, Need, Reachable, Sheet, Spoken
from practices.choices import Status
from practices.covers import draw_cover
from practices.models import PracticePage
from practices.reading import PracticeReading
from practices.story import public_story


def sheet_of(practice: PracticePage) -> Sheet:
    """Return what the paper of a published practice says: what its page says, as far as it fits on paper.

    In Dutch, whoever asks. A fixed number of queries.
    """
    with translation.override(settings.LANGUAGE_CODE):
        return _sheet(practice)


def _sheet(practice: PracticePage) -> Sheet:
    reading = PracticeReading(practice, None)
    story = public_story(practice)
    region = practice.home_region
    url = _at(practice.get_url() or "/")
    return Sheet(
        title=practice.title,
        kicker=practice.kicker,
        kicker_url=_at((region.get_url() if region is not None else None) or "/praktijken/"),
        introduction=_line(practice.introduction),
        notices=tuple(_notices(practice)),
        cover=_cover(practice.slug),
        points=_points(practice.summary),
        figures=tuple(_figures(story)),
        quotes=tuple(_quotes(story)),
        lessons=_points(practice.lessons),
        steps=_points(practice.start_steps),
        needs=tuple(_needs(practice)),
        stand_in=_stand_in(reading),
        people=tuple(_people(reading)),
        facts=tuple(_facts(practice, reading)),
        checked=_checked(practice),
        url=url,
        address=url.split("://")[-1],
        code=segno.make(url, error="m", micro=False).svg_inline(border=0, dark="#16243a", omitsize=True),
    )


def cover_of(practice: PracticePage) -> dict[str, Any]:
    """Return the route cover of a practice as `Sheet.cover` holds it."""
    return _cover(practice.slug)


def _at(path: str) -> str:
    return settings.SITE_URL + path


def _line(text: str) -> str:
    return " ".join(text.split())


def _cover(slug: str) -> dict[str, Any]:
    drawn = draw_cover(slug or "praktijk")
    routes = [
        {
            "points": [[int(number) for number in point.split(",")] for point in route.points.split()],
            "stops": [list(stop) for stop in route.stops],
            "thin": route.is_thin,
        }
        for route in drawn.routes
    ]
    return {"palette": drawn.palette, "routes": routes}


def _points(stream: StreamValue) -> tuple[str, ...]:
    return tuple(point for child in stream if (point := _line(child.value)))


def _notices(practice: PracticePage) -> Iterator[str]:
    if practice.status == Status.ENDED:
        yield _line(f"{_('Deze praktijk is afgerond.')} {practice.status_note}")
    if practice.is_example:
        yield _("Dit is een voorbeeld: personen, scholen en cijfers op deze pagina zijn verzonnen.")
    if practice.is_ageing:
        yield (
            _("Dat alles klopte, is meer dan een jaar geleden nagegaan. Vraag na of het nog zo is.")
            if practice.checked_on
            else _("We weten niet of alles hier nog klopt. Vraag het na.")
        )


def _figures(story: list[StreamValue.StreamChild]) -> Iterator[Figure]:
    """Give the first figures of the story."""
    for block in story:
        if block.block_type == "key_figures":
            yield from (Figure(_line(each["number"]), _line(each["label"])) for each in block.value)
            return


def _quotes(story: list[StreamValue.StreamChild]) -> Iterator[Spoken]:
    for block in story:
        if block.block_type != "quote":
            continue
        shown = block.block.get_context(block.value)
        if not shown["paragraphs"]:
            continue
        speaker = shown["speaker"]
        parts = [speaker.name, speaker.function] if speaker is not None else []
        yield Spoken(tuple(shown["paragraphs"]), ", ".join(filter(None, parts)))


def _needs(practice: PracticePage) -> Iterator[Need]:
    for label, text in (
        (_("Wie heb je nodig?"), practice.start_people),
        (_("Uren en geld"), practice.start_cost),
        (_("Valkuil"), practice.start_pitfall),
    ):
        if text.strip():
            yield Need(label, _line(text))


def _stand_in(reading: PracticeReading) -> str:
    if not reading.has_stand_in:
        return ""
    return _("De gegevens van de contactpersoon worden gecontroleerd. Tot die tijd helpt de balie je verder.")


def _people(reading: PracticeReading) -> Iterator[Reachable]:
    for placement in reading.contacts:
        yield _person(placement.contact, placement.label)
    if reading.desk is not None:
        yield _desk(reading.desk)


def _person(contact: Contact, label: str) -> Reachable:
    path = contact.get_absolute_url()
    return Reachable(
        name=contact.name,
        function=contact.function,
        label=label,
        initials=contact.initials,
        url=_at(path),
        phone=contact.phone,
        phone_link=contact.phone_link,
        email=contact.public_email,
        write_url=_at(f"{path}bericht/"),
        note="",
        is_desk=False,
        is_example=contact.is_example,
    )


def _desk(desk: Desk) -> Reachable:
    name = desk.region.slug if desk.region is not None else "landelijk"
    return Reachable(
        name=desk.name,
        function="",
        label="",
        initials="",
        url="",
        phone=desk.phone,
        phone_link=desk.phone_link,
        email=desk.email,
        write_url=_at(f"{reverse('contacts:index')}balie/{name}/"),
        note=_line(desk.note),
        is_desk=True,
        is_example=False,
    )


def _facts(practice: PracticePage, reading: PracticeReading) -> Iterator[Fact]:
    is_ended = practice.status == Status.ENDED
    yield Fact(_("Stand"), (practice.get_status_display(),), "" if is_ended else _line(practice.status_note))
    if period := _period(practice):
        yield Fact(_("Looptijd"), (period,))
    for label, words in ((_("Voor wie"), reading.targets), (_("Fase"), reading.phases), (_("Sector"), reading.sectors)):
        if words:
            yield Fact(label, tuple(word.label for word in words))
    if practice.pupils is not None:
        yield Fact(_("Leerlingen"), (str(practice.pupils),))
    for label, text in (
        (_("Wie doen mee"), practice.organisations),
        (_("Tijd"), practice.hours),
        (_("Betaald uit"), practice.funding),
    ):
        if text.strip():
            yield Fact(label, (_line(text),))
    evidence = practice.get_evidence_display()
    yield Fact(_("Hoe weten we dat het werkt?"), (evidence,), _line(practice.evidence_note))
    if regions := reading.other_regions:
        yield Fact(_("Ook in"), tuple(region.title for region in regions))


def _period(practice: PracticePage) -> str:
    first = date_format(practice.starts_on, "F Y") if practice.starts_on else ""
    last = date_format(practice.ends_on, "F Y") if practice.ends_on else ""
    if first and last:
        return _("%(first)s tot en met %(last)s") % {"first": first, "last": last}
    if first:
        return _("sinds %(first)s") % {"first": first}
    return _("tot en met %(last)s") % {"last": last} if last else ""


def _checked(practice: PracticePage) -> str:
    if practice.checked_on is None:
        return _("Nog niet gecontroleerd")
    return _("Gecontroleerd in %s") % date_format(practice.checked_on, "F Y")
