"""What the page of a practice shows of the floors above: they stock this in `AppConfig.ready()`."""

from collections.abc import Collection

from kit.shelves import Shelf, Socket

below_story = Shelf("What others did with a practice, below its story; filled for a PracticePage")
take_along = Shelf("Ways to take a practice along, each a list item below its facts; filled for a PracticePage")
take_list_along = Shelf("Ways to take a list along, each a list item below it; filled for a practices.listings.Listing")


def _no_names(practices: Collection[int]) -> dict[int, list[str]]:
    return {}


names_elsewhere = Socket("Who does each of these practices too: {PracticePage.pk: [name]}", _no_names)
