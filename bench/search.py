"""How fast is finding: each figure is of one process, in milliseconds, the median and the slowest of a hundred."""

import statistics
import time
from collections.abc import Callable, Iterable
from itertools import cycle, islice

from django.db import connection, reset_queries
from django.http import QueryDict
from django.test import Client, override_settings

from kit.facets import Choices
from kit.kept import answering
from practices.facets import practice_facets
from practices.listings import Listing
from practices.models import PracticePage
from search import catalogue as catalogues
from search.answers import Answers
from search.indexing import BATCH, refresh
from search.models import Entry
from search.recognised import recognised_in
from search.suggestions import suggestions_for

ROUNDS = 100
MANY = 2_000
COMMON = ["leerling", "school", "werk", "stage", "coach", "begeleiding", "jongeren", "mentor", "bedrijf", "nazorg"]
PAIRS = [f"{one} {other}" for one, other in zip(COMMON, [*COMMON[3:], *COMMON[:3]], strict=True)]
RARE = ["avondschool", "havenroute", "portfolio", "techniekbus", "grensstage"]
TYPOS = ["nazorgg", "transfercoching", "begeleidding", "praktijkschol", "amsterdan"]
HOSTILE = ["x" * 5000, '"((( AND', "a OR b NEAR c*", "🙂" * 100, "mijn kind is klaar met praktijkschool wat nu"]
BEGINNINGS = ["co", "tra", "naz", "stage", "zaan", "am", "werk le", "ren", "ou", "pr"]


def report() -> None:
    """Print every figure."""
    number = Entry.objects.filter(kind="praktijk").count()
    began = time.perf_counter()
    catalogues._current = catalogues.Catalogue()
    catalogues.catalogue()
    print(f"practices {number}; reading the catalogue {time.perf_counter() - began:.2f} s")
    _search(COMMON[0])  # a process reads its lists of words once
    print(f"{'':44}{'p50':>8}{'p99':>8}   queries")
    _line("search with facets, common word", COMMON, _search)
    _line("the same, not asked before", COMMON, _search, forget=True)
    keys = list(PracticePage.objects.published().values_list("pk", flat=True)[:MANY])
    changing = cycle(keys)
    _line(
        "the same, a practice has just changed", COMMON, _search, before=lambda: refresh("praktijk", [next(changing)])
    )
    _line("search with facets, two common words", PAIRS, _search, forget=True)
    _line("search with facets, rare word", RARE, _search, forget=True)
    _line("search with facets, typing error", TYPOS, _search, forget=True)
    _line("search with facets, hostile", HOSTILE, _search, forget=True)
    _line("list with facets, no words", [""], _search)
    _line("list, last page, by title", ["&sorteer=titel&pagina=999999"], _list)
    _line("suggestions", BEGINNINGS, suggestions_for)
    _line("index one practice", keys, lambda key: refresh("praktijk", [key]))
    client = Client(HTTP_HOST="127.0.0.1")
    _line("the whole page over the client, common word", COMMON, lambda word: client.get("/praktijken/", {"q": word}))
    began = time.perf_counter()
    for first in range(0, len(keys), BATCH):
        refresh("praktijk", keys[first : first + BATCH], counts_words=False)
    print(f"index anew, as a rebuild does: {(time.perf_counter() - began) / len(keys) * 1000:.1f} s for a thousand")


def _search(words: str) -> None:
    parameters = QueryDict(mutable=True)
    parameters["q"] = words
    _show(parameters)


def _list(address: str) -> None:
    _show(QueryDict(address))


def _show(parameters: QueryDict) -> None:
    listing = Listing(Choices.from_query(parameters, practice_facets()))
    for part in ("rows", "facets", "chips", "pages"):
        getattr(listing, part)  # computed when asked for
    recognised_in(listing.found)


def _line(
    name: str, inputs: Iterable, do: Callable, forget: bool = False, before: Callable[[], None] | None = None
) -> None:
    """Time as a request does it, with what pages share kept, unless something happened `before`."""
    times = []
    for number, each in enumerate(islice(cycle(inputs), ROUNDS)):
        if before:
            before()
        if forget:
            catalogues._current.answers = Answers()
        began = time.perf_counter()
        with answering(f"{name} {number}" if before else "searched"):
            do(each)
        times.append((time.perf_counter() - began) * 1000)
    with override_settings(DEBUG=True):
        connection.force_debug_cursor = True
        if before:
            before()
        reset_queries()
        with answering(f"{name}, counted" if before else "searched"):
            do(next(iter(inputs)))
        queries = len(connection.queries)
        connection.force_debug_cursor = False
    slowest = sorted(times)[int(len(times) * 0.99)]
    print(f"{name:44}{statistics.median(times):8.1f}{slowest:8.1f}   {queries}", flush=True)
