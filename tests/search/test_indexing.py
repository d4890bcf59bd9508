"""The index is true at once: it follows publishing, taking back, moving, expiry and erasure."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from taggit.models import Tag
from wagtail.models import PageViewRestriction

from practices.models import PracticePage, Theme
from search.catalogue import catalogue
from search.finding import find
from search.indexing import is_current, rebuild
from search.models import Change, Entry, IndexState, KnownWord, SynonymGroup
from tests.makers import make_contact, make_content_page, make_practice, make_region, make_term


def number_of(text: str, kind: str = "praktijk") -> int:
    return find(text).among(kind).bit_count()


def words() -> dict[str, int]:
    return dict(KnownWord.objects.values_list("word", "uses"))


def test_a_practice_whose_last_day_has_passed_is_gone_with_its_words(tree):
    practice = make_practice(make_region(tree), "Zeppelin", expire_at=timezone.now() - timedelta(minutes=1))
    assert number_of("zeppelin") == 1

    call_command("publish_scheduled", verbosity=0)  # Wagtail saves it as a plain `Page`

    practice.refresh_from_db()
    assert practice.expired
    assert number_of("zeppelin") == 0
    assert "zeppelin" not in words()


def test_a_practice_is_found_as_soon_as_it_is_published_and_gone_when_it_is_not(tree):
    practice = make_practice(make_region(tree), "Zeppelin", live=False)
    assert number_of("zeppelin") == 0
    assert "zeppelin" not in words()

    practice.save_revision().publish()
    assert number_of("zeppelin") == 1
    assert "zeppelin" in words()

    PracticePage.objects.get(pk=practice.pk).unpublish()
    assert number_of("zeppelin") == 0
    assert "zeppelin" not in words()


def test_a_draft_of_a_published_practice_is_not_found(tree):
    practice = make_practice(tree.practices, "Bekend")
    practice.title = "Zeppelin"
    practice.save_revision()

    assert number_of("zeppelin") == 0
    assert number_of("bekend") == 1


def test_saving_a_draft_does_not_touch_the_index(tree):
    practice = make_practice(make_region(tree), "Zeppelin")
    before = IndexState.objects.values_list("version", flat=True).get()

    practice.title = "Luchtballon"
    practice.save_revision()

    assert IndexState.objects.values_list("version", flat=True).get() == before


def test_a_change_that_is_undone_is_forgotten(tree):
    practice = make_practice(tree.practices, "Bekend")
    try:
        with transaction.atomic():
            practice.title = "Zeppelin"
            practice.save()
            assert number_of("zeppelin") == 1
            raise RuntimeError
    except RuntimeError:
        pass

    assert number_of("zeppelin") == 0
    assert number_of("bekend") == 1


def test_a_deleted_page_leaves_nothing(tree):
    region = make_region(tree, "Twente")
    make_practice(region, "Zeppelin")
    before = Entry.objects.filter(kind="praktijk").count()

    region.delete()

    assert before == 1
    assert not Entry.objects.filter(kind__in=["praktijk", "regio"]).exists()
    assert number_of("zeppelin") == number_of("twente", "regio") == 0
    assert "zeppelin" not in words()


def test_what_becomes_private_is_gone_and_comes_back(tree):
    region = make_region(tree, "Twente")
    make_practice(region, "Zeppelin")
    restriction = PageViewRestriction.objects.create(page=region, restriction_type="login")

    assert number_of("zeppelin") == number_of("twente", "regio") == 0

    restriction.delete()
    assert number_of("zeppelin") == number_of("twente", "regio") == 1


def test_a_practice_that_moves_counts_for_its_new_region(tree):
    twente, zeeland = make_region(tree, "Twente"), make_region(tree, "Zeeland")
    practice = make_practice(twente, "Zeppelin")

    practice.move(zeeland, pos="last-child")

    assert catalogue().having(f"regio:{zeeland.pk}").bit_count() == 1


def test_what_moves_into_a_private_part_is_gone(tree):
    private, zeeland = make_region(tree, "Twente"), make_region(tree, "Zeeland")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    practice = make_practice(zeeland, "Zeppelin")
    assert number_of("zeppelin") == 1

    practice.move(private, pos="last-child")

    assert number_of("zeppelin") == 0


def test_a_person_whose_verification_ran_out_is_gone_that_day(tree, monkeypatch):
    contact = make_contact("Zora Zeppelin", verified_on=timezone.localdate() - timedelta(days=200))
    make_practice(tree.practices, "Met Zora", contacts=[contact])
    assert number_of("zeppelin", "contact") == number_of("zeppelin") == 1

    later = timezone.localdate() + timedelta(days=30)
    monkeypatch.setattr("search.catalogue.timezone.localdate", lambda: later)

    assert number_of("zeppelin", "contact") == number_of("zeppelin") == 0


def test_a_person_who_withdraws_is_gone(db):
    contact = make_contact("Zora Zeppelin")
    contact.consent_on = None
    contact.save()

    assert number_of("zeppelin", "contact") == 0
    assert "zeppelin" not in words()


def test_a_theme_that_is_renamed_is_found_by_its_new_name_with_all_its_practices(tree):
    theme = make_term(Theme, "Nazorg")
    make_practice(tree.practices, "De belronde", themes=[theme])

    theme.label = "Zeppelins"
    theme.save()

    assert number_of("zeppelin") == 1


def test_a_tag_that_nobody_uses_any_more_is_gone(tree):
    practice = make_practice(tree.practices, "De belronde", tags=["zeppelin"])
    assert number_of("zeppelin") == 1

    practice.tags.clear()
    practice.save()

    assert number_of("zeppelin", "tag") == number_of("zeppelin") == 0
    assert Tag.objects.filter(name="zeppelin").exists()


def test_text_pages_are_found(tree):
    make_content_page(tree, "Over zeppelins")

    assert number_of("zeppelin", "pagina") == 1


def test_rebuilding_gives_the_same_and_repairs_what_went_wrong(tree):
    practice = make_practice(tree.practices, "Zeppelin")
    make_practice(tree.practices, "Gewoon")
    state = words(), list(Entry.objects.values_list("pk", "kind", "object_id", "codes"))
    PracticePage.objects.filter(pk=practice.pk).update(live=False)  # behind the back of everything
    KnownWord.objects.create(word="spook", uses=3)
    told = []

    rebuild(lambda kind, number: told.append((kind, number)))

    assert number_of("zeppelin") == 0
    assert "spook" not in words()
    assert ("praktijk", 1) in told

    PracticePage.objects.filter(pk=practice.pk).update(live=True)
    rebuild(lambda kind, number: None)
    assert words() == state[0]
    assert {row[1:] for row in Entry.objects.values_list("pk", "kind", "object_id", "codes")} == {
        row[1:] for row in state[1]
    }


def test_the_command_says_what_it_did_and_can_be_left_out_when_nothing_changed(tree, capsys):
    make_practice(tree.practices, "Zeppelin")

    call_command("rebuild_search")
    assert "Zoekindex gemaakt: 2 stuk" in capsys.readouterr().out
    assert is_current()

    call_command("rebuild_search", if_needed=True)
    assert capsys.readouterr().out == ""

    IndexState.objects.update(analysis=0)
    call_command("rebuild_search", if_needed=True)
    assert "Zoekindex" in capsys.readouterr().out


def test_a_change_is_one_more_line_to_follow_not_the_whole_index_again(tree, django_assert_num_queries):
    make_practice(tree.practices, "Eén")
    first = catalogue()
    make_practice(tree.practices, "Twee")

    with django_assert_num_queries(2):
        second = catalogue()
    with django_assert_num_queries(1):
        assert catalogue() is second
    assert first.public("praktijk").bit_count() == 1  # who was reading goes on reading what there was
    assert second.public("praktijk").bit_count() == 2


def test_a_catalogue_far_behind_reads_everything(tree):
    make_practice(tree.practices, "Eén")
    catalogue()
    make_practice(tree.practices, "Twee")
    Change.objects.filter(version__lt=Change.objects.order_by("-version").first().version).delete()

    assert catalogue().public("praktijk").bit_count() == 2


def test_synonyms_are_read_when_they_change(db):
    SynonymGroup.objects.create(words="appel, peer")

    assert catalogue().synonyms.knows(("appel",))


@pytest.mark.parametrize("number", [3, 30])
def test_indexing_one_practice_costs_the_same_for_few_and_many(tree, django_assert_max_num_queries, number):
    for _ in range(number):
        make_practice(tree.practices)
    practice = make_practice(tree.practices, "Deze")
    from search.indexing import refresh

    with django_assert_max_num_queries(24):
        refresh("praktijk", [practice.pk])
