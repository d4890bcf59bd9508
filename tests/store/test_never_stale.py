"""Each kind of change is visible on each kind of page at the next request, and nothing private is ever kept."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.test import Client
from django.utils import timezone
from taggit.models import Tag

from contacts.models import Contact, NationalDesk
from home.models import ContentPage, HomePage, PortalSettings
from library.models import PortalImage
from practices.models import GlossaryTerm, PracticePage, Theme
from regions.models import RegionPage
from search.models import SynonymGroup
from store.freshness import version_in
from tests.store.conftest import Reader, end_transaction

PRACTICE = "/regios/groot-amsterdam/transfercoaching/"
PAGES = (
    "/",
    "/praktijken/",
    "/praktijken/?regio=groot-amsterdam&thema=nazorg",
    "/praktijken/?weergave=kaart",
    "/praktijken/?q=coach",  # not stored, but made with what is kept
    PRACTICE,
    "/regios/",
    "/regios/groot-amsterdam/",
    "/themas/",
    "/themas/nazorg/",
    "/begrippen/",
    "/contact/",
    "/contact/renee-kraaij/",
    "/contact/renee-kraaij/vcard/",
    "/over/",
    "/sitemap.xml",
    "/sitemap-praktijk-1.xml",
    "/praktijken/feed/?regio=groot-amsterdam",
    "/praktijken.pdf?regio=twente",
    f"{PRACTICE}pdf/",
    f"{PRACTICE}beeld.png",
    "/embed/regio/groot-amsterdam/",
    "/api/v1/praktijken?aantal=3&regio=groot-amsterdam",
    "/api/v1/regios/groot-amsterdam",
    "/api/v1/contactpersonen",
    "/niets-hier/",
)


def practice() -> PracticePage:
    return PracticePage.objects.get(slug="transfercoaching")


def publish_anew() -> None:
    page = practice()
    page.title = "Een nieuwe titel"
    page.save_revision().publish()


def change(model: type, **fields: object) -> None:
    thing = model.objects.first()  # type: ignore[attr-defined]  # every model has it
    for name, value in fields.items():
        setattr(thing, name, value)
    thing.save()


CHANGES: dict[str, Callable[[], object]] = {
    "a practice is published anew": publish_anew,
    "a practice is unpublished": lambda: practice().unpublish(),
    "a practice is deleted": lambda: practice().delete(),
    "a practice moves": lambda: practice().move(RegionPage.objects.get(slug="twente"), "last-child"),
    "a practice gets a tag": lambda: practice().tags.add("nieuw"),
    "a practice gets a theme": lambda: PracticePage.themes.through.objects.all().delete(),
    "a region is written about": lambda: change(RegionPage, introduction="Nieuw."),
    "regions get another name": lambda: RegionPage.objects.update(title="Anders"),
    "a tag gets another name": lambda: change(Tag, name="Anders"),
    "home gets another text": lambda: change(HomePage, lead="Anders."),
    "a contact is not verified any more": lambda: Contact.objects.update(verified_on=date(2020, 1, 1)),
    "a contact is deleted": lambda: Contact.objects.all().delete(),
    "the national desk moves": lambda: change(NationalDesk, phone="0800 0000"),
    "a setting of the site": lambda: change(PortalSettings, site_name="Anders"),
    "synonyms": lambda: SynonymGroup.objects.create(words="een, twee"),
    "a theme gets another name": lambda: change(Theme, label="Anders"),
    "a term is explained anew": lambda: change(GlossaryTerm, meaning="Anders."),
    "a picture gets another description": lambda: change(PortalImage, description="Anders"),
    "a text page": lambda: change(ContentPage, title="Anders"),
    "a page becomes private": lambda: practice().view_restrictions.create(restriction_type="login"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_on_every_page_at_the_next_request(demo, reader, name):
    django = Reader(get_wsgi_application())
    for address in (*PAGES, *PAGES):  # a paper that is made is written down, and so makes the others old
        reader.get(address)
    assert reader.get("/").is_hit
    assert reader.get(PRACTICE).is_hit
    end_transaction()
    before = version_in("default")

    CHANGES[name]()

    assert version_in("default") != before
    for address in PAGES:
        stored, true = reader.get(address), django.get(address)
        assert (stored.status, stored.body) == (true.status, true.body), address


def test_what_is_planned_is_there_when_its_time_has_come(demo, reader):
    page = practice()
    page.unpublish()
    end_transaction()
    assert reader.get(PRACTICE).status == 410
    page.refresh_from_db()
    page.go_live_at = timezone.now()
    page.save_revision(approved_go_live_at=page.go_live_at)
    end_transaction()

    call_command("run_due", verbosity=0)

    assert reader.get(PRACTICE).status == 200


def test_an_editor_gets_their_own_pages_and_leaves_none_behind(demo, store, django_user_model):
    editor = Client()
    editor.force_login(django_user_model.objects.get(username="moderator"))
    known = Reader(store, editor.cookies)

    page = known.get(PRACTICE)

    assert "X-Page-Store" not in page.headers
    assert "wagtail-userbar" in page.text
    anonymous = Reader(store).get(PRACTICE)
    assert not anonymous.is_hit
    assert "wagtail-userbar" not in anonymous.text


@pytest.mark.parametrize("address", ["/contact/renee-kraaij/bericht/", "/volgen/", "/beheer/login/", "/gezondheid/"])
def test_forms_and_what_is_of_this_moment_are_never_kept(demo, reader, address):
    assert reader.get(address).status == 200
    assert "X-Page-Store" not in reader.get(address).headers


def test_another_host_gets_no_page_of_ours(demo, reader):
    reader.get("/")

    assert reader.get("/", HTTP_HOST="elders.example").status == 400
    assert reader.get("/", HTTP_X_FORWARDED_HOST="elders.example").is_hit
    assert "elders.example" not in reader.get("/", HTTP_X_FORWARDED_HOST="elders.example").text
