"""What somebody typed is shown and never worked out: with a template in every text there is, on every page there is."""

from collections.abc import Iterator

import pytest
from django.core.cache import caches
from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from kit.addresses import all_addresses
from practices.models import PracticePage
from privacy.values import changed
from privacy.walking import is_json, rows, tables, word_columns, write
from search.indexing import rebuild
from tests.makers import make_user
from tests.paper.conftest import says

PROBE = '{{ 7331|add:"1" }} {% now "\\x59" %} #(7331 + 1) ${7331+1} <%= 7331+1 %> {0.__class__} %(a)s'
"""Each language that is worked out somewhere here or elsewhere makes 7332 of it, or fails."""
OURS = frozenset(
    """adoptions consents contacts home inbox library links offering practices regions search wagtailcore writing
    taggit""".split()  # noqa: SIM905 - as words
)
AS_THEY_ARE = frozenset(
    """action bookmarks codes content contentpath digest folded_name hash history hostname kind language_code mime_type
    number object_id path slug sort_name state url_path""".split()  # noqa: SIM905 - as words
)
"""Columns that no person types."""


def probed(text: str, before: str = "") -> str:
    """Return a text of several words with the probe in it, and `before` it; a single word may be a key."""
    if " " not in text or PROBE in text:
        return text
    if text.startswith("<") and ">" in text:
        return text.replace(">", f">{_in_html()} ", 1)
    return f"{before}{PROBE} {text}"


def _in_html() -> str:
    return PROBE.replace("<", "&lt;").replace(">", "&gt;")


def columns_of(model: type[models.Model]) -> Iterator[models.Field]:
    """Give the columns in which a person types what they like."""
    for field in word_columns(model):
        is_bound = field.choices or any(isinstance(each, RegexValidator | URLValidator) for each in field.validators)
        is_name = isinstance(field, models.SlugField | models.EmailField | models.URLField | models.FileField)
        if not (is_bound or is_name or field.name in AS_THEY_ARE):
            yield field


def put_probe_everywhere() -> int:
    """Write the probe into every text of every row, as somebody could who gets past each form; return into how many."""
    number = 0
    for model in tables():
        if model._meta.app_label not in OURS or model._meta.label == "wagtailcore.Revision":
            continue
        for row in rows(model):
            values = {}
            for field in columns_of(model):
                before = row.values[field.name]
                after = changed(before, probed) if is_json(field) else probed(str(before), f"{row.pk} ")
                if not is_json(field) and field.max_length:
                    after = after[: field.max_length]
                if after != before and not field.unique:
                    values[field.name] = after
            if values:
                write(row, values)
                number += len(values)
    return number


@pytest.fixture
def probed_site(demo):
    number = put_probe_everywhere()
    assert number > 500
    for cache in caches.all():
        cache.clear()
    rebuild(lambda kind, number: None)
    return number


def worked_out(text: str) -> str:
    """Return what stands around a 7332, or "" when nothing was worked out."""
    place = text.find("7332")
    return text[max(0, place - 100) : place + 100] if place >= 0 else ""


@pytest.mark.slow
def test_no_public_page_works_out_what_somebody_typed(probed_site):
    shown = 0
    addresses = [address.path for address in all_addresses()]
    practices = list(PracticePage.objects.live()[:3])
    addresses += [*(f"{page.url}pdf/" for page in practices), "/praktijken.csv", "/praktijken/feed/", "/sitemap.xml"]
    addresses += [
        "/api/v1/praktijken",
        "/api/v1/contactpersonen",
        "/api/v1/regios",
        "/praktijken/?q=7331",
    ]
    addresses += ["/embed/praktijken/", "/praktijken/suggesties/?q=7331"]
    addresses += [f"/api/v1/praktijken/{page.pk}" for page in practices]
    for address in addresses:
        answer = Client().get(address, follow=True)
        assert answer.status_code == 200, address
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if body.startswith(b"%PDF"):
            assert says(body, "#(7331 + 1)"), address
            assert not says(body, "7332"), address
            continue
        text = body.decode()
        assert worked_out(text) == "", address
        shown += "7331|add" in text

    assert shown > 60, f"{shown} of {len(addresses)} show it"


@pytest.mark.slow
def test_no_screen_of_an_editor_works_out_what_somebody_typed(probed_site, settings):
    engine = settings.TEMPLATES[0]  # Wagtail's own templates name variables that nobody gives
    settings.TEMPLATES = [engine | {"OPTIONS": engine["OPTIONS"] | {"string_if_invalid": ""}}]
    browser = Client()
    browser.force_login(make_user("alles", is_superuser=True))
    screens = [
        "/beheer/",
        "/beheer/postvak/",
        "/beheer/images/",
        "/beheer/documents/",
        "/beheer/reports/site-history/",
    ]
    for kind in {type(page) for page in Page.objects.specific()}:
        page = kind.objects.last()
        screens += [f"/beheer/pages/{page.pk}/edit/", f"/beheer/pages/{page.pk}/", f"/beheer/pages/{page.pk}/history/"]
    for model in get_snippet_models():
        screens.append(reverse(model.snippet_viewset.get_url_name("list")))
        if thing := model._base_manager.last():
            for name in ("edit", "history", "delete"):
                screens.append(reverse(model.snippet_viewset.get_url_name(name), args=[thing.pk]))

    shown = 0
    for screen in screens:
        answer = browser.get(screen, follow=True)
        assert answer.status_code == 200, screen
        assert worked_out(answer.text) == "", screen
        shown += "7331|add" in answer.text

    assert shown > len(screens) / 3, f"{shown} of {len(screens)} show it"
