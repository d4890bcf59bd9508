"""Template tags of upkeep."""

from typing import Any

from django import template
from wagtail.models import Page

from editing.upkeep.references import Linking, pages_linking_to

register = template.Library()


@register.simple_tag(takes_context=True)
def linking_to(context: dict[str, Any], page: Any = None, leaving: Any = ()) -> Linking | None:
    """Return which pages point to `page`, a page or an item of a bulk action; None for anything else.

    `leaving` are the items of the bulk action: what leaves at the same time is not counted.
    """
    thing = page["item"] if isinstance(page, dict) else page
    if not isinstance(thing, Page):
        return None
    keys = [item["item"].pk for item in leaving or () if isinstance(item, dict) and isinstance(item["item"], Page)]
    return pages_linking_to(thing, context["request"].user, keys)
