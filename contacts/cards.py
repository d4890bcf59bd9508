"""People as they stand on page after page: loaded once while the site stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.apps import apps

from kit.kept import kept_each

if TYPE_CHECKING:
    from contacts.models import Contact


@kept_each
def people(keys: Sequence[int]) -> dict[int, Contact]:
    """Return these contacts by their primary key, loaded for cards, with their regions. Three queries at most.

    Whether they may be named today is for who calls, with `is_published()`.
    """
    return apps.get_model("contacts", "Contact").objects.for_cards().with_regions().in_bulk(keys)
