"""The editor's form as a browser sends it."""

from typing import Any

from django.test import Client
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

STREAMS = ("summary", "body", "lessons", "start_steps", "links")


def practice_form(title: str = "Een praktijk", points: int = 3, **more: Any) -> dict[str, Any]:
    """Return what the form of a practice sends; `body` takes (type, value) pairs, `contacts` people."""
    contacts = more.pop("contacts", [])
    data: dict[str, Any] = {name: streamfield(more.pop(name, [])) for name in STREAMS if name != "summary"}
    data |= {
        "summary": streamfield([("point", f"Punt {number}.") for number in range(points)]),
        "placed_contacts": inline_formset([{"contact": contact.pk, "label": ""} for contact in contacts]),
        "related_practices": inline_formset([]),
        "comments": inline_formset([]),
        "title": title,
        "slug": more.pop("slug", "een-praktijk"),
        "introduction": "Waar het over gaat.",
        "status": "pilot",
        "evidence": "ervaring",
    }
    many = {key: more.pop(key) for key in ("regions", "themes") if key in more}
    return nested_form_data(data) | {key: [thing.pk for thing in things] for key, things in many.items()} | more


def send(client: Client, page: Page, **more: Any) -> Any:
    """Send the form of a page and return the answer."""
    return client.post(f"/beheer/pages/{page.pk}/edit/", practice_form(**({"slug": page.slug} | more)))
