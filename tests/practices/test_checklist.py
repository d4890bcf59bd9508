"""What a practice misses, and what of that holds it back."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from library.models import Portrayed
from practices.checklist import missing_in
from practices.models import PracticePage, Theme
from tests.makers import (
    make_consent,
    make_contact,
    make_image,
    make_practice,
    make_region,
    make_term,
    points,
    stream,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def region(tree):
    return make_region(tree)


def quote(**speaker):
    return stream(("quote", {"text": "Het werkt.", "contact": None, "name": "", "function": ""} | speaker))


def picture(image, **more):
    return stream(
        ("image", {"picture": {"image": image.pk, "alt_text": "", "decorative": False} | more, "caption": ""})
    )


def complete(region, **fields):
    """Make a practice that misses nothing, but for what `fields` say."""
    theme = Theme.objects.first() or make_term(Theme, "Nazorg")
    defaults = {"contacts": [make_contact(regions=[region])], "themes": [theme], "live": False}
    return make_practice(region, "Coach na school", **(defaults | fields))


def said_of(practice):
    return [(point.field, point.is_blocking) for point in missing_in(PracticePage.objects.get(pk=practice.pk))]


def test_a_practice_that_has_everything_misses_nothing(region):
    assert said_of(complete(region)) == []


@pytest.mark.parametrize("number", [0, 2, 8])
def test_the_summary_has_three_to_seven_points(region, number):
    practice = complete(region, summary=points(*["Een punt."] * number))

    assert said_of(practice) == [("summary", False)]


def test_without_contact_the_desk_stands_in_and_without_a_desk_it_is_held_back(region):
    practice = complete(region, contacts=[])
    assert said_of(practice) == [("placed_contacts", False)]

    region.desk_phone = region.desk_email = ""
    region.save()

    assert said_of(practice) == [("placed_contacts", True)]


def test_a_contact_who_was_not_verified_is_named_in_the_advice(region):
    practice = complete(region, contacts=[make_contact("Sam Voorbeeld", [region], verified_on=None)])

    assert "Sam Voorbeeld" in missing_in(practice)[0].text
    assert said_of(practice) == [("placed_contacts", False)]


@pytest.mark.parametrize(
    ("image", "block", "expected"),
    [
        ({"portrayed": Portrayed.NOBODY, "credit": "Wij"}, {"alt_text": "Een kas"}, []),
        ({"portrayed": Portrayed.NOBODY, "credit": "Wij"}, {}, [("body", True)]),
        ({"portrayed": Portrayed.NOBODY, "credit": "Wij"}, {"decorative": True}, []),
        ({"portrayed": Portrayed.UNKNOWN, "credit": "Wij"}, {"alt_text": "Een kas"}, [("body", True)]),
        ({"portrayed": Portrayed.CONSENT, "credit": "Wij"}, {"alt_text": "Een kas"}, [("body", True)]),
        (
            {"portrayed": Portrayed.CONSENT, "consent_note": "Ouders, mail, mei", "credit": "Wij"},
            {"alt_text": "Een kas"},
            [("body", True)],
        ),
        ({"portrayed": Portrayed.NOBODY}, {"alt_text": "Een kas"}, [("body", False)]),
    ],
)
def test_a_picture_needs_words_and_consent(region, image, block, expected):
    assert said_of(complete(region, body=picture(make_image(**image), **block))) == expected


@pytest.mark.parametrize(
    ("consent", "expected"),
    [
        ({}, []),
        ({"purpose": "foto"}, []),
        ({"purpose": "geciteerd"}, [("body", True)]),
        ({"until": date(2026, 2, 1)}, [("body", True)]),
        ({"withdrawn_on": date(2026, 2, 1)}, [("body", True)]),
    ],
)
def test_a_picture_of_people_needs_a_consent_that_holds_and_is_for_pictures(region, consent, expected):
    image = make_image(portrayed=Portrayed.CONSENT, consent=make_consent(**consent), credit="Wij")

    assert said_of(complete(region, body=picture(image, alt_text="Een kas"))) == expected
    on_top = complete(region, cover=image, slug="twee")
    assert said_of(on_top) == [("cover", is_blocking) for _field, is_blocking in expected]


@pytest.mark.parametrize(
    ("consent", "expected"),
    [
        ({}, []),
        ({"purpose": "geciteerd"}, []),
        ({"purpose": "genoemd"}, [("body", True)]),
        ({"until": date(2026, 2, 1)}, [("body", True)]),
        ({"withdrawn_on": date(2026, 2, 1)}, [("body", True)]),
    ],
)
def test_a_consent_that_was_chosen_must_hold_and_be_for_quotes_also_beside_an_older_note(region, consent, expected):
    body = quote(name="Kim Voorbeeld", consent=make_consent(**consent).pk)

    assert said_of(complete(region, body=body)) == expected
    assert said_of(complete(region, body=body, consent_note="Kim, per mail", slug="twee")) == expected


def test_an_older_note_speaks_for_who_is_named_in_it_alone(region):
    note = "Kim van der Berg, per mail, 3 mei"
    named = complete(region, body=quote(name="Sam van der Velde"), consent_note=note)

    assert said_of(named) == [("body", True)]
    assert said_of(complete(region, body=quote(name="Kim"), consent_note=note, slug="twee")) == []


def test_what_misses_says_in_which_block_and_whose_consent(region):
    body = stream(
        ("text", "<p>Zo begon het.</p>"),
        ("interview", {"name": "Sam Voorbeeld", "questions": []}),
        ("quote", {"text": "Het werkt.", "name": "Kim Voorbeeld"}),
    )

    points = [point.text for point in missing_in(complete(region, body=body)) if point.is_blocking]

    assert points == [
        "Blok 2: kies de toestemming van Sam Voorbeeld, of leg die daar vast.",
        "Blok 3: kies de toestemming van Kim Voorbeeld, of leg die daar vast.",
    ]


def test_who_is_quoted_by_name_must_have_agreed(region):
    named = complete(region, body=quote(name="Kim Voorbeeld", function="mentor"))
    agreed = complete(region, body=quote(name="Kim Voorbeeld"), consent_note="Kim, per mail, 3 mei", slug="twee")
    invented = complete(region, body=quote(name="Kim Voorbeeld"), is_example=True, slug="drie")
    function = complete(region, body=quote(function="mentor"), slug="vier")

    assert said_of(named) == [("body", True)]
    assert [said_of(each) for each in (agreed, invented, function)] == [[], [], []]


def test_a_quote_without_a_speaker_an_ended_practice_and_capitals_are_remarked(region):
    practice = complete(region, body=quote(), status="afgerond")
    practice.title = "COACH NA SCHOOL"
    practice.save()

    assert sorted(said_of(practice)) == [("body", False), ("status_note", False), ("title", False)]


def test_no_version_is_published_that_misses_what_the_law_demands(region):
    practice = complete(region, body=quote(name="Kim Voorbeeld"))
    revision = practice.save_revision()

    with pytest.raises(ValidationError, match="Kim Voorbeeld"):
        revision.publish()

    assert not PracticePage.objects.get(pk=practice.pk).live
