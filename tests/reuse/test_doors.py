"""Every door answers the same question with the same practices: thirty questions, drawn at random with a seed."""

import csv
import io
import json
import random
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import openpyxl
import pytest
from defusedxml.ElementTree import fromstring
from django.utils import timezone
from wagtail.models import PageViewRestriction

from following.digests import News
from following.searches import tidy
from practices.choices import Order, Status
from practices.facets import practice_facets
from practices.models import Phase, Sector, TargetGroup, Theme
from tests.makers import make_practice, make_region, make_term

pytestmark = pytest.mark.django_db

SELECTIONS, PRACTICES = 30, 14
WORDS = ["coach", "stage", "nazorg", "werkplek"]

Door = Callable[[Any, str], list[str]]
"""Gives the paths of the practices that a query string gives, as this door has them."""


def page(client: Any, asked: str) -> list[str]:
    """Every page of the list."""
    found: list[str] = []
    for number in range(1, 2 + PRACTICES // 12):
        text = client.get(f"/praktijken/?{asked}&pagina={number}").text
        fresh = re.findall(r'<li class="result">.*?<h2><a href="([^"]+)"', text, re.DOTALL)
        found += [path for path in fresh if path not in found]
    return found


def csv_file(client: Any, asked: str) -> list[str]:
    """The file for spreadsheets."""
    text = client.get(f"/praktijken.csv?{asked}").getvalue().decode("utf-8-sig")
    return [urlsplit(row["Adres"]).path for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=";")]


def xlsx_file(client: Any, asked: str) -> list[str]:
    """The workbook."""
    body = client.get(f"/praktijken.xlsx?{asked}").getvalue()
    head, *rows = openpyxl.load_workbook(io.BytesIO(body)).active.iter_rows(values_only=True)
    return [urlsplit(row[head.index("Adres")]).path for row in rows]


def feed(client: Any, asked: str) -> list[str]:
    """The feed."""
    atom = "{http://www.w3.org/2005/Atom}"
    entries = fromstring(client.get(f"/praktijken/feed/?{asked}").content).findall(f"{atom}entry")
    return [urlsplit(entry.find(f"{atom}link").get("href")).path for entry in entries]


def piece(client: Any, asked: str) -> list[str]:
    """The piece on another site."""
    text = client.get(f"/embed/praktijken/?{asked}&aantal=24").text
    return re.findall(r'class="card__title"><a href="([^"]+)"', text)


def digest(client: Any, asked: str) -> list[str]:
    """The mail to who follows the selection, when all of it is new."""
    news = News(timezone.now() - timedelta(days=400), timezone.now())
    keys = news.of(tidy(asked, news.facets))
    return [urlsplit(item.url).path for key, item in news.items.items() if key in keys]


def api(client: Any, asked: str) -> list[str]:
    """Open data."""
    answer = json.loads(client.get(f"/api/v1/praktijken?{asked}&aantal=100").content)
    return [urlsplit(line["url"]).path for line in answer["resultaten"]]


def sitemap(client: Any) -> list[str]:
    """Everything, for search engines: an index, and the parts that it names."""
    return [place for part in _places(client, "/sitemap.xml") for place in _places(client, part)]


def _places(client: Any, path: str) -> list[str]:
    return [urlsplit(address).path for address in re.findall(r"<loc>([^<]+)</loc>", client.get(path).text)]


IN_ORDER: dict[str, Door] = {"csv": csv_file, "xlsx": xlsx_file, "embed": piece, "api": api}
"""Doors that keep the order of the page."""
THE_NEWEST: dict[str, Door] = {"feed": feed, "digest": digest}
"""Doors with an order of their own."""


