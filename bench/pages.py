"""Pages as Django makes them, without the store: how long each takes and what it asks the database; and publishing.

Run with different numbers of practices, the figures tell what grows with the site.
"""

import time
from collections.abc import Callable
from itertools import count, cycle
from statistics import median
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kit.kept import answering

ROUNDS = 15
PAGES = {
    "home": "/",
    "a region": "/regios/groot-amsterdam/",
    "the list": "/praktijken/",
    "the list, by title": "/praktijken/?sorteer=titel",
    "the list, two facets": "/praktijken/?regio=groot-amsterdam&thema=nazorg",
    "the list, page 400": "/praktijken/?pagina=400",
    "the list, a common word": "/praktijken/?q=coach",
    "the map of coverage": "/praktijken/?weergave=kaart",
    "a theme": "/themas/nazorg/",
    "the directory": "/contact/",
    "a feed": "/praktijken/feed/",
    "the index of the sitemap": "/sitemap.xml",
    "a part of the sitemap": "/sitemap-praktijk-1.xml",
}


def report() -> None:
    """Print processor milliseconds (median and slowest), queries and size of each page; then of publishing.

    Of a page two: the first that a process makes after a change, and one made later, with what pages share kept.
    Practices are made one after another, each another one.
    """
    from bench.ladder import practices
    from practices.models import PracticePage

    client = Client(HTTP_HOST="127.0.0.1")
    print(f"made without the store, {ROUNDS} times: processor time, median and slowest")
    print(f"  {'':34}{'first after a change':>30}{'later':>30}")
    versions = map(str, count())
    spread = practices()[:: 500 // (ROUNDS + 2)]  # those of the demonstration, which have more in them, stand first
    for name, pages in {"practices": spread, **{name: [page] for name, page in PAGES.items()}}.items():
        turn = cycle(pages)
        size = len(_made(client, pages[0], "first"))  # templates, the catalogue and pictures are read or drawn once
        first = _measure(lambda turn=turn: _made(client, next(turn), next(versions)))
        later = _measure(lambda turn=turn: _made(client, next(turn), "later"))
        print(f"  {name:34}{first}{later}{size / 1024:6.0f} KB", flush=True)
    revision = PracticePage.objects.published().order_by("-pk")[0].save_revision()
    print(f"  {'publishing a practice':34}{_measure(revision.publish)}", flush=True)


def _made(client: Client, page: str, version: str) -> bytes:
    """Return a page as Django makes it while the site has a version."""
    with answering(version):
        answer = client.get(page)
        body = b"".join(answer) if answer.streaming else answer.content
    if answer.status_code != 200:
        raise SystemExit(f"{page} answers {answer.status_code}")
    return body


def _measure(act: Callable[[], Any]) -> str:
    act()
    with CaptureQueriesContext(connection) as captured:
        act()
    asked = len(captured)  # the next request forgets them
    taken = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        act()
        taken.append((time.process_time() - begun) * 1000)
    return f"{median(taken):8.1f} ms{max(taken):7.1f}{asked:4} queries"
