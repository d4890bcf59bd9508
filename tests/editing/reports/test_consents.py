"""The register names everybody who is named, quoted or shown, with what is known of their consent."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from editing.roles import role_of
from library.models import Portrayed
from tests.makers import make_consent, make_contact, make_image, make_practice, stream

NAME = "reports_toestemmingen"


@pytest.fixture
def consent_of(desk):
    """Make a consent in the collection of a region."""

    def make(name, region=None, **fields):
        return make_consent(name, collection=role_of(region or desk.here).collection, **fields)

    return make


def quote(name, consent=None, contact=None):
    value = {"text": "Bel!", "name": name, "function": "mentor", "consent": consent and consent.pk}
    return ("quote", value | {"contact": contact and contact.pk})


def found(desk, query="", user="national"):
    return [(row.title, row.state.value, [place.title for place in row.places]) for row in desk.rows(NAME, query, user)]


def test_every_person_is_in_it_whatever_was_recorded_and_what_misses_comes_first(desk, consent_of):
    agreed, shown = consent_of("Anna"), consent_of("Bo", purpose="foto")
    picture = make_image("Kas", collection=role_of(desk.here).collection, portrayed=Portrayed.CONSENT, consent=shown)
    silent = make_image("Bos", collection=role_of(desk.here).collection, portrayed=Portrayed.CONSENT)
    person = make_contact("Cas", [desk.here])
    make_practice(desk.here, "Eén", contacts=[person], cover=picture, body=stream(quote("Anna", agreed), quote("Dirk")))
    make_practice(desk.here, "Twee", cover=silent, consent_note="Els, per mail", body=stream(quote("Els")))
    make_practice(desk.here, "Drie", is_example=True, body=stream(quote("Verzonnen")))

    assert found(desk) == [
        ("Dirk", "ontbreekt", ["Eén"]),
        ("Wie op ‘Bos’ staat", "ontbreekt", ["Twee"]),
        ("Sprekers in ‘Twee’", "notitie", ["Twee"]),
        ("Anna", "geldig", ["Eén"]),
        ("Bo", "geldig", ["Eén"]),
        ("Cas", "geldig", ["Eén"]),
    ]


def test_a_consent_that_ended_stands_above_one_that_holds(desk, consent_of):
    today = timezone.localdate()
    for name, days in (("Geldig", 200), ("Loopt af", 20), ("Verlopen", -1)):
        consent = consent_of(name, until=today + timedelta(days=days))
        make_practice(desk.here, name, body=stream(quote(name, consent)))

    assert [title for title, _state, _places in found(desk)] == ["Verlopen", "Loopt af", "Geldig"]


def test_a_contact_without_consent_is_told_apart_from_one_whose_consent_ended(desk):
    make_contact("Nooit", [desk.here], consent_on=None)
    make_contact("Voorbij", [desk.here], consent_until=date(2026, 2, 1))

    assert [(title, state) for title, state, _places in found(desk)] == [("Nooit", "ontbreekt"), ("Voorbij", "voorbij")]


def test_a_regional_editor_sees_the_own_region_only(desk, consent_of):
    for region, word in ((desk.here, "hier"), (desk.there, "ginds")):
        consent = consent_of(f"Anna {word}", region)
        make_contact(f"Cas {word}", [region])
        make_practice(region, f"Eén {word}", body=stream(quote(f"Anna {word}", consent), quote(f"Dirk {word}")))
        make_practice(region, f"Twee {word}", consent_note=f"Els {word}", body=stream(quote(f"Els {word}")))

    assert len(found(desk)) == 8
    assert len(found(desk, user="here")) == 4
    assert "ginds" not in desk.page(NAME, user="here").content.decode()
    assert "hier" not in str(desk.csv(NAME, user="there"))


def test_it_narrows_by_state_record_region_and_words(desk, consent_of):
    make_practice(desk.here, "Hier", body=stream(quote("Anna", consent_of("Anna")), quote("Dirk")))
    make_practice(desk.there, "Daar", body=stream(quote("Bo", consent_of("Bo", desk.there))))

    assert [row[0] for row in found(desk, "?state=geldig")] == ["Anna", "Bo"]
    assert [row[0] for row in found(desk, "?record=spreker")] == ["Dirk"]
    assert [row[0] for row in found(desk, f"?region={desk.there.pk}")] == ["Bo"]
    assert [row[0] for row in found(desk, "?q=ann")] == ["Anna"]


def test_the_export_is_safe_and_holds_no_address(desk, consent_of):
    consent_of("=1+1", email="kim@example.org", description="@SUM(A1)")

    rows = desk.csv(NAME)

    assert rows[1][0] == "'=1+1"
    assert "kim@example.org" not in str(rows)


def test_fifty_people_ask_the_database_as_often_as_five(desk, consent_of):
    def add(number):
        for each in range(number):
            consent = consent_of(f"Kim {each}")
            image = make_image(collection=role_of(desk.here).collection, portrayed=Portrayed.CONSENT, consent=consent)
            person = make_contact(regions=[desk.here], photo=image)
            body = stream(quote(f"Kim {each}", consent), quote("Sam"))
            make_practice(desk.here, cover=image, contacts=[person], body=body)

    add(5)
    few = desk.queries(NAME)
    add(25)

    assert desk.queries(NAME) == few
