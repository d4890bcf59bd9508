"""Searching in the listings of the admin: whatever is typed, filtered and sorted, an answer comes."""

import re
from typing import Any

from django.db.models import QuerySet
from wagtail.search.backends import get_search_backend

_WORD = re.compile(r"[^\W_]+")
MOST_WORDS = 12
MOST_LETTERS = 200


def words_of(text: str) -> str:
    """Return the words of `text` without quotes and other signs, which the index of SQLite takes for syntax."""
    return " ".join(_WORD.findall(text[:MOST_LETTERS])[:MOST_WORDS])


class TolerantSearch:
    """Lets the search index find keys only; the database then filters and sorts on any column.

    Wagtail gives the filters and the order to the index, which refuses each column that it does not hold.
    """

    is_explicitly_ordered = True
    """What is found stands in the order of the listing, not in that of the index."""

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        """Keep the rows in which the words occur; none when nothing but signs was typed."""
        if not self.is_searching:  # type: ignore[attr-defined]  # given by Wagtail's listing
            return queryset
        words = words_of(self.search_query)  # type: ignore[attr-defined]  # as above
        if not words:
            return queryset.none()
        everything: Any = self.model.objects.all()  # type: ignore[attr-defined]  # as above
        found = get_search_backend().autocomplete(words, everything.order_by(), order_by_relevance=False)
        return queryset.filter(pk__in=[row.pk for row in found])
