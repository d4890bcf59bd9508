"""Editors see what lies in the library for nothing; what a coming version uses is not among it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from editing.reports.streams import keys_in_versions
from editing.roles import role_of
from library.models import PortalDocument, PortalImage
from tests.makers import make_contact, make_document, make_image, make_practice, stream

NAME = "reports_ongebruikte_afbeeldingen"


@pytest.fixture
def image_of(desk):
    """Make a picture in the collection of a region, so many days ago."""

    def make(title, region=None, days=0, **fields):
        image = make_image(title, collection=role_of(region or desk.here).collection, **fields)
        PortalImage.objects.filter(pk=image.pk).update(created_at=timezone.now() - timedelta(days=days))
        return image

    return make


def titles(desk, query="", user="national"):
    return [file.title for file in desk.rows(NAME, query, user)]


def test_what_nothing_uses_is_listed_the_oldest_first(desk, image_of):
    make_practice(desk.here, cover=image_of("Beeld"))
    make_contact(photo=image_of("Portret"))
    body = stream(("image", {"picture": {"image": image_of("In tekst").pk, "decorative": True, "alt_text": ""}}))
    make_practice(desk.there, body=body, live=False)
    make_practice(desk.here, body=stream(("download", {"document": make_document("Leidraad").pk, "title": "L"})))
    image_of("Nieuw")
    image_of("Oud", days=400)
    make_document("Los")

    assert titles(desk) == ["Oud", "Nieuw", "Los"]


def test_what_a_coming_version_uses_is_not_called_unused(desk, image_of):
    practice = make_practice(desk.here)
    practice.cover = image_of("Straks beeld")
    inside, linked = image_of("Straks in tekst"), make_document("Straks te lezen")
    download = make_document("Straks te laden")
    practice.body = stream(
        ("image", {"picture": {"image": inside.pk, "decorative": True, "alt_text": ""}, "caption": ""}),
        ("text", f'<p><a linktype="document" id="{linked.pk}">Lees</a></p>'),
        ("download", {"document": download.pk, "title": "L"}),
    )
    practice.save_revision()
    image_of("Los")

    assert titles(desk) == ["Los"]
    assert keys_in_versions(PortalImage) == {practice.cover.pk, inside.pk}
    assert keys_in_versions(PortalDocument) == {linked.pk, download.pk}


def test_a_regional_editor_sees_the_own_files_only(desk, image_of):
    image_of("Hier")
    image_of("Daar", desk.there)

    assert titles(desk, user="here") == ["Hier"]
    assert titles(desk, user="there") == ["Daar"]
    assert [row[0] for row in desk.csv(NAME, user="there")[1:]] == ["Daar"]


def test_kind_age_and_words_narrow(desk, image_of):
    image_of("Nieuw")
    image_of("Half jaar", days=180)
    image_of("Oud", days=800)
    make_document("Los")

    assert titles(desk, "?kind=document") == ["Los"]
    assert titles(desk, "?age=91") == ["Oud", "Half jaar"]
    assert titles(desk, "?age=730&kind=afbeelding") == ["Oud"]
    assert titles(desk, "?q=half") == ["Half jaar"]


def test_size_and_who_uploaded_are_told_and_text_stays_text(desk, image_of):
    image_of("=1+1", file_size=2_340_000, uploaded_by_user=desk.users["here"])
    image_of("Ongemeten")
    PortalImage.objects.filter(title="Ongemeten").update(file_size=None)

    row, unmeasured = desk.csv(NAME)[1:]

    assert row[:4] == ["'=1+1", "Afbeelding", "2.34", "here"]
    assert unmeasured[2] == ""
    assert desk.xlsx(NAME)[1][0] == ("=1+1", "s")
    assert "2,34" in desk.page(NAME).content.decode()


def test_fifty_rows_ask_the_database_as_often_as_five(desk, image_of):
    def add(number):
        for each in range(number):
            image_of(f"Kas {each}", uploaded_by_user=desk.users["here"])
            practice = make_practice(desk.here)
            practice.cover = image_of(f"Straks {each}")
            practice.save_revision()

    add(5)
    few = desk.queries(NAME)
    add(45)

    assert len(desk.rows(NAME, user="here")) == 50
    assert desk.queries(NAME) == few
