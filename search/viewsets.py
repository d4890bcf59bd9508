"""Synonyms, as administrators keep them in the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.contrib.search_promotions.views import CreateView as PromotionCreateView
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from search.models import SynonymGroup


class SynonymCreateView(CreateView):
    """A new group; a link may bring its first word along."""

    def get_initial(self) -> dict[str, Any]:
        """Return what the address says."""
        return super().get_initial() | {"words": self.request.GET.get("words", "")[:200]}


class PromoteView(PromotionCreateView):
    """Wagtail's form to put a page above the results of a question; a link may bring the question along."""

    def get_initial(self) -> dict[str, Any]:
        """Return what the address says."""
        return super().get_initial() | {"query_string": self.request.GET.get("query_string", "")[:200]}


class SynonymViewSet(SnippetViewSet):
    """Synoniemen."""

    model = SynonymGroup
    icon = "repeat"
    add_view_class = SynonymCreateView
    list_display = ["__str__"]
    ordering = ["sort_name"]
    search_fields = ["words"]
    list_per_page = 100
    menu_label = _("Synoniemen")
    add_to_settings_menu = True
