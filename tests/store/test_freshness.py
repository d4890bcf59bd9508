"""What the database said is believed for a moment, and nobody sees anything too old by it."""

import pytest

from search.models import SynonymGroup
from store import freshness, marking
from store.freshness import BELIEVED, version, version_in
from store.models import Count


@pytest.fixture(autouse=True)
def nothing_believed():
    freshness.forget()


def test_readers_of_one_moment_share_a_question(monkeypatch):
    asked: list[str] = []
    moments = [100.0, 100.0 + BELIEVED / 2, 100.0 + BELIEVED * 0.99, 100.0 + BELIEVED * 1.01]

    def answer(database: str) -> str:
        asked.append(database)
        return str(len(asked))

    monkeypatch.setattr(freshness, "version_in", answer)
    for moment, told in zip(moments, ["1", "1", "1", "2"], strict=True):
        monkeypatch.setattr(freshness.time, "monotonic", lambda moment=moment: moment)
        assert version() == told


def test_who_begins_to_change_something_believes_nothing(db):
    before = version()

    marking.mark_now()

    assert version() != before


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda: SynonymGroup.objects.create(words="een, twee"), id="a row made"),
        pytest.param(lambda: SynonymGroup.objects.update(words="een, drie"), id="rows changed"),
        pytest.param(lambda: SynonymGroup.objects.all().delete(), id="rows deleted"),
        pytest.param(marking.mark_now, id="a mark alone"),
    ],
)
def test_who_was_told_of_a_change_sees_it_whatever_another_process_believed(own_transactions, change, monkeypatch):
    SynonymGroup.objects.create(words="nul, niets")
    monkeypatch.setattr(freshness, "BELIEVED", 0.5)
    monkeypatch.setattr(freshness, "forget", lambda: None)  # this process stands for another one
    before = version()
    assert version_in("default") == before

    change()

    assert version() != before


def test_nobody_waits_for_what_readers_do_not_see(own_transactions, monkeypatch):
    waited: list[bool] = []
    monkeypatch.setattr(freshness, "wait_for_disbelief", lambda: waited.append(True))

    Count.objects.filter(ends_at__lt=0).delete()
    assert not waited

    SynonymGroup.objects.update(words="een, drie")
    assert waited == [True]
