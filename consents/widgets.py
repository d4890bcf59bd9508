"""Choosing a consent in a form that is no snippet's."""

from typing import Any

from wagtail.snippets.widgets import AdminSnippetChooser

from consents.models import Consent
from consents.querysets import ConsentQuerySet


class ConsentChooser(AdminSnippetChooser):
    """Opens the dialog; of a consent that is not among those offered not even the name is shown."""

    def __init__(self, offered: ConsentQuerySet, **kwargs: Any) -> None:
        super().__init__(Consent, icon="clipboard-list", **kwargs)
        self._offered = offered

    def get_instance(self, value: Any) -> Consent | None:
        """Return the consent with this key, or the one given."""
        found = super().get_instance(value)
        return found if found is not None and self._offered.filter(pk=found.pk).exists() else None
