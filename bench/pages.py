"""Pages as Django makes them, without the store: how long each takes and what it asks the database; and publishing.

Run with different numbers of practices, the figures tell what grows with the site.
"""

import time
from collections.abc import Callable
from functools import partial
from statistics import median
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

ROUNDS = 15
PAGES = {
    "a practice": "/regios/groot-amsterdam/transfercoaching/",
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
    """Print processor milliseconds (median and slowest), queries and size of each; then of publishing."""
    from practices.models import PracticePage

    client = Client(HTTP_HOST="127.0.0.1")
    print(f"made without the store, {ROUNDS} times: processor time")
    for name, page in PAGES.items():
        answer = client.get(page)  # templates, the catalogue and pictures are read or drawn once
        if answer.status_code != 200:
            raise SystemExit(f"{page} answers {answer.status_code}")
        size = len(b"".join(answer) if answer.streaming else answer.content)
        _print(name, partial(client.get, page), f"{size / 1024:6.0f} KB")
    revision = PracticePage.objects.published().order_by("-pk")[0].save_revision()
    _print("publishing a practice", revision.publish, "")


def _print(name: str, act: Callable[[], Any], size: str) -> None:
    with CaptureQueriesContext(connection) as captured:
        act()
    asked = len(captured)  # the next request forgets them
    taken = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        act()
        taken.append((time.process_time() - begun) * 1000)
    print(f"  {name:34}{median(taken):8.1f} ms{max(taken):8.1f}  {asked:4} queries {size}", flush=True)
