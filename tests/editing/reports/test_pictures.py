"""Editors see at which pictures and people something misses, as far as these are used."""

from datetime import date

import pytest

from editing.roles import role_of
from library.models import Portrayed
from tests.makers import make_consent, make_contact, make_image, make_practice, stream

NAME = "reports_alt_tekst_en_toestemming"
COMPLETE = {"description": "Een kas", "credit": "Foto: Sam", "portrayed": Portrayed.NOBODY}


def picture(image, **words):
    value = {"image": image.pk, "decorative": False, "alt_text": ""} | words
    return ("image", {"picture": value, "caption": ""})


@pytest.fixture
def image_of(desk):
    """Make a picture to which nothing misses but what is told, in the collection of a region."""

    def make(title, region=None, **fields):
        return make_image(title, collection=role_of(region or desk.here).collection, **(COMPLETE | fields))

    return make


def found(desk, query="", user="national"):
    return [(finding.kind.value, finding.title) for finding in desk.rows(NAME, query, user)]


@pytest.mark.parametrize(
    ("missing", "expected"),
    [
        ({}, []),
        ({"description": " "}, ["beschrijving"]),
        ({"credit": ""}, ["maker"]),
        ({"portrayed": Portrayed.UNKNOWN}, ["niet-nagegaan"]),
        ({"portrayed": Portrayed.CONSENT}, ["toestemming"]),
        ({"portrayed": Portrayed.CONSENT, "consent_note": "Ouders, per brief, mei 2026"}, ["toestemming"]),
        (
            {"portrayed": Portrayed.CONSENT, "description": "", "credit": ""},
            ["toestemming", "beschrijving", "maker"],
        ),
    ],
)
def test_what_misses_at_a_used_picture_is_told_the_worst_first(desk, image_of, missing, expected):
    make_practice(desk.here, "De belronde", cover=image_of("Kas", **missing))

    assert found(desk) == [(kind, "Kas") for kind in expected]


@pytest.mark.parametrize(
    ("consent", "expected"),
    [({}, []), ({"until": date(2026, 2, 1)}, ["toestemming"]), ({"withdrawn_on": date(2026, 2, 1)}, ["toestemming"])],
)
def test_a_picture_of_people_needs_a_consent_that_holds(desk, image_of, consent, expected):
    image = image_of("Kas", portrayed=Portrayed.CONSENT, consent=make_consent(**consent))
    make_practice(desk.here, "De belronde", cover=image)

    assert [kind for kind, _title in found(desk)] == expected


def test_a_picture_that_is_not_used_is_no_concern_here(desk, image_of):
    image_of("Kas", description="", credit="")

    assert found(desk) == []


def test_the_photo_beside_a_name_needs_no_description_but_does_need_consent(desk, image_of):
    make_contact("Sam", [desk.here], photo=image_of("Portret", description="", portrayed=Portrayed.UNKNOWN))

    assert found(desk) == [("niet-nagegaan", "Portret")]


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ({}, True),
        ({"alt_text": "  "}, True),
        ({"alt_text": "Twee leerlingen in een kas"}, False),
        ({"decorative": True}, False),
    ],
)
def test_a_picture_in_a_text_needs_words_there_or_is_decoration(desk, image_of, words, is_found):
    make_practice(desk.here, "De belronde", body=stream(picture(image_of("Kas"), **words)))

    assert found(desk) == ([("in-tekst", "Kas")] if is_found else [])


def test_a_person_without_valid_consent_who_is_used_is_named(desk):
    used = make_contact("Sam", [desk.here], consent_on=None)
    quoted = make_contact("Kim", [desk.here], consent_until="2026-01-02")
    make_contact("Niet gebruikt", [desk.here], consent_on=None)
    make_practice(desk.here, contacts=[used, make_contact("Goed", [desk.here])])
    make_practice(desk.here, body=stream(("quote", {"text": "Bel!", "contact": quoted.pk, "name": "", "function": ""})))

    assert found(desk) == [("contactpersoon", "Kim"), ("contactpersoon", "Sam")]


def test_a_regional_editor_sees_the_own_pictures_pages_and_people_only(desk, image_of):
    for region, word in ((desk.here, "hier"), (desk.there, "ginds")):
        person = make_contact(f"Sam {word}", [region], consent_on=None)
        cover = image_of(f"Kas {word}", region, credit="")
        body = stream(picture(image_of(f"Bos {word}", region)))
        make_practice(region, f"Praktijk {word}", cover=cover, contacts=[person], body=body)

    assert found(desk, user="here") == [("contactpersoon", "Sam hier"), ("in-tekst", "Bos hier"), ("maker", "Kas hier")]
    assert len(found(desk)) == 6
    assert "ginds" not in desk.page(NAME, user="here").content.decode()
    assert len(desk.csv(NAME, user="there")) == 4


def test_the_title_of_a_draft_elsewhere_is_not_told(desk, image_of):
    shared = image_of("Kas", credit="")
    make_practice(desk.here, "Eigen concept", cover=shared, live=False)
    make_practice(desk.there, "Geheim concept", cover=shared, live=False)
    make_practice(desk.there, "Openbaar elders", cover=shared)

    [own] = desk.rows(NAME, user="here")
    assert [(place.title, bool(place.edit_url)) for place in own.places] == [
        ("Eigen concept", True),
        ("Openbaar elders", False),
    ]
    [all_] = desk.rows(NAME)
    assert "Geheim concept" in [place.title for place in all_.places]


def test_kind_region_and_words_narrow(desk, image_of):
    make_practice(desk.here, "Hier", cover=image_of("Kas", credit="", description=""))
    make_practice(desk.there, "Daar", cover=image_of("Bos", credit=""))

    assert found(desk, "?kind=maker") == [("maker", "Bos"), ("maker", "Kas")]
    assert found(desk, f"?region={desk.there.pk}") == [("maker", "Bos")]
    assert found(desk, "?q=kas&kind=beschrijving") == [("beschrijving", "Kas")]


def test_many_places_are_cut_short_on_the_page_and_whole_in_the_export(desk, image_of):
    shared = image_of("=1+1", credit="")
    for number in range(5):
        make_practice(desk.here, f"Praktijk nummer {number}", cover=shared)

    assert "en nog 2" in desk.page(NAME).content.decode()
    row = desk.csv(NAME)[1]
    assert row[0] == "'=1+1"
    assert row[2].count("Praktijk nummer") == 5
    assert row[3] == "Groot-Amsterdam"
    assert desk.xlsx(NAME)[1][0] == ("=1+1", "s")


def test_fifty_rows_ask_the_database_as_often_as_five(desk, image_of):
    def add(number):
        for each in range(number):
            cover = image_of(f"Kas {each}", credit="")
            person = make_contact(regions=[desk.here], consent_on=None, photo=cover)
            make_practice(desk.here, cover=cover, contacts=[person], body=stream(picture(cover)))

    add(5)
    few = desk.queries(NAME)
    add(45)

    assert len(desk.csv(NAME, user="here")) == 151
    assert desk.queries(NAME) == few
