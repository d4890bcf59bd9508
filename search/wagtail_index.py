"""Wagtail's own search index, which finds pages, pictures and documents for editors: kept without rewriting it.

Readers are served by this app's own index; this one is Wagtail's (package modelsearch), with one thing left out.
"""

from typing import Any

from modelsearch.backends import database
from modelsearch.backends.base import BaseSearchBackend


def SearchBackend(params: dict[str, Any]) -> BaseSearchBackend:
    """Return Wagtail's backend for the database in use, with an index that is weighed when it is rebuilt and only then.

    After each publication modelsearch reads the length of every title and looks through the whole index for entries
    without a weight, since a short title that has the word counts for more. At 100,000 pages that is most of what
    publishing costs. Here an entry keeps the weight 1, that of a title of average length, until the index is rebuilt.
    """
    backend = database.SearchBackend(params)
    whole = backend.index_class

    class Index(whole):  # type: ignore[misc, valid-type]  # which class it is follows from the database
        def _refresh_title_norms(self, full: bool = False) -> None:
            if full:
                super()._refresh_title_norms(full=True)

    backend.index_class = Index
    return backend
