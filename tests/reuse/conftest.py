"""A shelf of practices, and what no door may let out."""

from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from wagtail.models import PageViewRestriction

from practices.models import PracticePage, Theme
from regions.models import RegionPage
from tests.makers import make_contact, make_practice, make_region, make_term, stream

SENTINELS = ("Geheimconcept", "Geheimbesloten", "Geheimverlopen", "geheim.adres@example.org", "Geheimnotitie")


@pytest.fixture(autouse=True)
def _patient() -> None:
    """Count anew how often somebody asked."""
    cache.clear()


@pytest.fixture
def twente(tree: Any) -> RegionPage:
    """A region."""
    return make_region(tree, "Twente")


@pytest.fixture
def zeeland(tree: Any) -> RegionPage:
    """Another."""
    return make_region(tree, "Zeeland")


@pytest.fixture
def stage(tree: Any) -> Theme:
    """A theme."""
    return make_term(Theme, "Stage")


@pytest.fixture
def secrets(twente: RegionPage) -> PracticePage:
    """A public practice, and beside and in it all that is not public."""
    make_practice(twente, "Geheimconcept", live=False)
    closed = make_practice(twente, "Geheimbesloten", regions=[twente])
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    expired = make_contact("Geheimverlopen Jansen", verified_on=date(2020, 1, 1))
    named = make_contact("Bo Openbaar", regions=[twente])
    said = {"text": "Wij bellen.", "contact": expired.pk, "name": "", "function": "", "consent": None}
    return make_practice(
        twente,
        "Openbare praktijk",
        regions=[twente],
        contacts=[expired, named],
        editor_notes="Geheimnotitie",
        consent_note="Geheimnotitie",
        body=stream(("quote", said)),
    )
