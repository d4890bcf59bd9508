"""Editors of the region see what arrived, open the draft and decide; who offered it hears of it."""

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from editing.roles import make_roles, role_of
from inbox.choices import State
from inbox.desk.acts import CLOSED, MOVED, REJECTED, REOPENED, Doing, act_on
from inbox.desk.history import history_of
from inbox.sources import source
from offering.choices import Standing
from offering.links import mailed_url
from offering.models import Offer
from offering.moderation import tell_published
from offering.standing import standing_of
from practices.models import PracticePage
from tests.editing.people import national, signed_in
from tests.makers import make_arrived_offer, make_offer, make_region, make_user
from tests.offering.conftest import mails, only_one

pytestmark = pytest.mark.django_db
LIST = "/beheer/postvak/"


@pytest.fixture(autouse=True)
def _wagtails_own_templates(settings):
    # Wagtail's forms name variables that nobody gives, with a default behind them, which our watch would skip.
    engine = settings.TEMPLATES[0]
    settings.TEMPLATES = [engine | {"OPTIONS": engine["OPTIONS"] | {"string_if_invalid": ""}}]


@pytest.fixture
def zeeland(tree, twente):
    return make_region(tree, "Zeeland")


@pytest.fixture
def editors(twente, zeeland):
    """An editor of each of both regions."""
    make_roles()
    users = {}
    for region in (twente, zeeland):
        users[region.slug] = make_user(f"redactie-{region.slug}")
        users[region.slug].groups.add(role_of(region).group)
    return users


@pytest.fixture
def arrived(twente):
    offer = make_arrived_offer(twente)
    mails()
    mail.outbox.clear()
    return offer


def act(offer, name, **doing):
    kind = source("aanbod")
    return act_on(kind, kind.everything().filter(pk=offer.pk), name, Doing(**({"user": None} | doing)))


def publish(offer):
    draft = PracticePage.objects.get(pk=offer.practice_id).get_latest_revision()
    draft.publish()


def one(offer):
    return reverse("inbox_item", args=["aanbod", offer.pk])


def test_only_what_arrived_is_in_the_inbox_and_only_for_its_region_and_the_national_desk(twente, editors):
    make_offer(twente, "Nog niet verstuurd")
    make_offer(twente, "Niet bevestigd", sent_at=timezone.now())
    make_arrived_offer(twente, "Aangekomen")
    make_arrived_offer(None, "Voor het hele land")

    shown = signed_in(editors["twente"]).get(LIST).content.decode()
    assert "De Sprong: Aangekomen" in shown
    assert not [title for title in ("Nog niet verstuurd", "Niet bevestigd", "hele land") if title in shown]
    assert "De Sprong" not in signed_in(editors["zeeland"]).get(LIST).content.decode()
    assert "hele land" in signed_in(national()).get(LIST).content.decode()


def test_an_editor_reads_it_and_opens_the_draft(editors, arrived):
    client = signed_in(editors["twente"])

    shown = client.get(one(arrived)).content.decode()

    edit = reverse("wagtailadmin_pages:edit", args=[arrived.practice_id])
    assert edit in shown
    assert "kim.biedt@example.org" in shown
    assert client.get(edit).status_code == 200
    assert client.get(reverse("importing:places", args=[arrived.practice.imports.get().pk])).status_code == 200


def test_an_editor_of_another_region_sees_neither(editors, arrived):
    client = signed_in(editors["zeeland"])

    assert client.get(one(arrived)).status_code == 302
    assert client.get(reverse("wagtailadmin_pages:edit", args=[arrived.practice_id])).status_code == 302


def test_the_draft_names_the_number_and_nobody(arrived):
    draft = arrived.practice.get_latest_revision_as_object()

    assert f"Aangeboden op de site: {arrived.number}" in draft.editor_notes
    assert not [word for word in ("Kim Biedt", "kim.biedt@") if word in str(draft.serializable_data())]
    assert (draft.owner, draft.live, arrived.practice.live) == (None, False, False)


@pytest.mark.parametrize("name", [REJECTED, CLOSED])
def test_who_is_turned_down_hears_why_once(arrived, client, name):
    assert act(arrived, name, reason="Dit staat al op de site.") == 1
    assert act(arrived, name, reason="Dit staat al op de site.") == 0

    assert mails() == [("kim.biedt@example.org", "Over de praktijk die je aanbood")]
    assert "Dit staat al op de site." in mail.outbox[0].body
    page = client.get(mailed_url(arrived)).text
    assert "Niet overgenomen" in page
    assert "Dit staat al op de site." in page


def test_a_reason_that_is_given_anew_is_mailed_anew(arrived):
    act(arrived, CLOSED, reason="Eerst")
    act(arrived, REOPENED)
    act(arrived, REJECTED, reason="Toch")

    assert len(mails()) == 2


