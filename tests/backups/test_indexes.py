"""Indexes that are made at once are the same as those that Wagtail makes one by one."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ReferenceIndex
from wagtail.search.models import IndexEntry

from backups.indexes import make_references, make_search_indexes
from practices.models import PracticePage
from search.models import Entry
from tests.makers import make_contact, make_practice, make_region, stream

_COLUMNS = (
    *("content_type", "base_content_type", "object_id", "to_content_type", "to_object_id"),
    *("model_path", "content_path", "content_path_hash"),
)


def references() -> list[tuple]:
    return sorted(ReferenceIndex.objects.values_list(*_COLUMNS))


def fill(tree, number: int) -> None:
    region = make_region(tree, "Twente")
    contact = make_contact("Kim", [region])
    before = None
    for each in range(number):
        link = f'<p><a linktype="page" id="{region.pk}">{region.title}</a></p>'
        practice = make_practice(
            region,
            f"Praktijk {each}",
            contacts=[contact],
            body=stream(("text", link)),
            tags=["winkel", f"woord {each}"],
        )
        if before is not None:
            practice.related_practices.create(practice=before)
            practice.save()
        before = practice


@pytest.mark.slow
def test_what_refers_to_what_is_the_same_as_wagtail_makes_it(demo):
    call_command("rebuild_references_index", verbosity=0, stdout=StringIO())
    theirs = references()
    ReferenceIndex.objects.all().delete()

    number = make_references()

    assert references() == theirs
    assert number == len(theirs) > 100


@pytest.mark.django_db
def test_what_was_there_goes_and_more_than_a_batch_is_written_whole(tree, monkeypatch):
    monkeypatch.setattr("backups.indexes.BATCH", 2)
    fill(tree, 5)
    right = references()
    gone = ReferenceIndex.objects.first()
    gone.pk, gone.object_id = None, "999999"
    gone.save()

    make_references()

    assert references() == right


@pytest.mark.django_db
def test_the_questions_are_as_many_for_ten_as_for_two(tree, django_assert_num_queries):
    fill(tree, 2)
    with CaptureQueriesContext(connection) as few:
        make_references()
        make_search_indexes()
    fill_more = make_region(tree, "Drenthe")
    for each in range(8):
        make_practice(fill_more, f"Meer {each}", tags=["meer"])

    IndexEntry.objects.all().delete()
    with django_assert_num_queries(len(few)):
        make_references()
        make_search_indexes()


@pytest.mark.django_db
def test_both_searches_find_everything_again(tree):
    fill(tree, 3)
    IndexEntry.objects.all().delete()
    Entry.objects.all().delete()
    assert not PracticePage.objects.search("winkel")

    make_search_indexes()

    assert Entry.objects.filter(title__startswith="Praktijk").count() == 3
    assert {page.title for page in PracticePage.objects.search("winkel")} == {f"Praktijk {each}" for each in range(3)}
    assert PracticePage.objects.search("twente").count() == 3
