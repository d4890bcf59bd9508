"""What is set in type: how long making and handing out take."""

import time
from collections.abc import Callable
from datetime import date
from functools import partial
from statistics import median
from typing import Any

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

TIMES = 5
BUNDLE = "/praktijken.pdf?regio=groot-amsterdam"
DAY = date(2026, 11, 28)


def report() -> None:
    """Print milliseconds to make each kind, and to hand out what is kept; nothing of it is kept."""
    from paper import making, typesetting
    from paper.pictures import picture_of
    from paper.reading import sheet_of
    from practices.models import PracticePage

    examples = PracticePage.objects.published().select_related("home_region")
    practices = list(examples.exclude(slug__startswith="proef-").order_by("pk")[:20])
    sheets = [sheet_of(practice) for practice in practices]
    pictures = [picture_of(practice) for practice in practices]
    making.fitted(sheets[0], DAY)  # the fonts are read once
    _print("a one-pager, set in type", [_taken(partial(making.fitted, sheet, DAY)) for sheet in sheets])
    draw = partial(typesetting.typeset_png, typesetting.PICTURE)
    _print("the picture of a link, drawn", [_taken(partial(draw, content)) for content in pictures])

    client = Client(HTTP_HOST="127.0.0.1")
    page = practices[0].get_url()
    with transaction.atomic():
        first = _taken(partial(client.get, BUNDLE))
        print(f"  {'a bundle, made':42} {first:8.0f} ms", flush=True)
        for address in (page, f"{page}pdf/", f"{page}beeld.png", BUNDLE):
            client.get(address)
            times = [_taken(partial(client.get, address)) for _ in range(TIMES)]
            with CaptureQueriesContext(connection) as captured:
                client.get(address)
            _print(f"kept: {address}"[:42], times, f"  {len(captured):3} queries")
        transaction.set_rollback(True)


def _taken(act: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


def _print(name: str, times: list[float], more: str = "") -> None:
    print(f"  {name:42} {median(times):8.0f} ms  {max(times):6.0f} at most{more}", flush=True)
