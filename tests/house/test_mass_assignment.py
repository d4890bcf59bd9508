"""What a form does not have cannot be sent with it: every public form, and every form of ours in the admin."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import models
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site
from wagtail.snippets.models import get_snippet_models

from accounts.models import User
from contacts.models import Contact, NationalDesk, Verification, VerificationSettings
from contacts.verification.asking import ask_now
from contacts.verification.links import links_of
from home.models import PortalSettings
from kit.forms import OpenForm
from offering.links import screen_token
from practices.models import Phase, ReviewSettings, Sector, TargetGroup, Theme
from tests.besides import after, differences, extras, row_of, rows
from tests.editing.forms import practice_form
from tests.editing.people import administrator, regional, signed_in
from tests.filling import as_it_stands, fields_of, filled_in
from tests.makers import (
    make_consent,
    make_contact,
    make_offer,
    make_practice,
    make_region,
    make_term,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _patient(monkeypatch):
    monkeypatch.setattr("kit.forms.QUICKEST", 0)


@pytest.fixture(autouse=True)
def _templates_as_on_a_server(settings):
    engine = settings.TEMPLATES[0]  # Wagtail's own templates name variables that nobody gives
    settings.TEMPLATES = [engine | {"OPTIONS": engine["OPTIONS"] | {"string_if_invalid": ""}}]


@pytest.fixture
def world(tree):
    region, other = make_region(tree, "Twente"), make_region(tree, "Zeeland")
    contact = make_contact("Sam Blom", [region], slug="sam", personal_email="sam.prive@example.org")
    make_user("ander", is_superuser=True)
    asked = make_contact(
        "Kim Wacht", [region], personal_email="kim@example.org", verified_on=timezone.localdate() - timedelta(days=300)
    )
    asked.save_revision()
    assert ask_now(asked, timezone.localdate() - timedelta(days=1))
    return {
        "region": region,
        "other": other,
        "contact": contact,
        "practice": make_practice(region, contacts=[contact]),
        "offer": make_offer(region),
    }


def public_forms(world: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the address of each form that anybody may send, with what cannot be guessed from the page."""
    answers = links_of(Verification.objects.get()).values()
    mine = f"/deel-een-praktijk/mijn/{screen_token(world['offer'])}"
    return {
        "/contact/sam/bericht/": {},
        "/contact/balie/twente/": {},
        "/vraag/": {},
        f"/melding/?pagina={world['practice'].url}": {},
        f"/wij-doen-dit-ook/{world['practice'].pk}/": {
            "month": "3", "year": "2025", "contact_phone": "085 013 44 44", "contact_email": "",
        },
        "/volgen/?regio=twente": {},
        "/volgen/link/": {},
        "/deel-een-praktijk/": {},
        "/deel-een-praktijk/link/": {"email": world["offer"].sender_email},
        f"{mine}/over/": {},
        f"{mine}/vertel/": {},
        f"{mine}/versturen/": {},
        **{link.removeprefix("http://testserver"): {"phone": "085 013 11 11"} for link in answers},
    }  # fmt: skip


def leaves(kind: type) -> set[type]:
    """Return the forms that inherit from this one and from which none does."""
    below = kind.__subclasses__()
    return {kind} if not below else set().union(*(leaves(each) for each in below))


def test_no_public_form_takes_more_than_it_asks_for(world, client, monkeypatch):
    met, full_clean = set(), OpenForm.full_clean

    def noted(self):
        full_clean(self)
        if self.is_bound:
            assert not self._errors, f"{type(self)} {self._errors.as_json()}"
            met.add(type(self))

    monkeypatch.setattr(OpenForm, "full_clean", noted)
    for address, values in public_forms(world).items():
        fields = fields_of(client.get(address).text, "begun")
        told = filled_in(fields, "Een woord", **values)
        path = address.partition("?")[0]
        before = rows()

        plain = [after(lambda path=path, told=told: client.post(path, told)) for _ in range(2)]
        more = extras(fields) | told
        with_more = after(lambda path=path, more=more: client.post(path, more))

        volatile = differences(*plain)
        assert differences(before, plain[0]) - volatile or path.endswith("/link/"), f"{path} does nothing"
        assert differences(plain[0], with_more) - volatile == set(), path

    assert {form for form in leaves(OpenForm) if not form.__module__.startswith("tests.")} - met == set()


def things(world: dict[str, Any]) -> dict[str, models.Model]:
    """Return one of each kind of snippet."""
    made: dict[str, models.Model] = {}
    for model in get_snippet_models():
        label = model._meta.label
        if label == "contacts.Contact":
            made[label] = world["contact"]
        elif label == "consents.Consent":
            made[label] = make_consent("Kim")
        elif label == "search.SynonymGroup":
            made[label] = model.objects.create(words="stage, leerplek")
        elif issubclass(model, Theme | Phase | TargetGroup | Sector):
            made[label] = make_term(model, "Nazorg")
        else:
            words = {
                field.name: f"woord-{field.name}"
                for field in model._meta.fields
                if isinstance(field, models.CharField | models.TextField) and not field.choices and not field.blank
                and not isinstance(field, models.SlugField)
            }  # fmt: skip
            made[label] = model.objects.create(**words)
    return made


BOOKKEEPING = {
    *("latest_revision_id", "has_unpublished_changes", "live_revision_id", "last_published_at", "first_published_at"),
    "latest_revision_created_at",
}
"""What any save writes. Whoever may save may publish these: `live` is not among them."""


