"""Whatever is asked of a public address, the answer is never that something broke.

`FUZZ=20000 python -m pytest tests/house/test_fuzz.py` asks twenty thousand things; without it some hundreds.
"""

import os
import string
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import get_resolver
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.house.test_abuse import address_of, patterns
from tests.makers import make_contact, make_image, make_practice, make_region, make_term

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NUMBER = int(os.environ.get("FUZZ", "300"))

KEYS = (
    *(
        "q",
        "regio",
        "thema",
        "fase",
        "doelgroep",
        "sector",
        "tag",
        "pagina",
        "volgorde",
        "weergave",
        "aantal",
        "cursor",
    ),
    *("limiet", "sinds", "next", "format", "gemeente", "postcode", "praktijk", "token", "page", "utm_source"),
)
ODD = (
    *(
        "",
        "0",
        "-1",
        "1e9",
        "9" * 30,
        "NaN",
        "null",
        "\x00",
        "\ud7ff",
        "\U0001f600",
        "%00",
        "%",
        "%zz",
        "../..",
        "'",
        '"',
    ),
    *(
        "' OR 1=1 --",
        "<script>",
        "{{7*7}}",
        "\r\nX: y",
        "a" * 3_000,
        "(",
        "\\",
        "[",
        "*",
        "?",
        "NEAR(",
        '"coach',
        "-coach",
    ),
    *(
        "2026-13-45",
        "2026-10-01T00:00:00Z",
        "١٢",
        "İ",
        "ß",
        "e\u0301" * 50,
        "twente",
        "coach",
        "1012",
        "true",
        "١",
        "²",
    ),
)
TEXT = st.one_of(st.sampled_from(ODD), st.text(max_size=60), st.from_regex(r"[a-z0-9-]{1,20}", fullmatch=True))
QUERY = st.lists(st.tuples(st.one_of(st.sampled_from(KEYS), TEXT), TEXT), max_size=6)
METHODS = st.sampled_from(("GET",) * 8 + ("HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH"))
HEADERS = st.dictionaries(
    st.sampled_from(
        [
            *("Accept", "Accept-Encoding", "Accept-Language", "If-None-Match", "If-Modified-Since", "Range", "Cookie"),
            *("Referer", "X-Requested-With", "Authorization", "Content-Type", "X-Forwarded-For", "Origin"),
        ]
    ),
    st.text(alphabet=string.printable.replace("\r", "").replace("\n", ""), max_size=40),
    max_size=3,
)


@pytest.fixture
def places(tree: Any) -> list[str]:
    """Every public address that the portal knows, and some that lead somewhere."""
    region = make_region(tree, "Twente")
    practice = make_practice(region, "Een week mee", cover=make_image())
    make_contact("Sam", [region])
    from practices.models import Theme

    make_term(Theme, "Stage")
    known = [address_of(path, pattern, tree) for path, pattern in patterns(get_resolver().url_patterns)]
    there = ["/", "/praktijken/", "/regios/", region.url, practice.url, f"{practice.url}pdf/", "/themas/stage/"]
    there += ["/regios/twente/", "/contact/sam/", "/api/v1/praktijken", f"/embed/praktijk/{practice.pk}/", "/beheer/"]
    return sorted({*known, *there})


def test_nothing_that_can_be_asked_breaks_the_site(places):
    client = Client(raise_request_exception=False)
    asked: list[str] = []
    address = st.one_of(
        st.sampled_from(places), st.sampled_from(places), st.text(max_size=40).map(lambda path: f"/{path}")
    )

    @settings(
        max_examples=NUMBER,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(METHODS, address, QUERY, HEADERS, st.booleans())
    def ask(method: str, path: str, query: list, headers: dict, is_raw: bool) -> None:
        caches["counters"].clear()
        pairs = [(key.encode("utf-8", "replace"), value.encode("utf-8", "replace")) for key, value in query]
        line = urlencode(pairs) if not is_raw else "&".join(f"{key}={value}" for key, value in query)
        options: dict[str, Any] = {
            "headers": headers,
            "QUERY_STRING": line.encode("utf-8", "replace").decode("latin-1"),
        }
        if method in ("POST", "PUT", "PATCH"):
            options |= {"data": urlencode(pairs), "content_type": "application/x-www-form-urlencoded"}
        headers.pop("Content-Type", None)
        answer = getattr(client, method.lower())(quote(path.encode("utf-8", "replace"), safe="/%"), **options)
        if answer.streaming:
            b"".join(answer.streaming_content)
        asked.append(path)
        assert answer.status_code < 500 or (answer.status_code == 503 and path.endswith(("/pdf/", ".png", ".pdf"))), (
            f"{method} {path!r} {line!r} {headers!r}: {answer.status_code}"
        )

    ask()

    assert len(asked) >= NUMBER * 0.9
