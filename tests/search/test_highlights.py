"""Matched words are marked in every form; nothing in a text or a question becomes markup."""

import pytest

from search.highlights import LONGEST_PASSAGE, Marker
from search.question import read
from search.synonyms import Synonyms
from search.units import units_of


def marker(text):
    return Marker(units_of(read(text), Synonyms()))


@pytest.mark.parametrize(
    ("question", "text", "shown"),
    [
        ("coachen", "Een coach coacht.", "Een <mark>coach</mark> <mark>coacht</mark>."),
        ("coach", "De transfercoach belt.", "De <mark>transfercoach</mark> belt."),
        ("vsopro", "In het vso-pro.", "In het <mark>vso-pro</mark>."),
        ("coordinator", "De coördinator.", "De <mark>coördinator</mark>."),
        ("b", "<b>b</b> & b", "&lt;<mark>b</mark>&gt;<mark>b</mark>&lt;/<mark>b</mark>&gt; &amp; <mark>b</mark>"),
        ("<script>", "Een <script> hier", "Een &lt;<mark>script</mark>&gt; hier"),
        ("", "a < b", "a &lt; b"),
    ],
)
def test_words_are_marked_and_all_else_is_text(question, text, shown):
    assert marker(question).marked(text) == shown


def test_the_passage_is_where_most_of_the_question_stands():
    text = "Eerst iets anders. Dan nog iets.\nDe nazorg duurt lang.\nEen coach geeft nazorg. En verder."

    assert marker("nazorg coach").passage(text) == "Een coach geeft nazorg. En verder."


def test_a_passage_is_short_even_when_a_sentence_is_not():
    passage = marker("nazorg").passage("woord " * 400 + "nazorg " + "woord " * 400)

    assert "nazorg" in passage
    assert len(passage) <= LONGEST_PASSAGE + 4


def test_a_text_without_the_words_has_no_passage():
    assert marker("nazorg").passage("Niets hiervan.") == ""
