"""Is the right thing among the first three? Over the demonstration, by the questions of tests/search/gold.csv."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.http import QueryDict

from kit.facets import Choices
from practices.facets import practice_facets
from practices.listings import Listing
from search.recognised import recognised_in

FILE = Path(__file__).parent.parent / "tests" / "search" / "gold.csv"
FIRST = 3


@dataclass(frozen=True)
class Answered:
    """One question of the list: what is wanted, as kind:name, and at which place the first of it stands, or 0."""

    query: str
    wanted: tuple[str, ...]
    place: int
    shown: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        """Whether it is among the first three of its kind."""
        return 0 < self.place <= FIRST


def questions() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each question with what is wanted."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield row["query"], tuple(row["wanted"].split("|"))


def answers() -> list[Answered]:
    """Return how each question is answered on the database at hand."""
    return [_answered(query, wanted) for query, wanted in questions()]


def success(answered: list[Answered]) -> float:
    """Return the part of the questions with what is wanted among the first three."""
    return sum(each.is_good for each in answered) / len(answered)


def reciprocal_rank(answered: list[Answered]) -> float:
    """Return the mean of 1 / place, nought for what is not found."""
    return sum(1 / each.place if each.place else 0 for each in answered) / len(answered)


def report() -> None:
    """Print the figures, and each question that fails."""
    answered = answers()
    print(f"questions {len(answered)}, success@3 {success(answered):.3f}, MRR {reciprocal_rank(answered):.3f}")
    for each in answered:
        if not each.is_good:
            print(f"  {each.query}: wanted {', '.join(each.wanted)}; shown {', '.join(each.shown[:8])}")


def _answered(query: str, wanted: tuple[str, ...]) -> Answered:
    parameters = QueryDict(mutable=True)
    parameters["q"] = query
    listing = Listing(Choices.from_query(parameters, practice_facets()))
    shown: dict[str, list[str]] = {"praktijk": [row.practice.slug for row in listing.rows]}
    for thing in recognised_in(listing.found):
        name = thing.title.lower() if thing.kind == "begrip" else thing.url.rstrip("/").rpartition("/")[2]
        shown.setdefault(thing.kind, []).append(name)
    places = [
        shown[kind].index(name) + 1
        for kind, _, name in (target.partition(":") for target in wanted)
        if name in shown.get(kind, [])
    ]
    flat = tuple(f"{kind}:{name}" for kind, names in shown.items() for name in names[:FIRST])
    return Answered(query, wanted, min(places, default=0), flat)
