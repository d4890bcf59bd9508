"""Offers are erased: at the word of who offered them, and when their time has passed; what is on the site stays."""

import tomllib
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone
from wagtail.models import Page

from importing.models import ImportedFile
from inbox.choices import State
from inbox.desk.history import history_of, remember
from library.models import PortalImage
from offering import erasing
from offering.erasing import erase_old, withdraw
from offering.keeping import keep_file
from offering.links import mailed_url
from offering.models import Offer, OfferedFile
from practices.models import PracticePage
from tests.importing.test_views import word_file
from tests.makers import make_arrived_offer, make_offer, make_practice, stream
from tests.offering.conftest import only_one

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def with_file(offer):
    from importing.drafts import Reading

    keep_file(offer, Reading("kas.docx", word_file(picture=True)), word_file(picture=True))
    return offer


def ago(days):
    return timezone.now() - timedelta(days=days)


def test_withdrawing_shows_first_and_then_erases_all_of_it(client, offer):
    with_file(offer)
    address = mailed_url(offer)
    client.post(address + "versturen/", {"may_name": "on", "may_show": "on", "may_edit": "on"})
    remember(Offer, [(offer.pk, offer.number)], "gelezen", None)
    assert (PracticePage.objects.count(), PortalImage.objects.count()) == (1, 1)

    assert "Wil je dit intrekken?" in client.get(address + "intrekken/").text
    assert Offer.objects.count() == 1
    answer = client.post(address + "intrekken/")

    assert answer["Location"] == "/deel-een-praktijk/ingetrokken/"
    assert "Alles is gewist" in client.get(answer["Location"]).text
    left = [table.objects.count() for table in (Offer, OfferedFile, PracticePage, PortalImage, ImportedFile)]
    assert left == [0, 0, 0, 0, 0]
    assert history_of(offer) == []
    assert client.get(address).status_code == 404


def test_what_is_not_sent_yet_can_be_thrown_away(client, offer):
    with_file(offer)

    assert withdraw(offer)
    assert withdraw(offer)

    assert (Offer.objects.count(), OfferedFile.objects.count()) == (0, 0)


def test_a_picture_that_editors_use_elsewhere_stays(offer, tree):
    with_file(offer)
    Offer.objects.update(sent_at=timezone.now(), proved_at=timezone.now())
    erasing_offer = only_one()
    from offering.arriving import arrive

    arrive(erasing_offer)
    picture = PortalImage.objects.get()
    shown = {"image": picture.pk, "alt_text": "x", "decorative": False}
    make_practice(tree.practices, body=stream(("image", {"picture": shown, "caption": ""})))

    withdraw(only_one())

    assert PortalImage.objects.filter(pk=picture.pk).exists()


@pytest.mark.parametrize("then", ["live", "unpublished"])
def test_what_is_or_was_on_the_site_cannot_be_withdrawn(client, twente, then):
    offer = make_arrived_offer(twente)
    offer.practice.get_latest_revision().publish()
    if then == "unpublished":
        PracticePage.objects.get().unpublish()
    address = mailed_url(offer)

    assert client.get(address + "intrekken/")["Location"] in address
    client.post(address + "intrekken/")

    assert (Offer.objects.count(), PracticePage.objects.count()) == (1, 1)


@pytest.mark.parametrize("sent", [None, "sent"])
def test_what_nobody_finished_or_confirmed_is_erased_after_thirty_days_with_its_file(offer, sent):
    with_file(offer)
    Offer.objects.update(changed_at=ago(30) + DAY, sent_at=timezone.now() if sent else None)
    assert erase_old() == 0

    assert erase_old(timezone.now() + 2 * DAY) == 1
    assert erase_old(timezone.now() + 2 * DAY) == 0
    assert (Offer.objects.count(), OfferedFile.objects.count()) == (0, 0)


def test_going_on_with_it_keeps_it(client, offer):
    Offer.objects.update(changed_at=ago(29))

    client.post(mailed_url(offer) + "vertel/", {"what_done": "Meer"})

    assert erase_old(timezone.now() + 2 * DAY) == 0


def test_what_was_rejected_is_erased_after_thirty_days_with_its_draft(twente):
    make_arrived_offer(twente, state=State.REJECTED, closed_at=ago(29))
    make_arrived_offer(twente, "Tweede")
    assert erase_old() == 0

    assert erase_old(timezone.now() + 2 * DAY) == 1
    assert [offer.title for offer in Offer.objects.all()] == ["Tweede"]
    assert [practice.title for practice in PracticePage.objects.all()] == ["Tweede"]


def test_what_was_rejected_and_yet_is_on_the_site_keeps_its_page(twente):
    offer = make_arrived_offer(twente, state=State.REJECTED, closed_at=ago(40))
    Page.objects.filter(pk=offer.practice_id).update(live=True)

    assert erase_old() == 1
    assert PracticePage.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "is_erased"),
    [
        ({"state": State.CLOSED, "closed_at": ago(364)}, False),
        ({"state": State.CLOSED, "closed_at": ago(366)}, True),
        ({"state": State.READ, "arrived_at": ago(729)}, False),
        ({"state": State.READ, "arrived_at": ago(731)}, True),
    ],
)
def test_who_offered_it_is_forgotten_after_a_year_and_the_draft_stays(twente, fields, is_erased):
    make_arrived_offer(twente, **fields)

    assert erase_old() == int(is_erased)
    assert PracticePage.objects.count() == 1


def test_the_privacy_page_tells_how_long_offers_are_kept():
    pages = tomllib.loads((Path(settings.BASE_DIR) / "home/demo/pages.toml").read_text())["page"]
    [privacy] = [page for page in pages if page["slug"] == "privacy"]
    text = " ".join(block.get("html", "") for block in privacy["body"])

    assert "nemen we het niet over, dan wissen we alles na dertig dagen" in text
    assert (erasing.UNFINISHED.days, erasing.REJECTED.days) == (30, 30)
    assert "dan wissen we na een jaar wie haar aanbood" in text
    assert erasing.CLOSED.days == 365


def test_erasing_many_goes_on_until_all_are_gone(twente, monkeypatch):
    monkeypatch.setattr("offering.erasing._AT_ONCE", 2)
    for _each in range(5):
        make_offer(twente, changed_at=ago(31))

    assert erase_old() == 5
