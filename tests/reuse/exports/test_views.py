"""A selection as a file: all of it, in order, while it is made, and nothing that is not public."""

import csv
import gzip
import io
import re
from datetime import date, timedelta
from zipfile import is_zipfile

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from practices.models import Phase
from reuse.exports import views
from reuse.exports.columns import rows
from tests.makers import make_contact, make_practice, make_term
from tests.reuse.conftest import SENTINELS

pytestmark = pytest.mark.django_db


def csv_rows(client, query_string: str = "") -> list[dict[str, str]]:
    body = client.get(f"/praktijken.csv{query_string}").getvalue()
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline=""), delimiter=";"))


def xlsx_rows(client, query_string: str = "") -> list[dict]:
    body = client.get(f"/praktijken.xlsx{query_string}").getvalue()
    head, *lines = openpyxl.load_workbook(io.BytesIO(body)).active.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in lines]


def test_both_files_tell_the_same_of_a_practice(client, twente, zeeland, stage):
    practice = make_practice(
        twente,
        "Coach op de werkplek",
        regions=[zeeland],
        themes=[stage],
        phases=[make_term(Phase, "Nazorg")],
        tags=["jobcoach", "bouw"],
        contacts=[make_contact("Bo Elders", phone=""), make_contact("Kim Hier")],
        starts_on=date(2025, 9, 1),
        pupils=12,
        is_example=True,
        checked_on=date(2026, 10, 5),
        first_published_at=timezone.now() - timedelta(days=3),
    )

    (in_csv,) = csv_rows(client)
    (in_xlsx,) = xlsx_rows(client)

    day = timezone.localdate() - timedelta(days=3)
    assert in_csv == {
        "Nummer": str(practice.pk),
        "Titel": "Coach op de werkplek",
        "Adres": "http://testserver/regios/twente/coach-op-de-werkplek/",
        "Regio": "Twente | Zeeland",
        "Thema": "Stage",
        "Fase": "Nazorg",
        "Doelgroep": "",
        "Sector": "",
        "Stand": "Pilot",
        "Trefwoord": "bouw | jobcoach",
        "Inleiding": "Waar Coach op de werkplek over gaat.",
        "In het kort": "Eén coach per leerling. | Ook na school. | De leerling kiest.",
        "Begonnen op": "2025-09-01",
        "Eindigt op": "",
        "Leerlingen": "12",
        "Wie doen mee": "",
        "Vraag het na bij": "Bo Elders, Netwerkcoördinator vso-pro | Kim Hier, Netwerkcoördinator vso-pro",
        "Telefoon": "– | 085 013 01 23",
        "E-mail": "netwerk@example.org | netwerk@example.org",
        "Gedeeld op": day.isoformat(),
        "Gewijzigd op": "",
        "Gecontroleerd op": "2026-10-05",
        "Voorbeeld": "ja",
    }
    assert in_xlsx["Leerlingen"] == 12
    assert in_xlsx["Begonnen op"].date() == date(2025, 9, 1)
    as_text = {
        heading: cell.date().isoformat() if hasattr(cell, "date") else str("" if cell is None else cell)
        for heading, cell in in_xlsx.items()
    }
    assert as_text == in_csv


def test_the_desk_stands_in_when_nobody_may_be_named(client, twente):
    make_practice(twente, "Coach", contacts=[make_contact("Lang Geleden", verified_on=date(2020, 1, 1))])

    (row,) = csv_rows(client)

    assert (row["Vraag het na bij"], row["Telefoon"]) == ("Regiobalie Twente", twente.desk_phone)


def test_the_query_string_narrows_and_orders_as_on_the_page(client, twente, zeeland, stage):
    make_practice(twente, "Bouwen", themes=[stage], status="geborgd")
    make_practice(twente, "Aarden", themes=[stage])
    make_practice(zeeland, "Varen", themes=[stage])

    titles = [row["Titel"] for row in csv_rows(client, "?regio=twente&thema=stage&sorteer=titel&pagina=7&utm=x")]

    assert titles == ["Aarden", "Bouwen"]


@pytest.mark.parametrize("path", ["/praktijken.csv", "/praktijken.xlsx"])
@pytest.mark.parametrize(
    "query", ["?regio=nergens", "?thema=%00", "?q=" + "%22(" * 300, "?sorteer=x&status=x&pagina=-1"]
)
def test_odd_questions_give_a_file(client, twente, path, query):
    answer = client.get(path + query)

    assert answer.status_code == 200
    assert answer.getvalue()


@pytest.mark.parametrize("read", [csv_rows, xlsx_rows])
def test_nothing_that_is_not_public_is_in_a_file(client, secrets, read):
    (row,) = read(client)

    assert row["Titel"] == "Openbare praktijk"
    assert row["Vraag het na bij"] == "Bo Openbaar, Netwerkcoördinator vso-pro"
    assert not [secret for secret in SENTINELS if secret in str(row)]


