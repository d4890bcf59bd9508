"""A practice belongs to the region under which it stands, and says what a reader needs."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from practices.models import PracticePage
from tests.makers import make_contact, make_practice, make_region, points, stream


def test_the_region_above_a_practice_is_its_home_region_and_one_of_its_regions(tree):
    twente = make_region(tree, "Twente")

    practice = make_practice(twente)

    assert practice.home_region == twente
    assert list(practice.regions.all()) == [twente]


def test_a_practice_can_be_tagged_with_more_regions_but_never_loses_its_own(tree):
    twente, zeeland = make_region(tree, "Twente"), make_region(tree, "Zeeland")
    practice = make_practice(twente, regions=[zeeland])

    practice.regions = [zeeland]
    practice.save()

    assert set(PracticePage.objects.get(pk=practice.pk).regions.all()) == {twente, zeeland}


def test_a_draft_keeps_the_home_region_among_its_regions(tree):
    twente, zeeland = make_region(tree, "Twente"), make_region(tree, "Zeeland")
    practice = make_practice(twente)

    practice.regions = [zeeland]
    practice.save_revision()

    assert twente in practice.get_latest_revision_as_object().regions.all()


def test_a_moved_practice_takes_the_region_it_moved_to(tree):
    twente, zeeland = make_region(tree, "Twente"), make_region(tree, "Zeeland")
    practice = make_practice(twente)

    practice.move(zeeland, pos="last-child")

    moved = PracticePage.objects.get(pk=practice.pk)
    assert moved.home_region == zeeland
    assert zeeland in moved.regions.all()


def test_a_draft_of_a_moved_practice_takes_the_region_it_moved_to(tree):
    twente, zeeland = make_region(tree, "Twente"), make_region(tree, "Zeeland")
    practice = make_practice(twente)
    practice.title = "Nog niet af"
    practice.save_revision()

    practice.move(zeeland, pos="last-child")

    draft = PracticePage.objects.get(pk=practice.pk).get_latest_revision_as_object()
    assert draft.title == "Nog niet af"
    assert zeeland in draft.regions.all()


def test_a_copied_practice_takes_the_region_it_was_copied_to(tree):
    twente, zeeland = make_region(tree, "Twente"), make_region(tree, "Zeeland")
    practice = make_practice(twente, "Belronde")

    copied = practice.copy(to=zeeland, update_attrs={"slug": "belronde-hier"})

    fresh = PracticePage.objects.get(pk=copied.pk)
    assert fresh.home_region == zeeland
    assert zeeland in fresh.regions.all()


def test_a_practice_under_the_index_is_national(tree):
    practice = make_practice(tree.practices)

    assert practice.home_region is None
    assert practice.kicker == "Een landelijke goede praktijk"
    assert list(PracticePage.objects.national()) == [practice]


def test_the_kicker_is_made_from_the_region(tree):
    assert make_practice(make_region(tree, "Twente")).kicker == "Een good practice uit de regio Twente"


def test_minutes_to_read_follow_from_the_words(tree):
    body = stream(("text", f"<p>{'woord ' * 800}</p>"))

    assert make_practice(tree.practices, body=body).reading_minutes == 4


def test_a_practice_that_nobody_checked_for_a_year_is_ageing(tree):
    practice = make_practice(tree.practices, checked_on=timezone.localdate() - timedelta(days=366))
    assert practice.is_ageing

    practice.checked_on = timezone.localdate()
    assert not practice.is_ageing


def test_an_end_before_the_start_is_refused_in_dutch(tree):
    practice = make_practice(tree.practices, starts_on=date(2026, 5, 1))
    practice.ends_on = date(2026, 4, 1)

    with pytest.raises(ValidationError, match="De einddatum ligt vóór de begindatum"):
        practice.full_clean()


def test_a_contact_that_was_not_verified_gives_way_to_the_region_desk(tree, client):
    region = make_region(tree, "Twente", desk_phone="085 013 44 44")
    sam = make_contact("Sam de Boer", [region], verified_on=date(2025, 1, 1))
    practice = make_practice(region, contacts=[sam])

    page = client.get(practice.url)

    assert "Sam" not in page.text
    assert "085 013 44 44" in page.text
    assert "gecontroleerd" in page.text


def test_contacts_stand_in_the_order_of_the_editor_with_their_label(tree, client):
    region = make_region(tree)
    practice = make_practice(region, contacts=[make_contact("Zoë Aarts"), make_contact("Aad Zwart")])
    placement = practice.placed_contacts.first()
    placement.label = "Over het geld"
    placement.save()

    text = client.get(practice.url).text

    assert text.index("Zoë Aarts") < text.index("Aad Zwart")
    assert "Over het geld" in text


@pytest.mark.parametrize(
    "changes",
    [
        {"verified_on": date(2025, 1, 1)},
        {"verified_on": None},
        {"consent_on": None},
        {"consent_until": date(2026, 1, 2)},
        {"state": "vertrokken"},
        {"live": False},
    ],
)
def test_a_speaker_who_may_not_be_named_is_known_by_role_alone(tree, client, changes):
    speaker = make_contact("Geheim Persoon", **changes)
    body = stream(("quote", {"text": "Het werkt.", "contact": speaker.pk, "name": "", "function": ""}))

    text = client.get(make_practice(tree.practices, body=body).url).text

    assert "Het werkt." in text
    assert "Geheim Persoon" not in text
    assert "Netwerkcoördinator" in text


def test_a_speaker_with_a_contact_page_is_linked(tree, client):
    speaker = make_contact("Renee Voorbeeld")
    body = stream(("quote", {"text": "Het werkt.", "contact": speaker.pk, "name": "", "function": ""}))

    assert 'href="/contact/renee-voorbeeld/"' in client.get(make_practice(tree.practices, body=body).url).text


def test_a_related_practice_that_was_unpublished_is_not_named(tree, client):
    hidden = make_practice(tree.practices, "Geheime titel")
    practice = make_practice(tree.practices)
    practice.related_practices.create(practice=hidden)
    hidden.unpublish()

    assert "Geheime titel" not in client.get(practice.url).text


def test_the_status_that_a_practice_ended_stands_with_its_lesson(tree, client):
    practice = make_practice(tree.practices, status="afgerond", status_note="Het geld was op; begin kleiner.")

    assert "Het geld was op; begin kleiner." in client.get(practice.url).text


def test_what_is_made_up_says_so(tree, client):
    practice = make_practice(tree.practices, is_example=True)

    assert "voorbeeld" in client.get(practice.url).text.lower()


def test_awkward_content_is_shown_as_typed(tree, client):
    title = "‘<script>alert(1)</script>’ & " + "arbeidsmarktregiocoördinator" * 3 + " 🙂"
    practice = make_practice(
        tree.practices, title, slug="lastig", summary=points("<b>vet?</b>", "a & b", "שלום"), introduction="x" * 3000
    )

    text = client.get(practice.url).text

    assert "<script>alert" not in text
    assert "&lt;b&gt;vet?&lt;/b&gt;" in text
    assert "שלום" in text


def test_the_preview_as_a_card_shows_it_as_it_stands_in_a_grid_and_in_a_list(tree):
    home, other = make_region(tree, "Twente"), make_region(tree, "Zeeland")
    practice = make_practice(home, "Vroeg op stage", introduction="Een dag per week bij een bedrijf.", regions=[other])

    page = practice.make_preview_request(preview_mode="card").render().text

    card, _, row = page.partition('<li class="result">')
    for part in (card, row):
        for said in (">Vroeg op stage</a></h2>", "Een dag per week bij een bedrijf.", "Twente"):
            assert said in part
    assert "Ook in Zeeland" in row


def test_the_preview_on_paper_is_the_whole_page(tree):
    practice = make_practice(make_region(tree, "Twente"), "Vroeg op stage", introduction="Een dag per week.")

    page = practice.make_preview_request(preview_mode="print").render().text

    for said in ("Vroeg op stage</h1>", "Een dag per week.", "css/admin/print-preview"):
        assert said in page
    assert f"Deze praktijk staat op {practice.full_url}</p>" in page
