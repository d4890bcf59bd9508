"""Is the right thing among the first three? Over the demonstration, by the questions of tests/search/."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.http import QueryDict

from kit.facets import Choices
from practices.facets import practice_facets
from practices.listings import Listing
from search.recognised import recognised_in

FOLDER = Path(__file__).parent.parent / "tests" / "search"
GOLD = FOLDER / "gold.csv"
"""The questions by which finding was made better."""

UNSEEN = FOLDER / "unseen.csv"
"""Questions of somebody else, on which nothing was tuned: what a stranger may expect."""

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


def questions(file: Path = GOLD) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each question with what is wanted."""
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield row["query"], tuple(row["wanted"].split("|"))


def answers(file: Path = GOLD) -> list[Answered]:
    """Return how each question is answered on the database at hand."""
    return [_answered(query, wanted) for query, wanted in questions(file)]


def success(answered: list[Answered]) -> float:
    """Return the part of the questions with what is wanted among the first three."""
    return sum(each.is_good for each in answered) / len(answered)


def reciprocal_rank(answered: list[Answered]) -> float:
    """Return the mean of 1 / place, nought for what is not found."""
    return sum(1 / each.place if each.place else 0 for each in answered) / len(answered)


def report() -> None:
    """Print the figures, and each question that fails."""
    for file in (GOLD, UNSEEN):
        answered = answers(file)
        figures = f"success@3 {success(answered):.3f}, MRR {reciprocal_rank(answered):.3f}"
        print(f"{file.stem}: questions {len(answered)}, {figures}")
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