def test_what_is_taken_away_is_gone_from_the_next_file(client, twente):
    practice = make_practice(twente, "Weg ermee")
    assert len(csv_rows(client)) == 1

    practice.unpublish()

    assert csv_rows(client) == []


@pytest.mark.parametrize("sign", ["=1+1", "+31", "-2", "@x", "\t=1", "＝1+1"])
def test_what_people_typed_is_never_a_formula(client, twente, sign):
    make_practice(twente, "Coach", introduction=sign)

    (in_csv,) = csv_rows(client)
    body = client.get("/praktijken.xlsx").getvalue()
    cells = {cell.value: cell for row in openpyxl.load_workbook(io.BytesIO(body)).active for cell in row}

    assert in_csv["Inleiding"] == f"'{sign}"
    assert cells[sign].data_type == "s"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/praktijken.csv", "text/csv; charset=utf-8"),
        ("/praktijken.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ],
)
def test_a_file_has_a_dutch_name_with_its_day(client, twente, path, kind):
    answer, head = client.get(path), client.head(path)

    name = f"praktijken-{timezone.localdate().isoformat()}.{path.rsplit('.', 1)[1]}"
    assert answer["Content-Type"] == head["Content-Type"] == kind
    assert answer["Content-Disposition"] == head["Content-Disposition"] == f'attachment; filename="{name}"'
    assert head.content == b""
    assert client.post(path).status_code == 405


@pytest.mark.parametrize("path", ["/praktijken.csv", "/praktijken.xlsx"])
def test_a_file_begins_before_any_practice_is_asked_for(client, twente, monkeypatch, path):
    monkeypatch.setattr("reuse.selection.CHUNK", 2)
    for number in range(5):
        make_practice(twente, f"Praktijk {number}")
    pieces = iter(client.get(path).streaming_content)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert len(next(pieces)) > 50
        before = len(asked)
        next(pieces)
        after = len(asked)
        rest = len(list(pieces))

    assert before == 0
    assert 0 < after <= 9
    assert rest >= 2


@pytest.mark.parametrize("path", ["/praktijken.csv", "/praktijken.xlsx"])
def test_a_chunk_costs_the_same_queries_whatever_its_size(client, twente, zeeland, stage, path):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(path).getvalue()
        return len(asked)

    for number in range(3):
        make_practice(twente, f"Praktijk {number}", themes=[stage], tags=["a"], contacts=[make_contact()])
    queries()  # the first reads what changed in the index
    at_three = queries()
    for number in range(12):
        make_practice(zeeland, f"Meer {number}", themes=[stage], tags=["a", "b"], contacts=[make_contact()])
    queries()

    assert queries() == at_three <= 14


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_a_csv_that_fails_half_way_says_so_in_its_last_line(client, twente, monkeypatch, caplog, encoding):
    monkeypatch.setattr("reuse.selection.CHUNK", 1)
    for number in range(3):
        make_practice(twente, f"Praktijk {number}")
    answer = client.get("/praktijken.csv?sorteer=titel", headers={"accept-encoding": encoding})
    monkeypatch.setattr("reuse.exports.views.rows", _fails_at("Praktijk 1"))

    body = answer.getvalue()

    lines = (gzip.decompress(body) if encoding == "gzip" else body).decode().splitlines()
    assert "Praktijk 0" in lines[1]
    assert lines[2:] == ["DIT BESTAND IS NIET AF. Er ging iets mis. Haal het opnieuw op."]
    assert "An export broke off." in caplog.text


def test_a_workbook_that_fails_half_way_is_no_workbook(client, twente, monkeypatch):
    monkeypatch.setattr("reuse.selection.CHUNK", 1)
    for number in range(3):
        make_practice(twente, f"Praktijk {number}")
    monkeypatch.setattr("reuse.exports.views.rows", _fails_at("Praktijk 1"))
    pieces = iter(client.get("/praktijken.xlsx?sorteer=titel").streaming_content)

    sent = []
    with pytest.raises(OSError, match="weg"):
        sent.extend(pieces)

    assert not is_zipfile(io.BytesIO(b"".join(sent)))


def _fails_at(title: str):
    def fails(practices, facets, request):
        if practices[0].title == title:
            raise OSError("weg")
        return rows(practices, facets, request)

    return fails


def test_a_file_is_sent_compressed_to_who_takes_that(client, twente):
    make_practice(twente, "Coach")

    answer = client.get("/praktijken.csv", headers={"accept-encoding": "gzip"})

    assert answer["Content-Encoding"] == "gzip"
    assert "Coach" in gzip.decompress(answer.getvalue()).decode()


def test_who_asks_very_often_is_asked_to_wait(client, twente, monkeypatch):
    monkeypatch.setattr(views, "PER_VISITOR", 2)
    for _ in range(2):
        assert client.get("/praktijken.csv").status_code == 200

    answer = client.get("/praktijken.xlsx")

    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0
    assert re.search("Even wachten", answer.text)
    assert client.head("/praktijken.csv").status_code == 200
