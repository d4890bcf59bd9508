"""The word lists, as editors keep them in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from writing.models import KnownAbbreviation, PlainWord


class PlainWordViewSet(SnippetViewSet):
    """Moeilijke woorden."""

    model = PlainWord
    icon = "openquote"
    list_display = ["expression", "alternative"]
    search_fields = ["expression", "alternative", "forms"]
    list_per_page = 100
    menu_label = _("Moeilijke woorden")


class KnownAbbreviationViewSet(SnippetViewSet):
    """Bekende afkortingen."""

    model = KnownAbbreviation
    icon = "title"
    list_display = ["letters", "meaning"]
    search_fields = ["letters", "meaning"]
    list_per_page = 100
    menu_label = _("Bekende afkortingen")


class WritingGroup(SnippetViewSetGroup):
    """Schrijfwijzer: what the writing help knows."""

    items = (PlainWordViewSet, KnownAbbreviationViewSet)
    menu_icon = "edit"
    menu_label = _("Schrijfwijzer")
    menu_name = "schrijfwijzer"
    menu_order = 50
