"""The word lists are the editors'."""

import pytest
from django.core.exceptions import ValidationError

from writing import vocabulary
from writing.models import KnownAbbreviation, PlainWord
from writing.vocabulary import known_terms, load_known_abbreviations, load_plain_words, read_lists, register_terms

pytestmark = pytest.mark.django_db


def test_loading_twice_changes_nothing():
    assert load_plain_words() >= 200
    assert load_known_abbreviations() >= 20
    words = PlainWord.objects.count()

    assert load_plain_words() == load_known_abbreviations() == 0
    assert PlainWord.objects.count() == words


def test_loading_leaves_alone_what_an_editor_changed_or_removed():
    load_plain_words()
    PlainWord.objects.filter(expression="inzake").update(alternative="wat over gaat")
    PlainWord.objects.get(expression="reeds").delete()

    load_plain_words()

    assert PlainWord.objects.get(expression="inzake").alternative == "wat over gaat"
    assert not PlainWord.objects.filter(expression="reeds").exists()


def test_what_we_load_would_be_taken_from_an_editor_too():
    load_plain_words()
    load_known_abbreviations()

    words, abbreviations = list(PlainWord.objects.all()), list(KnownAbbreviation.objects.all())
    assert words
    assert abbreviations
    for made in [*words, *abbreviations]:
        made.full_clean()


def test_a_word_stands_in_the_list_once_whatever_its_capitals():
    PlainWord.objects.create(expression="Inzake", alternative="over")

    with pytest.raises(ValidationError, match="al in de lijst"):
        PlainWord(expression="inzake", alternative="over").full_clean()


def test_an_abbreviation_has_no_spaces():
    with pytest.raises(ValidationError, match="geen spaties"):
        KnownAbbreviation(letters="a b").full_clean()


def test_the_lists_are_read_with_what_editors_wrote(monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(vocabulary, "_terms", [])
    PlainWord.objects.create(expression="borgen", alternative="zorgen dat", forms="borgt, geborgd;\nborgt")
    KnownAbbreviation.objects.create(letters="TV")

    with django_assert_num_queries(2):
        lists = read_lists()

    assert lists.plain_words[0].forms == ("borgt", "geborgd")
    assert lists.knows("tv")
    assert not lists.knows("wsp")


def test_an_upper_floor_says_which_words_readers_see_explained(monkeypatch):
    monkeypatch.setattr(vocabulary, "_terms", [])

    def glossary():
        return ["UWV", " pro "]

    register_terms(glossary)
    register_terms(glossary)

    assert known_terms() == {"uwv", "pro"}
    assert vocabulary._terms == [glossary]
    assert read_lists().knows("UWV")
