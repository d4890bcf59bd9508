"""Each transaction that changes what readers see is marked, whichever way it writes."""

import pytest
from django.db import connection, transaction

from practices.models import PracticePage
from search.models import SynonymGroup
from store.freshness import version_in
from store.marking import KEPT, is_seen, mark_now, watch
from store.models import Mark
from tests.makers import make_practice
from tests.store.conftest import end_transaction


@pytest.mark.parametrize(
    "sql",
    [
        'INSERT INTO "practices_theme" ("label") VALUES (%s)',
        'INSERT OR IGNORE INTO "practices_practicepage_regions" VALUES (1, 2)',
        'UPDATE "wagtailcore_page" SET "live" = %s WHERE "wagtailcore_page"."id" = %s',
        'UPDATE "wagtailcore_page" SET "draft_title" = %s, "title" = %s WHERE "id" = 1',
        'UPDATE "wagtailcore_page" SET "latest_revision_id" = NULL, "expired" = true',
        'DELETE FROM "contacts_contact" WHERE "id" IN (1)',
        "  update contacts_contact set name = 'x'",
        "TRUNCATE TABLE regions_place",
        "WITH old AS (SELECT 1) DELETE FROM practices_theme",
        'UPDATE "a_table_of_tomorrow" SET x = 1',
    ],
)
def test_a_statement_that_may_change_a_page_is_seen(sql):
    assert is_seen(sql)


@pytest.mark.parametrize(
    "sql",
    [
        'SELECT "practices_theme"."label" FROM "practices_theme"',
        "WITH newest AS (SELECT 1) SELECT * FROM newest",
        "SAVEPOINT s1",
        'INSERT INTO "django_session" VALUES (1)',
        'UPDATE "post_letter" SET "state" = %s',
        'UPDATE "wagtailcore_page" SET "latest_revision_id" = %s, "draft_title" = %s WHERE "id" = %s',
        'INSERT INTO "wagtailcore_revision" VALUES (1)',
        'DELETE FROM "store_mark" WHERE id <= 3',
    ],
)
def test_reading_and_bookkeeping_are_not(sql):
    assert not is_seen(sql)


def test_every_connection_is_watched(db):
    assert watch in connection.execute_wrappers


@pytest.mark.parametrize(
    "write",
    [
        lambda: SynonymGroup.objects.create(words="een, twee"),
        lambda: SynonymGroup.objects.update(words="drie, vier"),
        lambda: SynonymGroup.objects.bulk_create([SynonymGroup(words="vijf, zes")]),
        lambda: SynonymGroup.objects.all().delete(),
        lambda: connection.cursor().execute("UPDATE search_synonymgroup SET words = words"),
    ],
)
def test_each_way_of_writing_makes_another_version(db, write):
    SynonymGroup.objects.create(words="nul, niets")
    end_transaction()
    before = version_in("default")

    write()

    assert version_in("default") != before


def test_reading_and_saving_a_draft_make_none(tree):
    practice = make_practice(tree.practices, "Een praktijk")
    practice.save_revision()
    end_transaction()
    before = version_in("default")

    list(PracticePage.objects.published())
    practice.title = "Concept"
    practice.save_revision()

    assert version_in("default") == before


def test_a_transaction_is_marked_once_and_a_mark_taken_back_is_made_again(db):
    end_transaction()
    number = Mark.objects.count()
    SynonymGroup.objects.create(words="een, twee")
    SynonymGroup.objects.create(words="drie, vier")
    assert Mark.objects.count() == number + 1

    end_transaction()
    with transaction.atomic():
        SynonymGroup.objects.create(words="vijf, zes")
        transaction.set_rollback(True)
    assert Mark.objects.count() == number + 1
    SynonymGroup.objects.create(words="zeven, acht")
    assert Mark.objects.count() == number + 2


def test_outside_a_transaction_a_change_and_its_mark_are_seen_together_and_few_marks_stay(own_transactions):
    before = version_in("default")
    for number in range(3 * KEPT):
        write = SynonymGroup.objects.create if number % 2 else lambda **fields: SynonymGroup.objects.update(**fields)
        write(words=f"een{number}, twee{number}")
        after = version_in("default")
        assert after != before
        before = after
    assert KEPT <= Mark.objects.count() <= 3 * KEPT

    with transaction.atomic():
        SynonymGroup.objects.create(words="toch, niet")
        transaction.set_rollback(True)
    assert version_in("default") == before
    mark_now()
    assert version_in("default") != before
