"""All that is known of a person, by place: what the law lets them ask for, readable without this portal."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry, PageLogEntry

from accounts.models import SignIn, User
from privacy.finding import FILES, Hit, find, key_of, place_name, said_in
from privacy.names import Person
from privacy.records import record_of
from privacy.walking import row, word_columns

_SECRET = frozenset({"password", "key", "key_hash", "digest", "once", "form_key", "session_key"})
"""Columns that open a door, or are nobody's name."""


def export(person: Person) -> dict[str, Any]:
    """Return what is known, as JSON takes it.

    Of a record about this person it is the whole record; of a text that names them the passage around the name, for the
    rest may be about somebody else (GDPR, article 15, paragraph 4). What may be another's is left out.
    """
    hits = [hit for hit in find(person) if not hit.is_doubtful]
    places: dict[str, list[dict[str, Any]]] = {}
    for hit in hits:
        places.setdefault(hit.place, []).append(_told(person, hit))
    for place, rows in _of_accounts(hits):
        places.setdefault(place, []).extend(rows)
    return {
        "over": {"namen": list(person.names), "adressen": list(person.emails)},
        "gemaakt_op": timezone.localtime().isoformat(timespec="seconds"),
        "uitleg": _(
            "Dit is alles wat het portaal over deze persoon heeft, per plaats. Van een tekst die over meer gaat, staat "
            "hier het stuk rond de naam. Vraag uitleg aan de landelijke balie."
        ),
        "plaatsen": [
            {"plaats": place_name(place), "tabel": place, "aantal": len(rows), "gegevens": rows}
            for place, rows in sorted(places.items())
        ],
    }


def _told(person: Person, hit: Hit) -> dict[str, Any]:
    place, key = key_of(hit)
    if place == FILES:
        return {"bestand": key, "passage": hit.words}
    model = apps.get_model(place)
    record = record_of(place)
    if record is not None and record.is_about(hit.columns):
        return {"sleutel": key, "wat": hit.what, "alles": _whole(model._base_manager.get(pk=key))}
    return {"sleutel": key, "wat": hit.what, "passages": dict(_passages(person, hit, model, key))}


def _passages(person: Person, hit: Hit, model: type[models.Model], key: Any) -> Iterator[tuple[str, list[str]]]:
    found = row(model, model._meta.pk.to_python(key))
    names = {field.name: str(field.verbose_name) for field in word_columns(model)}
    for column, texts in (said_in(found) if found else {}).items():
        if passages := [words for text in texts if (words := person.excerpt(text, around=200))]:
            yield names[column], passages


def _whole(record: models.Model) -> dict[str, Any]:
    return {
        str(field.verbose_name): _plain(field, record)
        for field in record._meta.local_concrete_fields
        if field.name not in _SECRET and not isinstance(field, models.BinaryField)
    }


def _plain(field: models.Field, record: models.Model) -> Any:
    if isinstance(field, models.ForeignKey):
        other = getattr(record, field.name)
        return None if other is None else str(other)
    value = field.value_from_object(record)
    if value is None or isinstance(value, bool | int | float | list | dict):
        return value
    return field.value_to_string(record)


def _of_accounts(hits: list[Hit]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Give what somebody did with an account: where they are signed in, and what is in the history."""
    keys = [key_of(hit)[1] for hit in hits if hit.place == User._meta.label]
    for user in User.objects.filter(pk__in=keys):
        yield SignIn._meta.label, [_whole(sign_in) for sign_in in user.sign_ins.all()]
        for log in (PageLogEntry, ModelLogEntry):
            done = log.objects.filter(user_id=user.pk).order_by("timestamp")
            rows = [{"wat": entry.label, "gedaan": entry.action, "op": entry.timestamp.isoformat()} for entry in done]
            yield log._meta.label, rows
