"""The forms of the admin that are Wagtail's with fields of ours: what they do not have cannot be sent with them."""

from typing import Any

import pytest
from django.db import models
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.users.models import UserProfile

from home.models import HomePage
from practices.models import PracticeIndexPage
from regions.models import RegionAlias, RegionIndexPage
from tests.besides import extras, row_of
from tests.editing.people import signed_in
from tests.filling import as_it_stands, fields_of
from tests.makers import (
    make_content_page,
    make_document,
    make_image,
    make_municipality,
    make_region,
    make_user,
)

pytestmark = pytest.mark.django_db

EACH_TIME = {"last_login", "updated_at", "changed_at"}
"""What saving as such writes."""
VERSIONS = {"latest_revision", "latest_revision_created_at", "has_unpublished_changes"}
"""What a new version says of the one before."""


@pytest.fixture
def chief():
    return make_user("alles", is_superuser=True, first_name="Al", last_name="Les", email="alles@example.org")


def edited(tree: Any) -> dict[str, tuple[str, models.Model, str]]:
    """Return the address of each form, the thing it is about, and a field it has, by a name."""
    region = make_region(tree, "Twente")
    other = make_user("ander", first_name="An", last_name="Der", email="ander@example.org")
    picture, paper, municipality = make_image(), make_document(), make_municipality(region)
    alias = RegionAlias.objects.create(region=region, name="Tukkerland")
    return {
        "picture": (reverse("wagtailimages:edit", args=[picture.pk]), picture, "title"),
        "document": (reverse("wagtaildocs:edit", args=[paper.pk]), paper, "title"),
        "account of somebody": (reverse("wagtailusers_users:edit", args=[other.pk]), other, "first_name"),
        "municipality": (reverse("gemeenten:edit", args=[municipality.pk]), municipality, "name"),
        "name of an area": (reverse("gebiedsnamen:edit", args=[alias.pk]), alias, "name"),
    }


@pytest.mark.parametrize("name", ["picture", "document", "account of somebody", "municipality", "name of an area"])
def test_no_form_takes_more_than_it_has(tree, chief, name):
    address, thing, named = edited(tree)[name]
    browser = signed_in(chief)
    fields = fields_of(browser.get(address).content.decode(), named)
    assert browser.post(address, as_it_stands(fields)).status_code == 302
    before = row_of(thing)

    answer = browser.post(address, extras(fields) | as_it_stands(fields))

    assert answer.status_code == 302, answer.context["form"].errors
    assert {key for key, value in row_of(thing).items() if value != before[key]} - EACH_TIME == set()


def test_the_own_account_takes_no_right(chief):
    writer = make_user(
        "schrijver", first_name="Schrij", last_name="Ver", email="schrijver@example.org", is_superuser=True
    )
    browser = signed_in(writer)
    address = reverse("wagtailadmin_account")
    fields = fields_of(browser.get(address).content.decode(), "mails-mails")
    browser.post(address, as_it_stands(fields))
    writer.refresh_from_db()
    writer.is_superuser = False
    writer.save()
    profile = UserProfile.get_for_user(writer)
    before, before_profile = row_of(writer), row_of(profile)
    prefixed = {
        f"{prefix}-{key}": value
        for prefix in ("name_email", "mails", "locale", "theme")
        for key, value in extras(()).items()
    }

    browser.post(address, prefixed | extras(fields) | as_it_stands(fields))

    assert {key for key, value in row_of(writer).items() if value != before[key]} - EACH_TIME == set()
    assert {key for key, value in row_of(profile).items() if value != before_profile[key]} == set()


@pytest.mark.parametrize("kind", ["region", "home", "regions", "practices", "text"])
def test_no_form_of_a_page_takes_more_than_it_has(tree, chief, kind):
    page: Page = {
        "region": lambda: make_region(tree, "Twente"),
        "home": HomePage.objects.get,
        "regions": RegionIndexPage.objects.get,
        "practices": PracticeIndexPage.objects.get,
        "text": lambda: make_content_page(tree),
    }[kind]()
    browser = signed_in(chief)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    fields = fields_of(browser.get(address).content.decode(), "title")
    # Blocks are put in the page by script; as these stand here they are sent empty.
    empty = {f"{each.name}-count": "0" for each in page._meta.fields if isinstance(each, StreamField)}
    told = []

    for more in ({}, {}, extras(fields)):
        answer = browser.post(address, more | as_it_stands(fields) | empty)
        assert answer.status_code == 302, answer.context["form"].errors
        told.append(type(page).objects.get(pk=page.pk).get_latest_revision().content)
    row = row_of(page)

    first, second, with_more = told
    volatile = {key for key in first if first[key] != second[key]}
    assert {key for key in first if with_more[key] != second[key]} - volatile - VERSIONS == set()
    assert (row["live"], row["locked"], row["show_in_menus"]) == ("true", "false", "false")