@pytest.fixture
def shelf(tree: Any) -> dict[str, list[str]]:
    """Practices of all kinds, drawn with a seed; return the names of the values by facet."""
    draw = random.Random(8106)  # noqa: S311 - nothing is kept secret by it
    regions = [make_region(tree, name) for name in ("Twente", "Zeeland", "Drenthe", "Rijnmond")]
    terms: dict[str, list[Any]] = {
        "themes": [make_term(Theme, name) for name in ("Stage", "Nazorg", "Coaching")],
        "phases": [make_term(Phase, name) for name in ("Op school", "Overgang")],
        "targets": [make_term(TargetGroup, name) for name in ("Werkgevers", "Nieuwkomers")],
        "sectors": [make_term(Sector, name) for name in ("Bouw", "Zorg")],
    }
    tags = ["jobcoach", "haven", "taal"]
    for number in range(PRACTICES):
        make_practice(
            draw.choice([*regions, tree.practices]),
            f"Praktijk {number} met {draw.choice(WORDS)}",
            regions=draw.sample(regions, draw.randint(0, 2)),
            tags=draw.sample(tags, draw.randint(0, 2)),
            status=draw.choice(Status.values),
            introduction=" ".join(draw.choices(WORDS, k=3)),
            checked_on=timezone.localdate() - timedelta(days=number),
            first_published_at=timezone.now() - timedelta(days=number, hours=1),
            **{name: draw.sample(values, draw.randint(0, len(values))) for name, values in terms.items()},
        )
    make_practice(regions[0], "Concept over coach", themes=terms["themes"], live=False)
    closed = make_practice(regions[0], "Besloten over coach", themes=terms["themes"])
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    return {
        "regio": [region.slug for region in regions],
        "thema": [term.slug for term in terms["themes"]],
        "fase": [term.slug for term in terms["phases"]],
        "doelgroep": [term.slug for term in terms["targets"]],
        "sector": [term.slug for term in terms["sectors"]],
        "status": Status.values,
        "tag": tags,
    }


def selections(values: dict[str, list[str]]) -> list[str]:
    """Return query strings: nothing, one facet, more facets, words, and every order."""
    draw = random.Random(35)  # noqa: S311 - nothing is kept secret by it
    asked = [""]
    while len(asked) < SELECTIONS:
        keys = draw.sample(list(values), draw.choice([0, 1, 1, 2, 2, 3]))
        pairs = [f"{key}={value}" for key in keys for value in draw.sample(values[key], draw.randint(1, 2))]
        if draw.random() < 0.4:
            pairs.append(f"q={draw.choice(WORDS)}")
        if draw.random() < 0.5:
            pairs.append(f"sorteer={draw.choice(Order.values)}")
        asked.append("&".join(pairs))
    return asked


@pytest.mark.slow
def test_all_doors_give_the_same_practices(client, shelf):
    drawn = selections(shelf)
    found = {asked: page(client, asked) for asked in drawn}

    faults = [
        (name, asked)
        for asked, on_page in found.items()
        for name, door in [*IN_ORDER.items(), *THE_NEWEST.items()]
        for given in [door(client, asked)]
        if (given != on_page if name in IN_ORDER else sorted(given) != sorted(on_page))
    ]

    assert faults == []
    assert len(found[""]) == PRACTICES
    assert len({len(on_page) for on_page in found.values()}) > 5, "the questions differ too little"
    assert set(shelf) == {facet.key for facet in practice_facets()}, "a facet is never asked for"
    # These two answer some of the questions alone.
    assert sorted(found[""]) == sorted(path for path in sitemap(client) if "/praktijk-" in path)
    for region in shelf["regio"]:
        text = client.get(f"/embed/regio/{region}/?aantal=24").text
        cards = re.findall(r'class="card__title"><a href="([^"]+)"', text)
        assert cards == page(client, f"regio={region}")


def test_all_doors_close_at_once(client, tree):
    going = make_practice(make_region(tree, "Twente"), "Teruggetrokken")
    path = going.url
    doors = {"page": page, **IN_ORDER, **THE_NEWEST}
    assert [name for name, door in doors.items() if path not in door(client, "")] == []

    going.unpublish()

    assert [name for name, door in doors.items() if path in door(client, "")] == []
    assert path not in sitemap(client)
