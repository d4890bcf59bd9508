"""Publishing costs the same on a small and a large site, and touches no other page."""

import re
from datetime import date

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import CASCADE, ForeignKey
from django.test.utils import CaptureQueriesContext
from modelsearch.backends import get_search_backend
from modelsearch.backends.database import SearchBackend
from wagtail.models import ReferenceIndex, Revision
from wagtail.search.models import IndexEntry

from kit.pages import PartOfPage
from practices.models import PracticePage, RelatedPractice, Theme
from tests.makers import make_contact, make_practice, make_region, make_term

MOST_QUERIES = 56
"""Some forty-five are Wagtail's: it reads and writes each part of the page, and looks up the keys of its log."""


def queries_of_publishing(practice: PracticePage) -> list[str]:
    revision = practice.save_revision()
    with CaptureQueriesContext(connection) as captured:
        revision.publish()
    return [query["sql"] for query in captured]


@pytest.fixture
def region(tree):
    return make_region(tree)


def make(region, number: int, themes) -> PracticePage:
    person = make_contact(regions=[region])
    made = [make_practice(region, themes=themes, contacts=[person], tags=["bellen", "coach"]) for _ in range(number)]
    return made[-1]


def test_publishing_costs_as_many_queries_on_a_larger_site(region):
    themes = [make_term(Theme, "Nazorg")]
    practice = make(region, 2, themes)
    queries_of_publishing(practice)

    few = len(queries_of_publishing(practice))
    make(region, 30, themes)
    many = len(queries_of_publishing(practice))

    assert many == few <= MOST_QUERIES


def test_publishing_neither_reads_nor_writes_the_whole_of_wagtails_index(region):
    sql = queries_of_publishing(make(region, 2, []))
    index = [statement for statement in sql if "wagtailsearch_indexentry" in statement]

    assert index  # it was written
    assert not [statement for statement in index if "AVG(" in statement]
    assert all("object_id" in statement for statement in index if re.match("UPDATE|DELETE", statement))


def test_copies_that_follow_a_page_are_asked_for_in_order_only_when_there_are_any(region):
    practice = make(region, 2, [])

    asked = [sql for sql in queries_of_publishing(practice) if '"alias_of_id" =' in sql and sql.startswith("SELECT")]

    assert len(asked) == 1
    assert "ORDER BY" not in asked[0]


def test_a_copy_that_follows_a_page_goes_with_it(region):
    practice = make(region, 1, [])
    copy = practice.create_alias(update_slug="kopie")
    practice.title = "Een andere naam"

    queries_of_publishing(practice)

    assert PracticePage.objects.get(pk=copy.pk).title == "Een andere naam"


def test_wagtail_still_weighs_titles_where_we_keep_it_from_doing_so():
    """When this fails after an upgrade, read again what `search/wagtail_index.py` leaves out, and whether it must."""
    whole = SearchBackend({}).index_class

    assert callable(whole._refresh_title_norms)
    assert issubclass(get_search_backend().index_class, whole)


def test_a_title_is_weighed_when_the_index_is_rebuilt(region):
    make(region, 2, [])
    index = get_search_backend().get_index_for_model(PracticePage)
    weights = index.entries.values_list("title_norm", flat=True)
    assert set(weights) == {1.0}

    index._refresh_title_norms(full=True)

    assert len(set(weights.all())) > 1


def test_what_a_published_practice_refers_to_is_known_at_once_and_a_draft_changes_nothing(region):
    person, other = make_contact(regions=[region]), make_contact(regions=[region])
    practice = make_practice(region, contacts=[person])

    practice.placed_contacts = [type(practice.placed_contacts.first())(contact=other)]
    revision = practice.save_revision()
    assert not ReferenceIndex.get_references_to(other).exists()

    revision.publish()
    assert ReferenceIndex.get_references_to(other).count() == 1
    assert not ReferenceIndex.get_references_to(person).exists()


