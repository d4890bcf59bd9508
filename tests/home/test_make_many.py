"""Very many practices: made up from a seed, and in the tree as if somebody had added them one by one."""

import io

import pytest
from django.core.management import CommandError, call_command, get_commands
from django.db.models.signals import post_save
from django.test import override_settings
from wagtail.models import Page

from home import many
from home.management.commands import make_many as command
from practices.blocks import PointsBlock, PracticeBody
from practices.models import Phase, PracticePage, Sector, TargetGroup, Theme
from practices.models.vocabulary import VOCABULARIES
from tests.makers import make_practice, make_region, make_term


@pytest.fixture
def regions(tree):
    for model in (Theme, Phase, TargetGroup, Sector):
        for number in range(3):
            make_term(model, f"{model.__name__} {number}")
    return [make_region(tree) for _ in range(3)]


@pytest.fixture(autouse=True)
def _development():
    with override_settings(DEBUG=True):
        yield


def make(number, **options):
    out = io.StringIO()
    call_command("make_many", number, stdout=out, **options)
    return out.getvalue()


def practices():
    return list(PracticePage.objects.filter(slug__startswith="proef-").order_by("slug"))


def told(practice):
    """Return all that somebody can read of a practice, and the blocks of its story."""
    joined = {name: sorted(item.pk for item in getattr(practice, name).all()) for name in ("regions", *VOCABULARIES)}
    tags = sorted(practice.tags.names())
    fields = ("title", "slug", "url_path", "introduction", "status", "evidence", "checked_on", "reading_minutes")
    dates = (practice.first_published_at, practice.last_published_at)
    streams = (list(practice.summary.raw_data), list(practice.body.raw_data))
    return [getattr(practice, name) for name in fields], dates, streams, joined, tags


def test_the_same_seed_gives_the_same_practices(regions):
    make(4, seed=7)
    first = [told(practice) for practice in practices()]
    PracticePage.objects.all().delete()
    make(4, seed=7)
    second = [told(practice) for practice in practices()]
    PracticePage.objects.all().delete()
    make(4, seed=8)

    assert first == second
    assert not {practice.title for practice in practices()} & {fields[0] for fields, *_rest in first}


def test_once_more_goes_on_where_the_last_one_ended(regions):
    make(5)
    whole = [told(practice) for practice in practices()]
    PracticePage.objects.all().delete()
    make(2)
    make(3)

    assert [practice.slug for practice in practices()] == [f"proef-{number}" for number in range(1, 6)]
    assert [told(practice) for practice in practices()] == whole


def test_the_tree_has_no_problems_also_beside_other_practices_and_over_batches(regions, monkeypatch):
    monkeypatch.setattr(many, "BATCH", 4)
    for region in regions:
        make_practice(region)

    make(10)

    assert Page.find_problems() == ([], [], [], [], [])
    assert len(practices()) == 10
    for practice in practices():
        region = practice.get_parent()
        assert practice.url_path == f"{region.url_path}{practice.slug}/"
        assert region.get_children().last().specific.is_example


def test_a_practice_is_complete_and_an_editor_could_save_it(regions):
    make(5)

    for practice in practices():
        assert practice.home_region.pk == practice.get_parent().pk
        assert practice.home_region in practice.regions.all()
        assert all(getattr(practice, name).exists() for name in VOCABULARIES)
        assert practice.tags.count() == 2
        assert 3 <= len(practice.title.split()) <= 7
        assert practice.first_published_at <= practice.last_published_at
        assert practice.first_published_at.date() <= practice.checked_on
        assert 2_000 < len(str(practice.body)) < 6_000
        PracticeBody().clean(practice.body)
        PointsBlock().clean(practice.summary)
        practice.full_clean()
        minutes = practice.reading_minutes
        practice.save()
        assert practice.reading_minutes == minutes


def test_a_practice_can_be_opened_and_found(regions, client):
    assert "rebuild_search" in get_commands()
    make(2)

    for practice in practices():
        assert client.get(practice.url).status_code == 200
        assert practice.url in client.get("/praktijken/", {"q": practice.title}).text


def test_nobody_is_told_of_each_practice(regions):
    saved = []

    def listen(sender, **kwargs):
        saved.append(sender)

    post_save.connect(listen)
    try:
        many.make_many(3, 1, lambda number: None)
    finally:
        post_save.disconnect(listen)

    assert saved == []


def test_it_says_how_far_it_is_and_makes_the_search_index(regions, monkeypatch):
    called = []
    monkeypatch.setattr(many, "BATCH", 2)
    monkeypatch.setattr(command, "STEP", 4)
    monkeypatch.setattr(command, "call_command", lambda name, **options: called.append(name))

    lines = make(9).splitlines()

    assert lines[:2] == ["  4 praktijken", "  8 praktijken"]
    assert lines[2].startswith("Praktijken gemaakt: 9 in ")
    assert called == ["rebuild_search"]


@pytest.mark.parametrize("number", ["0", "-3", "veel", "1.5", ""])
def test_what_is_not_a_positive_number_is_refused(regions, number):
    with pytest.raises(CommandError, match="geen aantal"):
        make(number)

    assert practices() == []


def test_without_regions_or_words_nothing_is_made(tree):
    with pytest.raises(CommandError, match="load_reference_data"):
        make(1)

    make_region(tree)
    with pytest.raises(CommandError, match="load_reference_data"):
        make(1)

    assert practices() == []


def test_a_real_site_gets_no_practices_that_were_made_up(regions):
    with override_settings(DEBUG=False), pytest.raises(CommandError, match="echte site"):
        make(1)

    assert practices() == []
