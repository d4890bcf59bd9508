"""What the search knows of adoptions: who types the name of a school finds the practice that it does too."""

from collections import defaultdict
from collections.abc import Collection

from adoptions.models import Adoption
from practices.selection import PRACTICE
from search.indexing import refresh


def names_of(practices: Collection[int]) -> dict[int, list[str]]:
    """Return who does each of these practices too, as their pages say it, by primary key. One query."""
    names: dict[int, list[str]] = defaultdict(list)
    shown = Adoption.objects.published().filter(practice__in=practices).order_by("pk")
    for practice, organisation in shown.values_list("practice_id", "organisation"):
        names[practice].append(organisation)
    return names


def names_changed(*adoptions: Adoption) -> None:
    """Let the search follow what changed about these."""
    refresh(PRACTICE, {adoption.practice_id for adoption in adoptions})
