"""What people said and what shows them is public while they agree, on every surface, at the next request."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from consents.duties import settle_expired
from consents.models import Consent
from consents.withdrawal import withdraw
from library.models import Portrayed
from practices.models import PracticePage, Theme
from practices.story import public_story
from practices.templatetags.practices import drawn_cover
from search.models import Entry
from tests.makers import (
    make_consent,
    make_contact,
    make_content_page,
    make_image,
    make_practice,
    make_region,
    make_term,
    stream,
)

PAST = date(2026, 2, 1)
WORDS = "Kwakkelbrood is het begin van alles"


@pytest.fixture
def region(tree):
    cache.clear()  # Wagtail keeps renditions there, by keys that come back in each test
    return make_region(tree, "Twente")


def quote(consent=None, contact=None, name="Kim Voorbeeld", **more):
    value = {"text": WORDS, "name": name, "function": "mentor", "consent": consent and consent.pk}
    return ("quote", value | {"contact": contact and contact.pk} | more)


def interview(consent=None, name="Sam Voorbeeld"):
    question = {"question": "Wat werkte?", "answer": f"<p>{WORDS}</p>"}
    return ("interview", {"name": name, "consent": consent and consent.pk, "questions": [question]})


def picture(image):
    value = {"image": image.pk, "alt_text": "Kim in de keuken", "decorative": False}
    return ("image", {"picture": value, "caption": "Kim snijdt kwakkelbrood"})


def kinds(practice):
    return [block.block_type for block in public_story(PracticePage.objects.get(pk=practice.pk))]


@pytest.mark.parametrize("block", [quote, interview])
@pytest.mark.parametrize(
    ("consent", "page", "is_shown"),
    [
        ({}, {}, True),
        ({"purpose": "geciteerd"}, {}, True),
        ({"purpose": "foto"}, {}, False),
        ({"until": PAST}, {}, False),
        ({"withdrawn_on": PAST}, {}, False),
        ({"withdrawn_on": PAST}, {"consent_note": "Kim, per mail"}, False),
        ({"withdrawn_on": PAST}, {"is_example": True}, False),
        (None, {}, False),
        (None, {"consent_note": "Kim, per mail"}, True),
        (None, {"is_example": True}, True),
    ],
)
def test_who_speaks_by_name_is_shown_while_they_agree(region, block, consent, page, is_shown):
    tied = make_consent(**consent) if consent is not None else None
    practice = make_practice(region, body=stream(("text", "<p>Zo begon het.</p>"), block(tied)), **page)

    assert kinds(practice) == ["text", block.__name__] if is_shown else ["text"]


def test_a_function_alone_and_a_contact_need_no_consent_of_their_own(region):
    practice = make_practice(region, body=stream(quote(name=""), quote(contact=make_contact("Anna", [region]))))

    assert kinds(practice) == ["quote", "quote"]


def test_a_consent_that_was_deleted_takes_the_quote_off_also_beside_an_older_note(region):
    consent = make_consent()
    practice = make_practice(region, body=stream(quote(consent)), consent_note="Kim, per mail")

    consent.delete()

    assert kinds(practice) == []
    assert "kwakkelbrood" not in Entry.objects.get(kind="praktijk", object_id=practice.pk).text.lower()


def every_surface(client, region, practice, theme):
    """Return what the public can read of a practice, by address."""
    lists = ["/", "/praktijken/", "/praktijken/?q=belronde", "/praktijken/?weergave=kaart", "/contact/"]
    asked = ["/praktijken/?q=kwakkelbrood", "/praktijken/suggesties/?q=kwakkel"]
    things = [region.url, practice.url, theme.get_absolute_url(), "/contact/anna/"]
    return {address: client.get(address).text for address in (*lists, *asked, *things)}


@pytest.fixture
def shown_everywhere(region):
    """A practice with a quote, an interview, a picture and a cover of Kim, and a contact with a photo of Kim."""
    consent = make_consent()
    theme = make_term(Theme, "Nazorg")
    image = make_image("Kim", portrayed=Portrayed.CONSENT, consent=consent, credit="Fotograaf Kwakkel")
    person = make_contact("Anna", [region], photo=image)
    body = stream(("text", "<p>Zo begon het.</p>"), quote(consent), interview(consent), picture(image))
    practice = make_practice(region, "De belronde", body=body, cover=image, themes=[theme], contacts=[person])
    make_practice(region, "Lijkt hierop", themes=[theme])
    return consent, practice, theme


def ends_by_withdrawal(consent):
    withdraw(consent)


def ends_by_time(consent):
    Consent.objects.update(until=timezone.localdate() - timedelta(days=1))
    settle_expired()


@pytest.mark.parametrize("ends", [ends_by_withdrawal, ends_by_time])
def test_what_ended_is_gone_from_every_surface_at_the_next_request(client, region, shown_everywhere, ends):
    consent, practice, theme = shown_everywhere
    before = every_surface(client, region, practice, theme)
    assert before[practice.url].lower().count("kwakkelbrood") == 3
    assert all("/media/images/" in before[at] for at in ("/", "/praktijken/", region.url, practice.url, "/contact/"))
    assert "De belronde" in before["/praktijken/?q=kwakkelbrood"]

    ends(consent)

    after = every_surface(client, region, practice, theme)
    for address, page in after.items():
        assert "/media/images/" not in page, address
        assert "withheld" not in page, address
        assert "Kim" not in page, address
        assert "Fotograaf Kwakkel" not in page, address
        if "kwakkel" not in address:  # there the question itself stands on the page
            assert "kwakkelbrood" not in page.lower(), address
    assert drawn_cover("de-belronde") in after["/praktijken/"]
    assert "Zo begon het." in after[practice.url]
    assert '<a href="/regios/twente/de-belronde/">' not in after["/praktijken/?q=kwakkelbrood"]


def test_on_the_day_after_the_last_nothing_is_shown_even_before_anything_was_put_right(client, shown_everywhere):
    _consent, practice, _theme = shown_everywhere
    Consent.objects.update(until=timezone.localdate() - timedelta(days=1))

    page = client.get(practice.url).text

    assert "kwakkelbrood" not in page.lower()
    assert "/media/images/" not in page


def test_a_consent_that_is_extended_brings_everything_back(client, region, shown_everywhere):
    consent, practice, theme = shown_everywhere
    ends_by_time(consent)
    consent.refresh_from_db()
    consent.until = timezone.localdate()
    consent.save()

    after = every_surface(client, region, practice, theme)

    assert "De belronde" in after["/praktijken/?q=kwakkelbrood"]
    assert after[practice.url].lower().count("kwakkelbrood") == 3


def test_the_words_of_a_picture_on_a_text_page_leave_the_search_with_it(client, tree, region):
    consent = make_consent()
    make_content_page(tree, body=stream(picture(make_image(portrayed=Portrayed.CONSENT, consent=consent))))
    assert "Kwakkelbrood" in Entry.objects.get(kind="pagina").text.title()

    withdraw(consent)

    assert "Kwakkelbrood" not in Entry.objects.get(kind="pagina").text.title()
    assert "/media/images/" not in client.get("/over-dit-portaal/").text


def test_a_story_of_which_nothing_may_be_shown_leaves_no_empty_section(client, region):
    practice = make_practice(region, body=stream(quote(make_consent(until=PAST))))

    assert 'id="verhaal"' not in client.get(practice.url).text


def test_many_quotes_and_pictures_ask_for_consents_as_often_as_one(client, region):
    def asked(number):
        blocks = []
        for _ in range(number):
            consent = make_consent()
            image = make_image(portrayed=Portrayed.CONSENT, consent=consent)
            blocks += [quote(consent), interview(consent), picture(image)]
        practice = make_practice(region, body=stream(*blocks))
        client.get(practice.url)  # what is kept between requests is filled
        practice = PracticePage.objects.get(pk=practice.pk)
        with CaptureQueriesContext(connection) as queries:
            assert len(public_story(practice)) == 3 * number
        return len(queries)

    assert asked(1) == asked(8) == 3


def test_covers_with_consents_ask_the_database_as_often_as_covers_without(client, region, django_assert_num_queries):
    for number in range(6):
        consent = make_consent() if number % 2 else None
        make_practice(region, cover=make_image(portrayed=Portrayed.CONSENT if consent else "niemand", consent=consent))

    with django_assert_num_queries(2):
        assert all(practice.cover.may_be_shown for practice in PracticePage.objects.for_cards())