@pytest.mark.parametrize("who", ["administrator", "regional"])
def test_no_form_of_a_snippet_takes_more_than_it_asks_for(world, who):
    user = make_user("alles", is_superuser=True) if who == "administrator" else regional(world["region"])
    browser = signed_in(user)
    tried = []
    for label, thing in things(world).items():
        model = type(thing)
        address = reverse(model.snippet_viewset.get_url_name("edit"), args=[thing.pk])
        page = browser.get(address)
        if page.status_code != 200:  # not theirs
            assert who == "regional", label
            continue
        words = (models.CharField, models.TextField)
        named = next(field.name for field in model._meta.fields if isinstance(field, words))
        fields = fields_of(page.content.decode(), named)
        browser.post(address, as_it_stands(fields))
        before = row_of(thing)

        answer = browser.post(address, extras(fields) | as_it_stands(fields))

        assert answer.status_code == 302, f"{label}: {getattr(answer, 'context_data', {}).get('form').errors}"
        changed = {name for name, value in row_of(thing).items() if value != before[name]}
        assert changed - BOOKKEEPING - {"updated_at", "changed_at"} == set(), label
        tried.append(label)

    expected = {model._meta.label for model in get_snippet_models()} if who == "administrator" else {"contacts.Contact"}
    assert expected <= set(tried)


def test_an_editor_of_a_region_gives_a_contact_no_more_than_the_form_has(world):
    """Region of another, keeper, and being on the site: none of it comes along."""
    Contact.objects.filter(pk=world["contact"].pk).update(live=False)
    browser = signed_in(regional(world["region"]))
    address = reverse(Contact.snippet_viewset.get_url_name("edit"), args=[world["contact"].pk])
    fields = fields_of(browser.get(address).content.decode(), "name")

    browser.post(address, as_it_stands(fields) | {"keeper": "1", "live": "on", "regions": [world["other"].pk]})

    now = Contact.objects.get(pk=world["contact"].pk)
    assert (now.keeper_id, now.live) == (None, False)
    assert list(now.regions.values_list("pk", flat=True)) == [world["region"].pk]


def test_an_editor_of_a_region_gives_a_practice_no_more_than_the_form_has(world):
    browser = signed_in(regional(world["region"]))
    practice = world["practice"]
    address = f"/beheer/pages/{practice.pk}/edit/"
    offered = fields_of(browser.get(address).content.decode(), "title")
    sent = practice_form(slug=practice.slug, regions=[world["region"]])
    told = []
    for number, more in enumerate(({}, {}, extras(offered))):
        answer = browser.post(address, more | sent | {"title": f"Keer {number}"})
        assert answer.status_code == 302
        told.append(type(practice).objects.get(pk=practice.pk).latest_revision.content | {"title": ""})
    row = row_of(practice)

    first, second, with_more = told
    volatile = {name for name in first if first[name] != second[name]} | {"draft_title", "latest_revision"}
    assert {name for name in first if with_more[name] != second[name]} - volatile == set()
    assert (row["live"], row["locked"], row["owner_id"]) == ("true", "false", json.dumps(practice.owner_id))
    assert practice.get_parent().pk == world["region"].pk


def test_who_invites_gives_a_role_and_no_more(world):
    chief = administrator()
    browser = signed_in(chief)
    fields = fields_of(browser.get("/beheer/users/new/").content.decode(), "first_name")
    sent = filled_in(fields, "Kim", email="kim.nieuw@example.org")

    browser.post("/beheer/users/new/", extras(fields) | sent)

    made = User.objects.get(email="kim.nieuw@example.org")
    assert (made.is_superuser, made.is_staff, made.username) == (False, False, "kim.nieuw@example.org")
    assert not made.has_usable_password()
    assert [group.pk for group in made.groups.all()] == [int(sent["role"][0])]
    assert not made.user_permissions.exists()


def test_no_settings_take_more_than_they_ask_for(world):
    browser = signed_in(make_user("alles", is_superuser=True))
    for model in (NationalDesk, VerificationSettings, ReviewSettings, PortalSettings):
        thing = model.load() if hasattr(model, "load") else model.for_site(Site.objects.get())
        address = f"/beheer/settings/{model._meta.app_label}/{model._meta.model_name}/"
        address += "" if hasattr(model, "load") else f"{thing.site_id}/"
        named = next(name for name in (panel.field_name for panel in _panels(model)))
        fields = fields_of(browser.get(address, follow=True).content.decode(), named)
        before = row_of(thing)

        answer = browser.post(address, extras(fields) | as_it_stands(fields))

        assert answer.status_code == 302, model
        assert row_of(thing) == before, model


def _panels(model: type[models.Model]) -> Iterator[Any]:
    """Give the panels of fields of a model, however deep."""
    waiting = list(model.panels)
    while waiting:
        panel = waiting.pop(0)
        if hasattr(panel, "field_name"):
            yield panel
        waiting += getattr(panel, "children", [])


@pytest.mark.parametrize(("kept", "after"), [("", ""), ("Gevraagd in 2019.", "Alles mag.")])
def test_a_note_on_consent_that_is_not_asked_for_is_not_taken(world, kept, after):
    """With such a note names need no consent; it is shown only where one was written before there was a register."""
    browser = signed_in(regional(world["region"]))
    practice = world["practice"]
    type(practice).objects.filter(pk=practice.pk).update(consent_note=kept)
    sent = practice_form(slug=practice.slug, regions=[world["region"]], consent_note="Alles mag.")

    answer = browser.post(f"/beheer/pages/{practice.pk}/edit/", sent)

    assert answer.status_code == 302
    assert type(practice).objects.get(pk=practice.pk).get_latest_revision_as_object().consent_note == after
