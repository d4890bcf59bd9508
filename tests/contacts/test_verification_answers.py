"""What a contact answers is done once, and looking does nothing."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from contacts.choices import TaskKind, TaskState
from contacts.models import Contact, ContactTask, Verification
from contacts.verification.asking import ask_now
from contacts.verification.links import links_of
from kit.signed import signed
from post.delivery import deliver_waiting
from tests.makers import make_contact, make_region, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def sam(tree):
    contact = make_contact(
        "Sam Blom",
        [make_region(tree, "Twente")],
        slug="sam",
        phone="085 013 11 11",
        personal_email="sam@example.org",
        verified_on=timezone.localdate() - timedelta(days=300),
    )
    contact.save_revision()
    assert ask_now(contact, timezone.localdate() - timedelta(days=1))
    return contact


@pytest.fixture
def links(sam):
    return {
        name: address.removeprefix("http://testserver")
        for name, address in links_of(Verification.objects.get()).items()
    }


def filled_in(client, address, **values):
    """Send the form of a page as a person does, some seconds after it was asked for."""
    page = client.get(address).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    shown = dict(re.findall(r'<input type="(?:text|email|tel)" name="(\w+)" value="([^"]*)"', page))
    return {"website": ""} | shown | hidden | values


@pytest.fixture(autouse=True)
def _patient(monkeypatch):
    monkeypatch.setattr("kit.forms.QUICKEST", 0)


def test_the_mail_has_three_links_that_open(client, sam, links):
    deliver_waiting()

    for name, address in links.items():
        assert address in mail.outbox[0].body
        assert client.get(address).status_code == 200, name


def test_a_scanner_that_follows_every_link_changes_nothing(client, sam, links):
    for address in links.values():
        client.get(address)
        client.head(address)

    sam.refresh_from_db()
    assert (sam.live, sam.is_published()) == (True, False)
    assert Verification.objects.get().answer == ""
    assert not ContactTask.objects.exists()


def test_still_right_brings_the_contact_back_with_todays_date_everywhere(client, sam, links):
    assert "Sam Blom" not in client.get("/contact/").content.decode()

    page = client.post(links["right"], filled_in(client, links["right"])).content.decode()

    sam.refresh_from_db()
    assert "Bedankt" in page
    assert sam.verified_on == timezone.localdate()
    assert sam.latest_revision.content["verified_on"] == timezone.localdate().isoformat()
    assert "Sam Blom" in client.get("/contact/").content.decode()
    assert client.get("/contact/sam/vcard/").status_code == 200


def test_a_change_is_a_task_and_is_on_the_site_when_an_editor_takes_it_over(client, sam, links):
    address = links["change"]
    client.post(address, filled_in(client, address, phone="085 013 22 22", note="Nieuw nummer"))

    sam.refresh_from_db()
    task = ContactTask.objects.get()
    assert sam.phone == "085 013 11 11"
    assert (task.kind, task.proposed, task.note) == (TaskKind.CHANGED, {"phone": "085 013 22 22"}, "Nieuw nummer")
    assert not sam.is_published()

    client.force_login(make_user(is_superuser=True))
    shown = client.get(reverse("contact_tasks")).content.decode()
    client.post(reverse("contact_tasks"), {"task": task.pk, "act": "doe"})
    again = client.post(reverse("contact_tasks"), {"task": task.pk, "act": "doe"}, follow=True).content.decode()

    sam.refresh_from_db()
    assert "085 013 22 22" in shown
    assert "al gedaan" in again
    assert (sam.phone, sam.verified_on) == ("085 013 22 22", timezone.localdate())
    assert sam.latest_revision.content["phone"] == "085 013 22 22"


def test_a_change_that_is_wrong_is_asked_for_again_with_what_was_typed(client, sam, links):
    values = filled_in(client, links["change"], phone="bel maar", public_email="geen adres", note="Bewaar dit")

    page = client.post(links["change"], values)

    assert page.status_code == 422
    assert "Bewaar dit" in page.content.decode()
    assert "bel maar" in page.content.decode()
    assert Verification.objects.get().answer == ""


def test_who_is_gone_is_off_the_site_at_once_and_names_a_successor(client, sam, links):
    client.post(links["leave"], filled_in(client, links["leave"], successor="Kim, kim@example.org"))

    sam.refresh_from_db()
    assert (sam.live, sam.state) == (False, "vertrokken")
    assert sam.latest_revision.content["state"] == "vertrokken"
    assert client.get("/contact/sam/").status_code == 404
    assert ContactTask.objects.get(kind=TaskKind.LEFT).successor == "Kim, kim@example.org"


def test_a_link_works_once(client, sam, links):
    values = filled_in(client, links["right"])
    client.post(links["right"], values)
    Contact.objects.update(verified_on=None, verified_until=None)

    again = client.post(links["right"], values).content.decode()
    other = client.post(links["leave"], values).content.decode()

    sam.refresh_from_db()
    assert "Je hebt al geantwoord" in again
    assert "Je hebt al geantwoord" in other
    assert (sam.verified_on, sam.live) == (None, True)


def test_a_link_that_is_not_ours_says_so(client, sam, links):
    token = links["right"].split("/")[3]
    for bad in ("x", token[:-2], signed("contact", 999999), signed("contact", "1"), signed("volgen", 1)):
        page = client.get(f"/contact/controle/{bad}/")
        assert page.status_code == 404
        assert "Deze link werkt niet" in page.content.decode()


def test_an_old_link_offers_a_new_mail_to_the_same_address(client, sam, links, monkeypatch):
    import time

    later = time.time() + 61 * 86_400
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)

    page = client.get(links["right"])
    answer = client.post(f"{links['right']}opnieuw/")
    client.post(f"{links['right']}opnieuw/")

    deliver_waiting()
    assert page.status_code == 410
    assert "Stuur een nieuwe mail" in page.content.decode()
    assert "Kijk in je mail" in answer.content.decode()
    assert [message.to for message in mail.outbox] == [["sam@example.org"]] * 2


def test_no_cookie_is_set_and_nothing_is_stored_in_between(client, sam, links):
    page = client.get(links["right"])

    assert not page.cookies
    assert "no-store" in page["Cache-Control"]


def test_another_region_sees_no_task_and_does_none(client, sam, tree):
    from editing.roles import make_roles, role_of

    other = make_region(tree, "Zeeland")
    make_roles()
    task = ContactTask.objects.create(contact=sam, kind=TaskKind.LEFT)
    user = make_user("zeeuw")
    user.groups.add(role_of(other).group)
    client.force_login(user)

    page = client.get(reverse("contact_tasks")).content.decode()
    client.post(reverse("contact_tasks"), {"task": task.pk, "act": "doe"})

    task.refresh_from_db()
    assert "Sam Blom" not in page
    assert task.state == TaskState.OPEN


def test_an_editor_asks_from_the_listing(client, sam):
    client.force_login(make_user(is_superuser=True))
    address = reverse("contact_ask", args=[sam.pk])

    assert "sam@example.org" in client.get(address).content.decode()
    page = client.post(address, follow=True).content.decode()

    assert "De mail aan Sam Blom is onderweg." in page
    assert "Vandaag is er al een mail" in client.post(address, follow=True).content.decode()
    assert address in page
