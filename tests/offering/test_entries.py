"""Who searches for a way to share a practice finds the form, also on a site that was there before it."""

import pytest
from django.http import QueryDict

from kit.facets import Choices
from offering.apps import OfferingConfig
from offering.entries import FORM, after_migrate
from practices.facets import practice_facets
from practices.listings import Listing
from search.models import Entry
from search.recognised import recognised_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("words", ["deel een praktijk", "praktijk delen", "praktijk insturen"])
def test_the_form_is_recognised(twente, words):
    found = recognised_in(Listing(Choices.from_query(QueryDict(f"q={words}"), practice_facets())).found)

    assert [(thing.kind, thing.url) for thing in found if thing.kind == FORM] == [(FORM, "/deel-een-praktijk/")]


def test_it_is_found_for_as_long_as_there_is_a_list_of_practices(tree):
    tree.practices.unpublish()

    assert not Entry.objects.filter(kind=FORM).exists()


def test_after_an_update_it_is_found(twente):
    Entry.objects.all().delete()

    after_migrate(OfferingConfig, "default")

    assert Entry.objects.filter(kind=FORM).count() == 1
