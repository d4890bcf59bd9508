"""What was typed and what stood in a file become one draft, with nothing lost."""

import pytest

from importing.drafts import Reading
from offering.arriving import arrive
from offering.drafting import draft_of
from offering.keeping import keep_file
from offering.models import Offer
from tests.makers import make_offer
from tests.offering.conftest import TEXT

pytestmark = pytest.mark.django_db


def draft(offer):
    return draft_of(offer).get_latest_revision_as_object()


def test_what_is_typed_stands_under_headings_and_is_no_markup(twente):
    offer = make_offer(
        twente,
        what_done="Eén <b>week</b>.\n\nDaarna nog een.",
        for_whom="Twaalf leerlingen",
        points=["Een week.", "Een begeleider."],
        first_step="Bel een kweker.",
    )

    made = draft(offer)

    blocks = [(block["type"], block["value"]) for block in made.body.raw_data]
    assert blocks == [
        ("heading", "Wat deden jullie?"),
        ("text", "<p>Eén &lt;b&gt;week&lt;/b&gt;.</p>\n\n<p>Daarna nog een.</p>"),
        ("heading", "Voor wie?"),
        ("text", "<p>Twaalf leerlingen</p>"),
    ]
    assert [point.value for point in made.summary] == ["Een week.", "Een begeleider."]
    assert [step.value for step in made.start_steps] == ["Bel een kweker."]
    places = [line["place"] for line in made.imports.get().lines]
    assert places[-3:] == ["In het kort, punt 1", "In het kort, punt 2", "Eerste stap voor anderen"]
    assert "" not in places


def test_typed_comes_first_then_the_file_and_what_is_said_twice_stands_once(twente):
    offer = make_offer(twente, what_done="Getypt.", points=["Een week meewerken."])
    keep_file(offer, Reading("kwekerij.txt", TEXT.encode()), TEXT.encode())

    made = draft(offer)

    assert made.title == "Een week op de kwekerij"
    assert "Titel in het bestand: Samen sterk op de kwekerij" in made.editor_notes
    assert [point.value for point in made.summary] == ["Een week meewerken.", "Elke leerling krijgt een eigen kas."]
    assert made.body.raw_data[1]["value"] == "<p>Getypt.</p>"
    assert any(block["type"] == "quote" for block in made.body.raw_data)
    assert made.introduction == "Leerlingen werken een week mee op een kwekerij in de buurt."


def test_a_file_that_can_no_longer_be_read_is_named_and_what_was_typed_arrives(twente, monkeypatch):
    offer = make_offer(twente, what_done="Getypt.")
    keep_file(offer, Reading("kwekerij.txt", TEXT.encode()), TEXT.encode())
    monkeypatch.setattr("importing.reading.LARGEST", 10)

    assert "kwekerij.txt" in draft(offer).editor_notes


def test_nothing_arrives_before_it_is_sent_and_shown_whose_it_is(twente):
    offer = make_offer(twente)

    assert not arrive(offer)
    assert Offer.objects.get().practice is None
