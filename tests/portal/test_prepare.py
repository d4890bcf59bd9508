"""Before the site starts its database is brought up to date, and it is told where it stands."""

import io

import pytest
from django.core.management import call_command
from wagtail.models import Site

from home.models import HomePage
from practices.models import PracticePage
from tests.makers import make_practice

pytestmark = pytest.mark.django_db


def test_the_site_follows_its_address_to_another_port(tree, settings):
    make_practice(tree.practices)
    Site.objects.all().delete()
    settings.SITE_URL = "http://127.0.0.1:8000"
    call_command("prepare", stdout=io.StringIO())
    settings.SITE_URL = "http://127.0.0.1:8123"

    said = io.StringIO()
    call_command("prepare", stdout=said)

    assert Site.objects.get(is_default_site=True).port == 8123
    assert "http://127.0.0.1:8123/beheer/" in said.getvalue()
    assert (HomePage.objects.count(), PracticePage.objects.count()) == (1, 1)


def test_the_demonstration_accounts_are_named_in_development_alone(tree, settings):
    make_practice(tree.practices)
    for debug, is_named in ((True, True), (False, False)):
        settings.DEBUG = debug
        said = io.StringIO()
        call_command("prepare", stdout=said)
        assert ("redactie-amsterdam" in said.getvalue()) is is_named
