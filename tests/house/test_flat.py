"""No page for readers walks through a table that grows with the site: what it asks is found by an index.

SQLite makes its plans by the figures it has of what its tables hold, not by what they hold. Without figures it makes
the same plan for forty practices as for a hundred thousand; with those of a large site it makes that site's. So the
small site of the demonstration shows both.
"""

import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

GROWING = (
    *("wagtailcore_page", "practices_practicepage", "search_entry", "search_passage", "wagtailcore_revision"),
    *("wagtailcore_referenceindex", "practices_practicetag", "paper_paper"),
)
"""Not what schools said they do too: that is counted per region, and is hundreds where practices are thousands."""
PRACTICE = "/regios/groot-amsterdam/transfercoaching/"
ADDRESSES = (
    *("/", "/praktijken/", "/praktijken/?q=coach", "/praktijken/?q=coach&sorteer=titel", "/praktijken/?weergave=kaart"),
    *("/praktijken/?regio=groot-amsterdam&thema=nazorg", "/praktijken/?pagina=2", "/praktijken/suggesties/?q=coa"),
    *("/praktijken/feed/", "/regios/", "/regios/groot-amsterdam/", "/themas/", "/themas/nazorg/", "/begrippen/"),
    *(PRACTICE, f"{PRACTICE}pdf/", f"{PRACTICE}beeld.png", "/contact/", "/contact/renee-kraaij/", "/over/", "/volgen/"),
    *("/api/v1/praktijken", "/api/v1/praktijken?q=coach", "/api/v1/regios", "/embed/regio/twente/", "/niet/hier/"),
    "/deel-een-praktijk/",
)


@pytest.fixture(params=["without figures", "with those of a large site"])
def plans(request, demo) -> Iterator[dict[str, list[str]]]:
    """What the database does for each address, step by step."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL chooses by how much there is.")
    if request.param == "without figures":
        yield made()
        return
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute("SELECT rowid, tbl, stat FROM sqlite_stat1")
        for row, table, stat in cursor.fetchall():
            if table in GROWING:
                cursor.execute("UPDATE sqlite_stat1 SET stat = %s WHERE rowid = %s", [larger(stat), row])
        cursor.execute("ANALYZE sqlite_schema")  # it reads the figures again
        yield made()
        cursor.execute("DELETE FROM sqlite_stat1")
        cursor.execute("ANALYZE sqlite_schema")


def larger(stat: str) -> str:
    """Return the figures of an index with a thousand times the rows; what is unique stays so.

    They are the number of rows, and for each column how many rows have the same value in it and in those before it.
    """
    rows, *alike = stat.split()
    return " ".join([f"{rows}000", *(number if number == "1" else f"{number}000" for number in alike)])


def made() -> dict[str, list[str]]:
    """Make each page, and return how the database found what was asked for it."""
    client = Client(HTTP_HOST="127.0.0.1")
    told = {}
    for address in ADDRESSES:
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        told[address] = [
            f"{step[3]} | {query['sql']}"
            for query in asked.captured_queries
            if query["sql"].startswith("SELECT")
            for step in connection.cursor().execute(f"EXPLAIN QUERY PLAN {query['sql']}").fetchall()
        ]
    return told


def test_no_page_for_readers_walks_through_a_table_that_grows(plans):
    walked = re.compile(rf"SCAN ({'|'.join(GROWING)})\b")
    assert any("SEARCH wagtailcore_page" in step for steps in plans.values() for step in steps)

    assert {address: found for address, steps in plans.items() if (found := list(filter(walked.match, steps)))} == {}
