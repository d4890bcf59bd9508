"""Where somebody is named: every hit, with what is thought best to do with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry, Revision

from accounts.models import User
from adoptions.models import Adoption
from consents.models import Consent
from contacts.models import Contact
from inbox.models import Message
from kit.folding import folded
from library.models import PortalImage
from offering.models import Offer
from privacy import files
from privacy.choices import Way
from privacy.names import NotAPersonError, Person
from privacy.records import record_of
from privacy.values import strings_in
from privacy.walking import Row, rows, tables

FILES = "files"
_TITLES = (
    "title",
    "draft_title",
    "name",
    "object_str",
    "label",
    "subject",
    "number",
    "username",
    "organisation",
    "words",
)


@dataclass(frozen=True)
class Hit:
    """One row, or one file, in which somebody is named.

    `key` is "app.Model:key", with "?" behind it when the name may be another's. The first of `ways` is what is done
    unless somebody says otherwise. `words` are some of the text around it.
    """

    key: str
    place: str
    columns: tuple[str, ...]
    what: str
    words: str
    ways: tuple[Way, ...]
    is_doubtful: bool = False


def find(person: Person, *, with_files: bool = True, unread: list[str] | None = None) -> list[Hit]:
    """Return everything that names a person, by place. Reads every row there is, and every file.

    `unread` takes the names of files at which somebody must look, for not all of it could be read.
    """
    hits = [hit for model in tables() for row in rows(model) for hit in _in_row(person, row)]
    return [*hits, *(_in_files(person, unread) if with_files else [])]


def belonging(person: Person) -> Person:
    """Return the names and addresses that stand beside those of a person in their own records, and are not among them.

    An address that others use too, such as that of a desk, is left out.
    """
    pairs = [(name, email.lower()) for name, email in _pairs() if name and email]
    of_email: dict[str, set[str]] = {}
    for name, email in pairs:
        of_email.setdefault(email, set()).add(folded(name))
    names, emails = [], []
    for name, email in pairs:
        if len(of_email[email]) > 1:
            continue
        if person.is_in(name) and email not in person.emails:
            emails.append(email)
        elif email in person.emails and not person.is_in(name):
            names.append(name)
    try:
        return Person.of(*dict.fromkeys([*(name for name in names if " " in name.strip()), *emails]))
    except NotAPersonError:
        return Person()


def place_name(place: str) -> str:
    """Return a place as people call it."""
    if place == FILES:
        return _("Bestanden")
    meta = apps.get_model(place)._meta
    return capfirst(str(meta.verbose_name_plural))


def said_in(row: Row) -> dict[str, list[str]]:
    """Return the strings in each column of a row. An account says the full name too, which stands in two columns."""
    said = {name: list(strings_in(value)) for name, value in row.values.items()}
    if row.place == "accounts.User":
        said["first_name"] = [f"{row.values['first_name']} {row.values['last_name']}".strip()]
    return said


def _in_row(person: Person, row: Row) -> Iterator[Hit]:
    said = {name: [text for text in texts if person.may_be_in(text)] for name, texts in said_in(row).items()}
    for is_doubtful in (False, True):
        found = {
            name: words
            for name, texts in said.items()
            if (words := next((w for text in texts if (w := person.excerpt(text, doubtful=is_doubtful))), ""))
        }
        if found:
            ways = _ways(row, tuple(found), is_doubtful)
            key = f"{row.place}:{row.pk}" + ("?" if is_doubtful else "")
            yield Hit(key, row.place, tuple(found), _what(row), next(iter(found.values())), ways, is_doubtful)


def _ways(row: Row, columns: tuple[str, ...], is_doubtful: bool) -> tuple[Way, ...]:
    record = record_of(row.place)
    if is_doubtful:
        return Way.KEEP, Way.REPLACE, Way.REMOVE
    if record and record.is_about(columns):
        return Way.ERASE, Way.KEEP
    if row.place == PortalImage._meta.label:
        return Way.REPLACE, Way.REMOVE, Way.ERASE, Way.KEEP
    return Way.REPLACE, Way.REMOVE, Way.KEEP


def _what(row: Row) -> str:
    title = next((str(row.values[name]) for name in _TITLES if row.values.get(name)), "")
    if issubclass(row.model, Revision):
        made = Revision.objects.filter(pk=row.pk).values_list("created_at", flat=True).first()
        when = date_format(made, "j F Y H:i") if made else ""
        return _("%(title)s, versie van %(when)s") % {"title": title, "when": when}
    if issubclass(row.model, PageLogEntry):
        return _("%(title)s, in de geschiedenis") % {"title": title}
    return title or f"{capfirst(str(row.model._meta.verbose_name))} {row.pk}"


def _in_files(person: Person, unread: list[str] | None) -> Iterator[Hit]:
    for name, words in files.naming(person, unread):
        may_stay = bool(words) and files.may_be_rewritten(name)
        ways = (Way.REPLACE, Way.ERASE, Way.KEEP) if may_stay else (Way.ERASE, Way.KEEP)
        yield Hit(f"{FILES}:{name}", FILES, (), name, words, ways)


def _pairs() -> Iterator[tuple[str, str]]:
    own: list[tuple[type[models.Model], str, str]] = [
        (Contact, "name", "personal_email"),
        (Message, "sender_name", "sender_email"),
        (Offer, "sender_name", "sender_email"),
        (Adoption, "sender_name", "sender_email"),
        (Adoption, "contact_name", "contact_email"),
    ]
    for model, name, email in own:
        yield from model._base_manager.values_list(name, email).iterator()
    yield from Consent.objects.filter(given_by="").values_list("name", "email").iterator()
    for user in User.objects.only("first_name", "last_name", "email").iterator():
        yield user.get_full_name(), user.email


def key_of(hit: Hit) -> tuple[str, Any]:
    """Return the place and the key of the row of a hit."""
    place, _sign, key = hit.key.partition(":")
    return place, key.removesuffix("?") if hit.is_doubtful else key
