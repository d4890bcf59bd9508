"""The whole story as HTML that can stand anywhere."""

import pytest
from bs4 import BeautifulSoup
from django.test import RequestFactory

from reuse.feeds.stories import full_story
from tests.makers import make_consent, make_document, make_image, make_practice, points, stream

pytestmark = pytest.mark.django_db


def story_of(practice) -> BeautifulSoup:
    request = RequestFactory().get("/praktijken/feed/")
    return BeautifulSoup(full_story(practice, "https://portaal.example.org/regios/twente/x/", request), "html.parser")


def test_every_address_is_in_full(twente):
    other = make_practice(twente, "Andere")
    practice = make_practice(
        twente,
        "Coach",
        body=stream(
            ("text", f'<p><a linktype="page" id="{other.pk}">intern</a> <a href="#anker">anker</a></p>'),
            (
                "image",
                {"picture": {"image": make_image().pk, "alt_text": "Een kas", "decorative": False}, "caption": ""},
            ),
            ("download", {"document": make_document().pk, "title": "Leidraad", "description": ""}),
        ),
        links=stream(("link", {"title": "Elders", "url": "https://example.org/elders"})),
    )

    story = story_of(practice)

    addresses = [element[name] for name in ("href", "src") for element in story.find_all(attrs={name: True})]
    addresses += [
        size.split()[0] for element in story.find_all(attrs={"srcset": True}) for size in element["srcset"].split(", ")
    ]
    assert len(addresses) > 6
    assert not [address for address in addresses if not address.startswith("https://")]
    assert "https://portaal.example.org/regios/twente/andere/" in addresses
    assert "https://portaal.example.org/regios/twente/x/#anker" in addresses


def test_it_has_all_parts_and_nothing_of_our_style_sheet(twente):
    practice = make_practice(
        twente, "Coach", is_example=True, lessons=points("Begin eerder."), start_steps=points("Kies een groep.")
    )

    story = story_of(practice)

    text = story.get_text(" ")
    for part in (
        "Dit is een voorbeeld",
        "Eén coach per leerling.",
        "gewone alinea",
        "Begin eerder.",
        "Kies een groep.",
    ):
        assert part in text
    assert not [element for element in story.find_all(True) if {"class", "id", "role"} & element.attrs.keys()]


def test_what_may_not_be_shown_is_not_in_it(twente):
    consent = make_consent("Kim Ingetrokken", withdrawn_on="2026-01-02")
    said = {"text": "Dit zei ik.", "contact": None, "name": "Kim Ingetrokken", "function": "", "consent": consent.pk}
    practice = make_practice(twente, "Coach", body=stream(("quote", said), ("text", "<p>Wel.</p>")))

    text = story_of(practice).get_text()

    assert "Wel." in text
    assert "Dit zei ik" not in text
