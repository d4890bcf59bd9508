"""Finding: an index of everything public, in the Dutch of this field."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Floor 3: knows no page type; the apps above tell what can be found, in their `entries.py`."""

    name = "search"
    verbose_name = _("Zoeken")

    def ready(self) -> None:
        """Let a change of the synonyms count at once."""
        from search import signals  # models are loaded by now

        signals.connect()
