"""A picture of people is shown while they agree, and afterwards nothing of it is left to fetch."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone

from consents.duties import settle_expired
from consents.withdrawal import withdraw
from library.models import PortalImage, PortalRendition, Portrayed
from library.withholding import withhold_all
from tests.makers import make_consent, make_image

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::ResourceWarning")]
TODAY = date(2026, 11, 24)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture(autouse=True)
def _files(settings: Any) -> None:
    cache.clear()  # Wagtail keeps renditions there, by keys that come back in each test


def pictured(**consent: Any) -> PortalImage:
    return make_image(portrayed=Portrayed.CONSENT, consent=make_consent(**consent))


@pytest.mark.parametrize("portrayed", Portrayed.values)
@pytest.mark.parametrize(
    ("consent", "is_good"),
    [
        (None, None),
        ({}, True),
        ({"purpose": "foto"}, True),
        ({"purpose": "geciteerd"}, False),
        ({"given_on": TODAY}, True),
        ({"until": TODAY}, True),
        ({"until": YESTERDAY}, False),
        ({"withdrawn_on": TODAY}, False),
    ],
)
def test_one_rule_says_in_python_and_in_the_database_what_may_be_shown(portrayed, consent, is_good):
    tied = make_consent(**consent) if consent is not None else None
    image = make_image(portrayed=portrayed, consent=tied)
    expected = portrayed != "toestemming" if is_good is None else is_good

    assert image.may_be_shown_on(TODAY) is expected
    assert PortalImage.objects.withheld(TODAY).exists() is not expected


def test_withdrawal_deletes_every_rendition_with_its_file(django_capture_on_commit_callbacks):
    image = pictured()
    several = image.get_renditions("fill-30x30", "fill-40x40|format-webp")
    files = [Path(rendition.file.path) for rendition in (image.get_rendition("width-20"), *several.values())]
    other = pictured().get_rendition("width-20")
    assert all(path.exists() for path in files)

    with django_capture_on_commit_callbacks(execute=True):
        withdraw(image.consent)

    assert list(PortalRendition.objects.all()) == [other]
    assert Path(other.file.path).exists()
    assert not any(path.exists() for path in files)


def test_expiry_deletes_every_rendition_once_the_day_is_over():
    image = pictured(until=timezone.localdate())
    image.get_rendition("width-20")
    assert settle_expired() == 0
    type(image.consent).objects.update(until=timezone.localdate() - timedelta(days=1))

    assert (settle_expired(), settle_expired()) == (1, 0)

    assert not PortalRendition.objects.exists()


def test_of_a_picture_that_may_not_be_shown_no_rendition_is_made_for_anybody():
    image = pictured(until=YESTERDAY)

    one = image.get_rendition("width-20")
    many = image.get_renditions("fill-30x30", "fill-40x40|format-webp")

    assert {rendition.url for rendition in (one, *many.values())} == {"/static/img/withheld.svg"}
    assert list(many) == ["fill-30x30", "fill-40x40|format-webp"]
    assert not PortalRendition.objects.exists()


def test_a_picture_that_is_changed_so_that_it_may_not_be_shown_loses_its_renditions():
    image = make_image()
    image.get_rendition("width-20")

    image.portrayed = Portrayed.CONSENT
    image.save()

    assert not PortalRendition.objects.exists()


def test_a_rendition_that_was_drawn_in_the_last_moment_is_caught_later():
    image = pictured()
    image.get_rendition("width-20")
    type(image.consent).objects.update(withdrawn_on=TODAY)

    assert (withhold_all(), withhold_all()) == (1, 0)

    assert not PortalRendition.objects.exists()


def test_a_consent_that_comes_back_brings_the_picture_back():
    image = pictured(until=YESTERDAY)
    image.consent.until = timezone.localdate()
    image.consent.save()

    assert PortalImage.objects.get().get_rendition("width-20").file


def test_a_consent_that_is_deleted_takes_the_picture_off(db):
    image = pictured()
    image.get_rendition("width-20")

    image.consent.delete()

    image = PortalImage.objects.get()
    assert image.consent is None
    assert not image.may_be_shown
    assert not PortalRendition.objects.exists()


def test_pictures_come_with_their_consents_in_one_query(django_assert_num_queries):
    for _ in range(5):
        pictured()

    with django_assert_num_queries(1):
        assert all(image.may_be_shown for image in PortalImage.objects.all())
    with django_assert_num_queries(1):
        assert all(image.may_be_shown for image in PortalImage.objects.in_bulk().values())


def test_the_address_of_an_old_rendition_and_of_the_original_lead_nowhere(client, django_capture_on_commit_callbacks):
    image = pictured()
    address = image.get_rendition("width-20").url
    shown = client.get(address)
    assert shown.status_code == 200
    for close in shown._resource_closers:  # to close the answer itself would close the database too
        close()

    with django_capture_on_commit_callbacks(execute=True):
        withdraw(image.consent)

    assert client.get(address).status_code == 404
    assert client.get(f"/media/{image.file.name}").status_code == 404


def test_no_path_climbs_from_the_renditions_to_the_originals(client):
    image = pictured()

    assert client.get(f"/media/images/..%2F{image.file.name}").status_code == 404