def test_once_published_its_offerer_hears_it_once_and_it_is_done(client, arrived):
    publish(arrived)
    tell_published()
    publish(arrived)

    offer = only_one()
    assert mails() == [("kim.biedt@example.org", "Je praktijk staat op de site")]
    assert offer.practice.full_url in mail.outbox[0].body
    assert (offer.state, standing_of(offer)) == (State.CLOSED, Standing.PUBLISHED)
    assert "Staat op de site" in [entry.data["detail"] for entry in history_of(offer)]
    page = client.get(mailed_url(offer)).text
    assert f'href="{offer.practice.url}"' in page
    assert "intrekken" not in page


def test_closing_what_is_on_the_site_mails_nothing_more(arrived):
    publish(arrived)
    Offer.objects.update(state=State.READ)

    act(arrived, CLOSED, reason="Klaar")

    assert [subject for _to, subject in mails()] == ["Je praktijk staat op de site"]


def test_what_was_closed_and_comes_on_the_site_after_all_is_told(arrived):
    act(arrived, REJECTED, reason="Nog niet")
    publish(arrived)

    assert [subject for _to, subject in mails()] == ["Over de praktijk die je aanbood", "Je praktijk staat op de site"]
    assert only_one().state == State.CLOSED


def test_what_is_for_some_people_only_is_not_told_until_it_is_public(arrived):
    restriction = arrived.practice.view_restrictions.create(restriction_type="login")
    publish(arrived)
    assert mails() == []
    assert standing_of(only_one()) == Standing.ARRIVED

    restriction.delete()
    assert tell_published() == 1
    assert tell_published() == 0
    assert len(mails()) == 1


def test_the_offerer_sees_each_state_in_words(client, arrived):
    address = mailed_url(arrived)
    assert "Ligt bij de redactie van Twente" in client.get(address).text

    user = make_user()
    arrived.practice.get_latest_revision_as_object().save_revision(user=user)
    assert "Wordt bewerkt" in client.get(address).text

    publish(arrived)
    assert "Staat op de site" in client.get(address).text

    PracticePage.objects.get(pk=arrived.practice_id).unpublish()
    assert "Staat niet meer op de site" in client.get(address).text


def test_what_somebody_picked_up_is_being_edited(arrived):
    Offer.objects.update(assigned_to=make_user())

    assert standing_of(only_one()) == Standing.EDITED


def test_passed_on_the_draft_can_be_brought_along_so_that_its_editors_can_open_it(editors, zeeland, arrived):
    act(arrived, MOVED, region=zeeland)
    client = signed_in(editors["zeeland"])
    edit = reverse("wagtailadmin_pages:edit", args=[arrived.practice_id])
    button = 'value="eigen:haal-concept"'
    assert button in client.get(one(arrived)).content.decode()
    assert client.get(edit).status_code == 302

    for _time in range(2):
        client.post(one(arrived), {"act": "eigen:haal-concept"})

    assert client.get(edit).status_code == 200
    assert button not in client.get(one(arrived)).content.decode()
    draft = PracticePage.objects.get(pk=arrived.practice_id).get_latest_revision_as_object()
    assert ([region.slug for region in draft.regions.all()], draft.home_region) == (["zeeland"], zeeland)
    assert signed_in(editors["twente"]).get(edit).status_code == 302


def test_passed_on_to_the_national_desk_the_draft_stands_under_the_practices(twente, arrived):
    act(arrived, MOVED, region=None)

    kind = source("aanbod")
    assert kind.action("haal-concept").act(only_one(), make_user())

    practice = PracticePage.objects.get()
    assert (practice.get_parent().slug, practice.home_region, list(practice.regions.all())) == ("praktijken", None, [])


def test_what_is_on_the_site_stays_where_it_is(zeeland, arrived):
    publish(arrived)
    Offer.objects.update(region=zeeland)

    action = source("aanbod").action("haal-concept")
    assert not action.is_for(only_one())
    assert not action.act(only_one(), make_user())


def test_the_list_asks_no_more_for_thirty_than_for_one(twente, editors, django_assert_max_num_queries):
    client = signed_in(editors["twente"])
    for number in (1, 30):
        for _each in range(number):
            make_offer(twente, sent_at=timezone.now(), arrived_at=timezone.now())
        client.get(LIST)
        with django_assert_max_num_queries(25):
            client.get(LIST)


def test_an_offer_whose_draft_was_deleted_is_still_dealt_with(client, editors, arrived):
    PracticePage.objects.get().delete()

    assert "Er is geen concept meer" in signed_in(editors["twente"]).get(one(arrived)).content.decode()
    assert "Ligt bij de redactie" in client.get(mailed_url(arrived)).text
    assert act(arrived, REJECTED, reason="Dubbel") == 1
