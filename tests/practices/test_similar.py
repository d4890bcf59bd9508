"""Alike is who shares most, from elsewhere first; of many that are equally alike only a few are looked at."""

from collections.abc import Iterator

from practices.models import PracticePage, TargetGroup, Theme
from practices.models.vocabulary import words_of_practice
from practices.similar import MOST, practices_beside
from search.catalogue import Catalogue
from tests.makers import make_practice, make_region, make_term


def alike(practice: PracticePage, chosen: tuple[int, ...] = ()) -> list[str]:
    beside = practices_beside(practice, words_of_practice(practice), chosen)
    return [similar.practice.title for similar in beside.similar]


def test_who_shares_most_comes_first_and_of_equals_who_is_from_elsewhere(tree):
    here, elsewhere = make_region(tree, "Twente"), make_region(tree, "Drenthe")
    theme, other, target = make_term(Theme, "Nazorg"), make_term(Theme, "Stage"), make_term(TargetGroup, "Pro")
    practice = make_practice(here, themes=[theme], targets=[target])
    make_practice(elsewhere, "Deelt een doelgroep", targets=[target])
    make_practice(elsewhere, "Deelt een thema", themes=[theme])
    make_practice(here, "Deelt een thema, in de eigen regio", themes=[theme])
    make_practice(elsewhere, "Deelt niets", themes=[other])
    make_practice(elsewhere, "Deelt alles, concept", themes=[theme], targets=[target], live=False)

    assert alike(practice) == ["Deelt een thema", "Deelt een thema, in de eigen regio", "Deelt een doelgroep"]


def test_of_many_that_are_equally_alike_a_few_are_looked_at(tree, monkeypatch):
    region, theme = make_region(tree, "Twente"), make_term(Theme, "Nazorg")
    practice, *others = (make_practice(region, themes=[theme]) for _ in range(MOST + 12))
    looked_at = []

    def watched(self, entries, order, after=None) -> Iterator[int]:
        for entry in in_order(self, entries, order, after):
            looked_at.append(entry)
            yield entry

    in_order = Catalogue.in_order
    monkeypatch.setattr(Catalogue, "in_order", watched)

    assert len(alike(practice)) == MOST
    assert len(looked_at) <= MOST + 1  # one may be the practice itself
    assert len(alike(practice, (others[0].pk,))) == MOST - 1
