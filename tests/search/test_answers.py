"""What the engine said before stays true through any change, and is not asked for anew."""

import random

import pytest

from search.answers import MOST, MOST_BEHIND, Answers
from search.engines import Tokens, bit_set, engine

pytestmark = pytest.mark.django_db

WORDS = ["nazorg", "werk", "stage", "coach"]
ASKED = [
    *(frozenset({(word,)}) for word in WORDS),
    frozenset({("nazorg", "werk")}),
    frozenset({("stage",), ("coach",)}),
    frozenset(),
]


@pytest.fixture
def asked(monkeypatch):
    """Give what is asked of the engine: how many expressions, and among which entries."""
    kind = type(engine())
    matching = kind.matching
    questions = []

    def watched(self, expressions, among=None):
        questions.append((len(expressions), among))
        return matching(self, expressions, among)

    monkeypatch.setattr(kind, "matching", watched)
    return questions


def some_words(chance: random.Random) -> Tokens:
    return Tokens(chance.choices(WORDS, k=chance.randint(1, 4)), [])


@pytest.mark.parametrize("seed", range(5))
def test_answers_that_followed_every_change_are_those_of_who_asks_now(seed):
    chance = random.Random(seed)  # noqa: S311 - the same changes each time
    answers = Answers()
    for _ in range(60):
        changed = chance.sample(range(1, 30), chance.randint(1, 4))
        engine().put({entry: some_words(chance) for entry in changed[1:]})
        engine().remove(changed[:1])
        answers = answers.after(changed)
        wanted = chance.sample(ASKED, chance.randint(0, len(ASKED)))

        assert answers.of(wanted) == Answers().of(wanted)


def test_who_reads_the_answers_of_before_keeps_them():
    engine().put({3: Tokens(["nazorg"], [])})
    before = Answers()
    assert before.of(ASKED)[ASKED[0]] == bit_set([3])
    engine().remove([3])
    after = before.after([3])

    assert after.of(ASKED)[ASKED[0]] == 0
    assert before.of(ASKED)[ASKED[0]] == bit_set([3])


def test_after_a_change_the_engine_is_asked_about_what_changed_alone(asked):
    answers = Answers()
    answers.of(ASKED)
    answers = answers.after([7]).after([5, 7])
    asked.clear()

    answers.of(ASKED[:2])
    answers.of(ASKED[:2])

    assert asked == [(2, [5, 7])]


def test_what_changed_very_much_and_what_is_very_much_is_forgotten(asked):
    answers = Answers()
    answers.of(ASKED)
    answers = answers.after(range(MOST_BEHIND + 1))
    asked.clear()
    answers.of(ASKED)
    assert asked == [(len(ASKED) - 1, None)]

    for number in range(MOST + 1):
        answers.of([frozenset({(f"woord{number}",)})])
    asked.clear()
    answers.of(ASKED)
    assert asked == [(len(ASKED) - 1, None)]