def test_a_version_keeps_what_is_the_pages_own_and_all_that_hangs_on_it(region, django_user_model):
    theme, person = make_term(Theme, "Nazorg"), make_contact(regions=[region])
    other = make_practice(region)
    practice = make_practice(region, themes=[theme], contacts=[person], tags=["bellen"])
    practice.owner = django_user_model.objects.create(username="eigenaar")
    practice.related_practices.add(RelatedPractice(practice=other))
    practice.save()
    stored = PracticePage.objects.get(pk=practice.pk)

    version = practice.save_revision().as_object()

    own = ("owner_id", "locale_id", "content_type_id", "alias_of_id", "locked_by_id", "path", "translation_key")
    assert {name: getattr(version, name) for name in own} == {name: getattr(stored, name) for name in own}
    assert None not in (version.owner_id, version.locale_id, version.content_type_id)
    assert [placed.contact for placed in version.placed_contacts.all()] == [person]
    assert [related.practice for related in version.related_practices.all()] == [other]
    assert [tag.name for tag in version.tags.all()] == ["bellen"]
    hanging = [*version.placed_contacts.all(), *version.related_practices.all()]
    assert {part.page for part in hanging} == {version}
    assert {item.content_object for item in version.tagged_items.all()} == {version}


def test_a_version_leaves_out_who_is_not_there_any_more(region):
    person, other = make_contact(regions=[region]), make_practice(region)
    practice = make_practice(region, contacts=[person])
    practice.related_practices.add(RelatedPractice(practice=other))
    practice.save()
    revision = practice.save_revision()
    person.delete()
    other.delete()

    version = revision.as_object()

    assert not version.placed_contacts.all()
    assert not version.related_practices.all()


def test_opening_a_version_asks_nothing_about_the_page_itself_for_each_part_of_it(region):
    people = [make_contact(f"Renee Kraaij {number}", regions=[region]) for number in range(4)]
    revision = make_practice(region, contacts=people, tags=["een", "twee", "drie"]).save_revision()

    with CaptureQueriesContext(connection) as captured:
        revision.as_object()

    of_pages = [query["sql"] for query in captured if 'FROM "practices_practicepage"' in query["sql"]]
    assert len(of_pages) <= 1


def test_opening_a_version_costs_as_many_queries_whatever_stands_in_its_lists(region):
    def asked(number: int) -> int:
        people = [make_contact(regions=[region]) for _ in range(number)]
        practice = make_practice(region, contacts=people, tags=[f"tag {place}" for place in range(number)])
        practice.related_practices = [RelatedPractice(practice=make_practice(region)) for _ in range(number)]
        practice.save()
        revision = Revision.objects.get(pk=practice.save_revision().pk)
        with CaptureQueriesContext(connection) as captured:
            version = revision.as_object()
            assert [placed.contact for placed in version.placed_contacts.all()] == people
        return len(captured)

    assert asked(1) == asked(5)


def test_what_a_part_of_a_page_points_to_takes_it_along():
    parts = [model for model in apps.get_models() if issubclass(model, PartOfPage)]
    keys = [field for model in parts for field in model._meta.fields if isinstance(field, ForeignKey)]

    assert keys
    assert [key for key in keys if key.remote_field.on_delete is not CASCADE] == []


def test_editors_find_a_practice_by_what_was_just_tied_to_it(region):
    practice = make(region, 1, [])
    practice.tags.add("zwaluw")
    practice.themes = [make_term(Theme, "Schapenhoeden")]
    practice.save_revision().publish()

    for word in ("zwaluw", "schapenhoeden"):
        assert [found.pk for found in get_search_backend().search(word, PracticePage)] == [practice.pk], word


def test_editors_find_no_practice_by_a_draft_of_it_and_none_that_is_gone(region):
    practice = make(region, 1, [])
    practice.title = "Zwaluwnest"
    draft = practice.save_revision()
    assert not get_search_backend().search("zwaluwnest", PracticePage).count()

    draft.publish()
    assert get_search_backend().search("zwaluwnest", PracticePage).count() == 1

    practice.delete()
    assert not get_search_backend().search("zwaluwnest", PracticePage).count()
    assert not IndexEntry.objects.filter(object_id=str(draft.object_id), content_type=draft.content_type).exists()


def test_a_version_takes_where_a_page_stands_from_the_page(region, tree):
    practice = make(region, 1, [])
    draft = practice.save_revision()
    draft.publish()
    practice.move(make_region(tree), "last-child")

    page = PracticePage.objects.get(pk=practice.pk)
    opened = Revision.objects.get(pk=draft.pk).as_object()

    assert draft.content["home_region"] == region.pk != page.home_region_id
    assert opened.home_region_id == page.home_region_id
    assert opened.live_revision_id == page.live_revision_id is not None


def test_days_in_the_wrong_order_are_refused_and_one_day_alone_is_not(region):
    practice = make(region, 1, [])
    practice.starts_on = date(2026, 5, 1)
    practice.save()

    practice.ends_on = date(2026, 4, 1)

    with pytest.raises(ValidationError, match="vóór de begindatum"):
        practice.save()
