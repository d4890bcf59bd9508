"""The columns of an export, one declaration each. The facets bring their own: a new facet is a new column."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, partial
from typing import TypeAlias

from django.conf import settings
from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from contacts.desks import Desk, desk_for
from contacts.models import Contact
from kit.facets import Facet, Value
from kit.spreadsheets import ExportColumn
from practices.models import PracticePage
from practices.models.practice import PracticeContact
from practices.querysets import PracticeQuerySet
from practices.selection import PRACTICE
from search.models import Entry

Cell: TypeAlias = str | int | date | None

BETWEEN = " | "
"""Stands between the values of one cell."""
NARROW, MIDDLING, WIDE = 14, 28, 60


@dataclass(frozen=True)
class Column(ExportColumn):
    """A column with its width in a workbook, in characters."""

    width: int = MIDDLING


@dataclass(frozen=True)
class Row:
    """One practice as an export tells of it, with its values by facet."""

    practice: PracticePage
    values: Mapping[str, Sequence[Value]]
    request: HttpRequest

    @cached_property
    def people(self) -> list[Contact]:
        """The people to ask who may be named today, in the editor's order."""
        placed = self.practice.placed_contacts.all()
        return [placement.contact for placement in placed if placement.contact.is_published()]

    @cached_property
    def desk(self) -> Desk:
        """Who answers when nobody may be named."""
        return desk_for(self.practice.home_region, self.request)

    def ways(self, of_person: Callable[[Contact], str], of_desk: Callable[[Desk], str]) -> str:
        """Return one fact of each who can be asked, a dash for who has none; of the desk when that is nobody."""
        if not self.people:
            return of_desk(self.desk)
        facts = [of_person(person) for person in self.people]
        return joined([fact or "–" for fact in facts]) if any(facts) else ""


def with_facts(practices: PracticeQuerySet) -> PracticeQuerySet:
    """Load what the columns show, and no story: three queries for any number."""
    placed = PracticeContact.objects.select_related("contact").order_by("sort_order", "pk")
    return (
        practices.select_related("home_region")
        .prefetch_related(Prefetch("placed_contacts", placed))
        .defer("body", "lessons", "start_steps", "links", "search_description", "editor_notes", "consent_note")
    )


def rows(practices: Sequence[PracticePage], facets: Sequence[Facet], request: HttpRequest) -> Iterator[Row]:
    """Give practices loaded with `with_facts` as rows. One query, and those of the facets."""
    entries = Entry.objects.filter(kind=PRACTICE, object_id__in=[practice.pk for practice in practices])
    codes = {key: frozenset(own.split()) for key, own in entries.values_list("object_id", "codes")}
    among = frozenset().union(*codes.values())
    known = {facet.key: facet.vocabulary.coded(among) for facet in facets}
    for practice in practices:
        own = codes.get(practice.pk, frozenset())
        yield Row(practice, {key: [v for v in values if v.code in own] for key, values in known.items()}, request)


def columns(facets: Sequence[Facet]) -> list[Column]:
    """Return every column, in order."""
    return [
        Column("nummer", _("Nummer"), lambda row: row.practice.pk, NARROW),
        Column("titel", _("Titel"), lambda row: row.practice.title, WIDE),
        Column("adres", _("Adres"), _address, WIDE),
        *[Column(facet.key, facet.label, partial(_labels, facet.key)) for facet in facets],
        Column("inleiding", _("Inleiding"), lambda row: row.practice.introduction, WIDE),
        Column("in-het-kort", _("In het kort"), _summary, WIDE),
        Column("begonnen", _("Begonnen op"), lambda row: row.practice.starts_on, NARROW),
        Column("eindigt", _("Eindigt op"), lambda row: row.practice.ends_on, NARROW),
        Column("leerlingen", _("Leerlingen"), lambda row: row.practice.pupils, NARROW),
        Column("organisaties", _("Wie doen mee"), lambda row: row.practice.organisations),
        Column("vraag-na", _("Vraag het na bij"), lambda row: row.ways(_named, lambda desk: desk.name)),
        Column("telefoon", _("Telefoon"), lambda row: row.ways(lambda one: one.phone, lambda desk: desk.phone)),
        Column("e-mail", _("E-mail"), lambda row: row.ways(lambda one: one.public_email, lambda desk: desk.email)),
        Column("gedeeld", _("Gedeeld op"), lambda row: _day(row.practice.first_published_at), NARROW),
        Column("gewijzigd", _("Gewijzigd op"), lambda row: _day(row.practice.last_published_at), NARROW),
        Column("gecontroleerd", _("Gecontroleerd op"), lambda row: row.practice.checked_on, NARROW),
        Column("voorbeeld", _("Voorbeeld"), lambda row: _("ja") if row.practice.is_example else _("nee"), NARROW),
    ]


def joined(parts: Sequence[str]) -> str:
    """Return the values of one cell as one text."""
    return BETWEEN.join(filter(None, parts))


def _address(row: Row) -> str:
    return settings.SITE_URL + (row.practice.get_url(row.request) or "")


def _labels(key: str, row: Row) -> str:
    return joined([value.label for value in row.values[key]])


def _summary(row: Row) -> str:
    return joined([point.value for point in row.practice.summary])


def _named(person: Contact) -> str:
    return ", ".join(filter(None, [person.name, person.function]))


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None
