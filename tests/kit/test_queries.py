"""A statement is written once and asks what the queryset would."""

import pytest
from django.db.models import CharField, Value

from kit.queries import Statement
from practices.models import PracticePage, Theme
from tests.makers import make_practice, make_region

pytestmark = pytest.mark.django_db


def named(keys):
    word = Value("thema", output_field=CharField())
    themes = Theme.objects.filter(practices__in=keys).order_by().values_list("practices", word, "label")
    placed = PracticePage.objects.filter(pk__in=keys).order_by()
    return themes.union(placed.values_list("pk", Value("kop", output_field=CharField()), "title"), all=True)


@pytest.fixture
def keys(tree):
    region = make_region(tree, "Twente")
    practices = [make_practice(region, f"Praktijk {number}") for number in range(3)]
    for number, practice in enumerate(practices):
        practice.themes.set([Theme.objects.get_or_create(slug=f"thema-{number}", label=f"Thema {number}")[0]])
        practice.save()
    return [practice.pk for practice in practices]


def test_it_answers_as_the_queryset_does_for_any_number_of_keys_in_one_query(keys, django_assert_num_queries):
    statement = Statement(PracticePage, named)

    for some in ([], keys[:1], keys[1:2], keys, keys[:2], list(reversed(keys)), [keys[0], 10**9]):
        expected = sorted(named(some))
        with django_assert_num_queries(1 if some else 0):
            assert sorted(statement.ask(some)) == expected
    assert len(expected) == 2


def test_its_sql_is_written_once_for_each_number_of_keys(keys):
    written = []
    statement = Statement(PracticePage, lambda keys: written.append(len(keys)) or named(keys))

    for some in (keys[:1], keys[1:2], keys[:2], keys[1:]):
        statement.ask(some)

    assert written == [1, 2]


def test_any_collection_of_keys_will_do(keys):
    statement = Statement(PracticePage, named)

    assert statement.ask(dict.fromkeys(keys)) == statement.ask(tuple(keys))
