"""Who is erased is nowhere any more, and everything that named them still works."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.db import models
from django.urls import reverse

from accounts.administrators import LastAdministratorError
from accounts.models import User
from consents.models import Consent
from contacts.models import Contact
from inbox.models import Message
from kit.addresses import all_addresses
from library.models import PortalDocument, PortalImage
from practices.models import PracticePage
from privacy import walking
from privacy.choices import Way
from privacy.erasing import NotErasedError, erase
from privacy.finding import belonging, find
from privacy.models import ErasedMark, Erasure
from privacy.names import Person
from tests.makers import make_contact, make_practice, make_region, make_user
from tests.paper.conftest import says
from tests.privacy.conftest import EMAIL, NAME, dump, media, naming
from tests.privacy.world import make_world


@pytest.fixture
def erased(tree, django_capture_on_commit_callbacks):
    world = make_world(tree)
    assert naming(dump())
    with django_capture_on_commit_callbacks(execute=True):
        call_command("erase_person", NAME, instead="de transfercoach")
    return world


def test_nothing_the_database_holds_names_whom_was_erased(erased):
    assert naming(dump()) == []


def test_no_file_names_whom_was_erased(erased):
    assert naming(media()) == []
    assert PortalDocument.objects.get(title="Notulen").file.read().decode() == (
        "Aanwezig: de transfercoach, (e-mailadres verwijderd)"
    )


def test_no_public_door_names_whom_was_erased(erased, client):
    erased.page.refresh_from_db()
    doors = [
        *("/", "/praktijken/", "/praktijken/?q=kraaij", "/regios/", "/contact/", "/sitemap.xml", "/praktijken.csv"),
        *("/api/v1/praktijken", "/api/v1/contactpersonen", "/api/v1/praktijken?q=kraaij", "/praktijken/feed.xml"),
        *("/zoeken/suggesties/?q=kraaij", erased.region.url, erased.page.get_url()),
    ]
    told = {door: client.get(door) for door in doors}

    assert naming(answer.getvalue().decode() for answer in told.values()) == []
    assert told["/praktijken/"].status_code == told["/contact/"].status_code == 200


def test_no_paper_names_whom_was_erased(erased, client):
    paper = client.get(PracticePage.objects.get(pk=erased.practice.pk).url + "pdf/")

    assert says(paper.getvalue(), "Stage met de transfercoach")
    assert not says(paper.getvalue(), NAME)


def test_a_page_goes_on_with_the_desk_in_the_place_of_a_contact(erased, client):
    practice = PracticePage.objects.get(pk=erased.practice.pk)

    page = client.get(practice.url)

    assert practice.title == "Stage met de transfercoach"
    assert "We belden met <b>de transfercoach</b>" in page.content.decode()
    assert erased.region.desk_phone in page.content.decode()
    assert not Contact.objects.filter(name=NAME).exists()


def test_a_page_whose_address_was_a_name_moves_with_all_below_it(erased, client):
    erased.page.refresh_from_db()
    erased.sub.refresh_from_db()

    assert erased.page.slug == "over-de-transfercoach"
    assert client.get("/over-de-transfercoach/daaronder/").status_code == 200
    assert naming([erased.sub.url_path]) == []


def test_the_screens_of_history_still_open(erased, client, settings):
    engine = settings.TEMPLATES[0]  # Wagtail's own templates name variables that nobody gives
    settings.TEMPLATES = [engine | {"OPTIONS": engine["OPTIONS"] | {"string_if_invalid": ""}}]
    client.force_login(erased.administrator)
    key = erased.practice.pk
    first, last = erased.practice.revisions.order_by("pk")

    for address in (
        reverse("wagtailadmin_pages:history", args=[key]),
        reverse("wagtailadmin_pages:edit", args=[key]),
        reverse("wagtailadmin_pages:revisions_compare", args=[key, first.pk, last.pk]),
        reverse("wagtailadmin_pages:revisions_revert", args=[key, first.pk]),
        reverse("wagtailadmin_pages:revisions_view", args=[key, first.pk]),
        reverse("wagtailadmin_reports:site_history"),
    ):
        page = client.get(address)
        assert page.status_code == 200, address
        assert naming([page.content.decode()]) == []


def test_a_namesake_stays(erased):
    assert Contact.objects.get(pk=erased.namesake.pk).name == "Renée Kraaijenhof"
    assert "R. Kraaij" in PracticePage.objects.get(pk=erased.practice.pk).editor_notes


def test_what_others_sent_stays_without_the_name(erased):
    message = Message.objects.get()

    assert (message.sender_name, message.text) == ("Bo", "Waar is de transfercoach?")


def test_an_account_is_closed_and_a_consent_withdrawn(erased):
    assert not User.objects.filter(email=EMAIL).exists()
    assert User.objects.filter(username__startswith="gewist-", is_active=False).count() == 1
    consent = Consent.objects.exclude(name="Kim").get()
    assert (consent.name, consent.email, consent.is_valid()) == ("de transfercoach", "", False)


def test_the_receipt_tells_numbers_and_no_names(erased):
    erasure = Erasure.objects.get()

    assert erasure.counts["contacts.Contact"] == 1
    assert erasure.counts["wagtailcore.Revision"] == 3
    assert naming([json.dumps(erasure.counts)]) == []
    assert ErasedMark.objects.filter(number=erasure.number).count() > 1


def test_erasing_twice_finds_nothing(erased):
    call_command("erase_person", NAME)

    assert Erasure.objects.first().counts == {}


def test_a_try_out_changes_nothing(tree, capsys):
    make_world(tree)
    before = list(dump())

    call_command("erase_person", NAME, dry_run=True)

    assert list(dump()) == before
    assert "contactpersonen" in capsys.readouterr().out.lower()


def test_an_address_leads_to_the_name_and_a_name_to_the_address(tree):
    make_contact(NAME, personal_email=EMAIL)

    assert belonging(Person.of(NAME)).emails == (EMAIL,)
    assert belonging(Person.of(EMAIL)).names == (NAME,)


def test_an_address_that_others_use_too_does_not_take_them_along(tree):
    make_contact(NAME, personal_email="team@example.nl")
    make_contact("Bo Bakker", personal_email="team@example.nl")

    erase(Person((NAME,), belonging(Person.of(NAME)).emails))

    assert list(Contact.objects.values_list("name", flat=True)) == ["Bo Bakker"]


def test_each_place_may_be_settled_in_another_way(tree):
    region = make_region(tree)
    pages = [make_practice(region, title, introduction=f"Zie {NAME}.") for title in ("Een", "Twee", "Drie")]
    keys = [f"practices.PracticePage:{page.pk}" for page in pages]

    erasure = erase(Person.of(NAME), "de coach", {keys[1]: Way.REMOVE, keys[2]: Way.KEEP})

    said = [PracticePage.objects.get(pk=page.pk).introduction for page in pages]
    assert said == ["Zie de coach.", "Zie .", f"Zie {NAME}."]
    assert erasure.kept == 1


def test_a_doubtful_name_goes_when_somebody_says_so(tree):
    page = make_practice(make_region(tree), introduction="Vraag R. Kraaij.")
    person = Person.of(NAME)
    [hit] = find(person)

    erase(person, "de coach", {hit.key: Way.REPLACE})

    assert hit.is_doubtful
    assert PracticePage.objects.get(pk=page.pk).introduction == "Vraag de coach."


def test_the_last_administrator_cannot_be_erased(tree):
    make_user("renee", first_name="Renée", last_name="Kraaij", is_superuser=True)
    make_practice(make_region(tree), introduction=f"Zie {NAME}.")

    with pytest.raises(LastAdministratorError):
        erase(Person.of(NAME))

    assert PracticePage.objects.filter(introduction__contains=NAME).exists()
    assert not Erasure.objects.exists()


def test_when_something_remains_all_is_as_it_was(tree, monkeypatch):
    make_practice(make_region(tree), introduction=f"Zie {NAME}.")
    monkeypatch.setattr("privacy.erasing._put_out", lambda *args, **kwargs: None)

    with pytest.raises(NotErasedError):
        erase(Person.of(NAME))

    assert not Erasure.objects.exists()


def test_without_the_ledger_nobody_is_erased(tree, settings, tmp_path):
    settings.ERASURE_LEDGER = tmp_path
    make_contact(NAME)

    with pytest.raises(CommandError):
        call_command("erase_person", NAME)

    assert Contact.objects.filter(name=NAME).exists()


def test_values_stay_unique_and_fit(tree):
    region = make_region(tree)
    pages = [make_practice(region, title) for title in ("Renée Kraaij", "Kraaij Renée")]

    erase(Person.of(NAME), "de transfercoach " * 5)

    slugs = {PracticePage.objects.get(pk=page.pk).slug for page in pages}
    assert len(slugs) == 2
    for page in pages:
        page = PracticePage.objects.get(pk=page.pk)
        assert page.url_path.endswith(f"/{page.slug}/")


def test_every_column_of_words_is_walked_or_named_with_a_reason():
    """A new table, or a new kind of column, is found without anybody thinking of it."""
    from django.apps import apps

    walked = {model._meta.label for model in walking.tables()}
    for model in apps.get_models(include_auto_created=True):
        label = model._meta.label
        if model._meta.proxy or not model._meta.managed or walking.NOT_WALKED.get(label):
            continue
        for field in model._meta.local_concrete_fields:
            if isinstance(field, models.BinaryField):
                assert walking.BINARIES.get(f"{label}.{field.name}"), f"{label}.{field.name}"
            elif not isinstance(field, walking.WORDLESS):
                assert label in walked
                assert isinstance(field, models.CharField | models.TextField | models.FileField) or walking.is_json(
                    field
                ), f"{label}.{field.name}: how are its words read?"


def test_no_reason_is_for_a_table_or_column_that_is_gone():
    from django.apps import apps

    labels = {model._meta.label for model in apps.get_models()}
    columns = {f"{m._meta.label}.{f.name}" for m in apps.get_models() for f in m._meta.local_concrete_fields}
    assert set(walking.NOT_WALKED) - {"wagtailsearch.SQLiteFTSIndexEntry"} <= labels
    assert set(walking.BINARIES) <= columns


def test_pictures_of_whom_was_erased_are_gone(tree):
    from tests.makers import make_consent, make_image

    consent = make_consent(NAME)
    make_image("Groep", consent=consent)

    erase(Person.of(NAME))

    assert not PortalImage.objects.exists()


def test_the_addresses_of_the_site_name_nobody(erased):
    assert naming(address.path for address in all_addresses()) == []
