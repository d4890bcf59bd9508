"""The seam to the search engine: which practices have these words. Today that is Wagtail's search on the database."""

import re

from django.apps import apps
from wagtail.search.backends import get_search_backend
from wagtail.search.query import And, PlainText

MOST_WORDS = 12
MOST_CHARACTERS = 200
MOST_HITS = 5_000

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """Return the words of what a reader typed, at most twelve; signs and operators fall away."""
    return _WORD.findall(text[:MOST_CHARACTERS])[:MOST_WORDS]


def found_ids(text: str) -> list[int] | None:
    """Return the primary keys of the practices that have every word of `text`, the best first.

    None when there is no word in it: then nothing was asked.
    """
    words = words_of(text)
    if not words:
        return None
    practices = apps.get_model("practices", "PracticePage").objects.live()
    query = And([PlainText(word) for word in words])
    return [page.pk for page in get_search_backend().search(query, practices.only("pk"))[:MOST_HITS]]
