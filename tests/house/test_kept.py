"""A page that is made while the site stays as it is asks for its own things alone."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import Client
from django.test.signals import template_rendered
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from home.models import HomePage, PortalSettings
from kit.kept import answering
from regions.models import RegionPage, regions_in_alphabet

PRACTICE = "/regios/groot-amsterdam/transfercoaching/"
MOST_QUERIES = {
    PRACTICE: 5,
    "/praktijken/": 0,
    "/praktijken/?regio=groot-amsterdam&thema=nazorg": 0,
    "/": 0,
    "/regios/groot-amsterdam/": 4,
    "/themas/nazorg/": 2,
    "/contact/": 4,
}


def ask(address: str, version: str) -> list[str]:
    """Return what making a page asked the database."""
    with CaptureQueriesContext(connection) as asked, answering(version):
        assert Client(HTTP_HOST="127.0.0.1").get(address).status_code == 200
    return [query["sql"] for query in asked.captured_queries]


@pytest.mark.parametrize("address", MOST_QUERIES)
def test_what_all_pages_share_is_asked_once(demo, address):
    ask(address, "1")

    again = ask(address, "1")

    assert len(again) <= MOST_QUERIES[address], "\n".join(again)


def test_another_page_asks_neither_for_the_site_nor_for_the_names_on_all_pages(demo):
    ask("/praktijken/", "1")

    tables = " ".join(ask(PRACTICE, "1"))

    for model in (Site, HomePage, PortalSettings):
        assert f'FROM "{model._meta.db_table}"' not in tables


def test_making_pages_changes_nothing_that_is_kept(demo):
    columns = {field.attname for field in RegionPage._meta.concrete_fields} - {"text", "variants"}

    def seen() -> list[dict]:
        return [{name: vars(region).get(name) for name in columns} for region in regions_in_alphabet()]

    with answering("1"):
        before = seen()
    for address in MOST_QUERIES:
        ask(address, "1")
    with answering("1"):
        assert seen() == before
        assert any(region["title"] for region in before)


def test_a_list_that_was_drawn_shows_what_is_asked_for_next_and_a_search_shows_nothing_to_the_list(demo):
    def shown(address: str) -> str:
        with answering("1"):
            return Client(HTTP_HOST="127.0.0.1").get(address).content.decode()

    assert "<mark>" not in shown("/praktijken/")
    assert "<mark>" in shown("/praktijken/?q=transfercoaching")
    assert "<mark>" not in shown("/praktijken/")


def test_a_practice_in_a_list_and_on_a_card_is_drawn_once_and_anew_when_the_site_changed(demo):
    def drawn(address: str, version: str) -> list[str]:
        seen: list[str] = []
        with answering(version), listening(seen):
            Client(HTTP_HOST="127.0.0.1").get(address)
        return [name for name in seen if name in ("practices/parts/card.html", "practices/parts/result.html")]

    for address in ("/praktijken/", "/"):
        assert drawn(address, "drawn")
        assert drawn(address, "drawn") == []
        assert drawn(address, "drawn anew")
    assert drawn("/praktijken/?q=coach", "drawn anew")
    assert drawn("/praktijken/?q=coach", "drawn anew")


@contextmanager
def listening(names: list[str]) -> Iterator[None]:
    """Note which templates are drawn."""

    def note(sender: object, template: object, **kwargs: object) -> None:
        names.append(template.name)

    template_rendered.connect(note)
    try:
        yield
    finally:
        template_rendered.disconnect(note)


def test_who_is_renamed_in_the_midst_of_an_answer_is_read_anew(demo):
    with answering("1"):
        before = regions_in_alphabet()[0]
        RegionPage.objects.filter(pk=before.pk).update(title="Aaa aan zee")

        assert regions_in_alphabet()[0].title == "Aaa aan zee"
