"""The editors' side: how long a list, the first screen and bringing in a file take."""

import io
import time
from collections.abc import Callable
from functools import partial
from statistics import median
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from docx import Document

TIMES = 5
PAGES = (
    "/beheer/",
    "/beheer/praktijken/",
    "/beheer/praktijken/?q=coach",
    "/beheer/snippets/contacts/contact/",
    "/beheer/taken/",
)
SENTENCE = "De coach bespreekt met de leerling wat er nodig is om op het werk te blijven. "


@override_settings(DEBUG=True)
def report() -> None:
    """Print milliseconds and queries for each. Accounts of the demonstration are let in only with DEBUG."""
    from accounts.models import User

    for name in ("redactie-amsterdam", "moderator"):
        client = Client(HTTP_HOST="127.0.0.1")
        client.force_login(User.objects.get(username=name))
        for page in PAGES:
            answer = client.get(page)  # templates and content types are loaded once
            if answer.status_code != 200:
                raise SystemExit(f"{page} answers {answer.status_code}")
            milliseconds, queries = _measure(partial(client.get, page))
            print(f"  {name:20} {page:38} {milliseconds:7.0f} ms  {queries:3} queries", flush=True)
    data = _thirty_pages()
    from importing.drafts import Reading

    milliseconds, _queries = _measure(lambda: Reading("dertig.docx", data))
    print(f"  a Word file of thirty pages, read and understood {milliseconds:18.0f} ms", flush=True)


def _measure(act: Callable[[], Any]) -> tuple[float, int]:
    taken, queries = [], 0
    for _ in range(TIMES):
        with CaptureQueriesContext(connection) as captured:
            begun = time.perf_counter()
            act()
            taken.append((time.perf_counter() - begun) * 1000)
        queries = len(captured)
    return median(taken), queries


def _thirty_pages() -> bytes:
    document, file = Document(), io.BytesIO()
    document.add_heading("Een lang verslag", 0)
    for chapter in range(30):
        document.add_heading(f"Hoofdstuk {chapter + 1}", 1)
        for _ in range(6):
            document.add_paragraph(SENTENCE * 4)
    document.save(file)
    return file.getvalue()
