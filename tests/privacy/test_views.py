"""The page of administrators: look, choose, type the name, done."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from contacts.models import Contact
from practices.models import PracticePage
from privacy.models import Erasure
from tests.makers import make_contact, make_practice, make_region, make_user
from tests.privacy.conftest import EMAIL, NAME

ADDRESS = "/beheer/personen/"


@pytest.fixture
def administrator(client):
    user = make_user("beheerder", is_superuser=True)
    client.force_login(user)
    return user


def test_others_do_not_come_in(tree, client):
    client.force_login(make_user("redacteur"))

    assert client.get(ADDRESS).status_code in (302, 403)
    assert client.post(ADDRESS, {"told": NAME, "erase": "1", "typed": NAME}).status_code in (302, 403)
    assert client.get("/beheer/personen/bewijs/K7MP-3QX9/").status_code in (302, 403)


def test_looking_shows_every_place_and_changes_nothing(tree, client, administrator):
    make_contact(NAME, personal_email=EMAIL)
    make_practice(make_region(tree), introduction=f"Zie {NAME}, of R. Kraaij.")

    page = client.post(ADDRESS, {"told": NAME})

    assert "Contactpersonen" in page.text
    assert EMAIL in page.text
    assert "Misschien iemand anders" in page.text
    assert "no-store" in page.headers["Cache-Control"]
    assert Contact.objects.filter(name=NAME).exists()


def test_half_a_name_is_refused(tree, client, administrator):
    page = client.post(ADDRESS, {"told": "Renée"})

    assert page.status_code == 422
    assert "Geef een voornaam en een achternaam" in page.text


@pytest.mark.parametrize("typed", ["", "Renée", "Bo Bakker"])
def test_without_the_name_typed_nothing_is_erased(tree, client, administrator, typed):
    make_contact(NAME)

    page = client.post(ADDRESS, {"told": NAME, "erase": "1", "typed": typed})

    assert page.status_code == 422
    assert Contact.objects.filter(name=NAME).exists()


@pytest.mark.parametrize("instead", [NAME, "<b>x</b>"])
def test_the_name_cannot_come_in_its_own_place(tree, client, administrator, instead):
    make_contact(NAME)

    page = client.post(ADDRESS, {"told": NAME, "erase": "1", "typed": NAME, "instead": instead})

    assert page.status_code == 422
    assert Contact.objects.filter(name=NAME).exists()


def test_erasing_does_what_was_chosen_and_gives_a_receipt(tree, client, administrator):
    region = make_region(tree)
    pages = [make_practice(region, introduction=f"Zie {NAME}.") for _ in range(2)]
    fields = {"told": NAME, "erase": "1", "typed": "renee kraaij", "instead": "de coach"}

    answer = client.post(ADDRESS, fields | {f"way:practices.PracticePage:{pages[1].pk}": "laten"})

    erasure = Erasure.objects.get()
    assert answer.url == reverse("privacy_receipt", args=[erasure.number])
    assert [PracticePage.objects.get(pk=page.pk).introduction for page in pages] == ["Zie de coach.", f"Zie {NAME}."]
    receipt = client.get(answer.url)
    assert erasure.number in receipt.text
    assert NAME not in receipt.text
    assert erasure.done_by == administrator
    assert erasure.number in client.get(ADDRESS).text


def test_a_made_up_choice_is_no_choice(tree, client, administrator):
    contact = make_contact(NAME)

    client.post(
        ADDRESS,
        {"told": NAME, "erase": "1", "typed": NAME, f"way:contacts.Contact:{contact.pk}": "vervangen", "way:x": "x"},
    )

    assert not Contact.objects.filter(pk=contact.pk).exists()


def test_the_last_administrator_is_told_why_not(tree, client):
    user = make_user("renee", first_name="Renée", last_name="Kraaij", is_superuser=True)
    client.force_login(user)

    page = client.post(ADDRESS, {"told": NAME, "erase": "1", "typed": NAME})

    assert page.status_code == 409
    assert "geen beheerder meer" in page.text
    assert not Erasure.objects.exists()


def test_whoever_may_take_accounts_away_cannot_take_away_one_above_them(tree, client):
    make_user("baas", is_superuser=True)
    make_user("renee", first_name="Renée", last_name="Kraaij", is_superuser=True)
    user = make_user("beheer")
    codenames = ("access_admin", "delete_user")
    user.user_permissions.add(*Permission.objects.filter(codename__in=codenames))
    client.force_login(user)

    page = client.post(ADDRESS, {"told": NAME, "erase": "1", "typed": NAME})

    assert page.status_code == 409
    assert not Erasure.objects.exists()


def test_all_that_is_known_comes_as_a_file(tree, client, administrator):
    make_contact(NAME)

    answer = client.post(ADDRESS, {"told": NAME, "export": "1"})

    assert answer.headers["Content-Disposition"] == 'attachment; filename="gegevens.json"'
    assert answer.json()["plaatsen"][0]["plaats"]
