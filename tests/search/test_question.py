"""Any text gives a question: words, phrases between quotation marks, and what must not be there."""

import pytest

from search.question import read


def asked(text):
    question = read(text)
    return (
        [word.joined for word in question.words],
        [[word.joined for word in phrase.words] for phrase in question.phrases],
        [[word.joined for word in phrase.words] for phrase in question.without],
    )


@pytest.mark.parametrize(
    ("text", "words", "phrases", "without"),
    [
        ("nazorg stage", ["nazorg", "stage"], [], []),
        ('"steunend netwerk" nazorg', ["nazorg"], [["steunend", "netwerk"]], []),
        ("„steunend netwerk”", [], [["steunend", "netwerk"]], []),
        ('stage -vso -"op school"', ["stage"], [], [["vso"], ["op", "school"]]),
        ("vso-pro", ["vsopro"], [], []),
        ('nazorg "zonder einde', ["nazorg"], [["zonder", "einde"]], []),
        ('"" - -- "', [], [], []),
        ("a AND (b OR c) NEAR/3 d*", ["a", "and", "b", "or", "c", "near3", "d"], [], []),
    ],
)
def test_a_question_is_taken_apart(text, words, phrases, without):
    assert asked(text) == (words, phrases, without)


def test_a_question_has_at_most_twelve_words_of_two_hundred_characters():
    assert len(read("een " * 500).words) == 12
    assert len(read("x" * 5000).text) == 200


@pytest.mark.parametrize("text", ["\x00", "\u202eomgekeerd", "\ud800", "🙂", "%_%", "'; DROP TABLE x; --", "<script>"])
def test_what_nobody_means_is_read_without_harm(text):
    assert read(text).text.isprintable()


def test_what_was_typed_can_be_shown_again():
    question = read('Nazorg "in Twente"  Vso-Pro')

    assert [question.typed(word) for word in question.words] == ["Nazorg", "Vso-Pro"]
    assert question.typed(question.phrases[0].words[0]) == "in"
