"""The words by which practices are found, and the glossary, as editors keep them in the admin."""

from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, SnippetViewSetGroup

from kit.searching import TolerantSearch
from practices.models import GlossaryTerm, Phase, PracticeTag, Sector, TargetGroup, Theme


class TermIndexView(TolerantSearch, IndexView):
    """The listing of a vocabulary or of the glossary."""


class TermViewSet(SnippetViewSet):
    """One vocabulary: how it is called, in which order it stands, how often it is used."""

    index_view_class = TermIndexView
    list_display = ["label", "slug", Column("uses", label=_("Praktijken"), sort_key="uses"), "sort_order"]
    ordering = ["sort_order", "label"]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        """Return the terms with on how many practices each stands, drafts among them."""
        return self.model.objects.annotate(uses=Count("practices"))


class ThemeViewSet(TermViewSet):
    """Thema's."""

    model = Theme
    icon = "signpost"


class PhaseViewSet(TermViewSet):
    """Fasen."""

    model = Phase
    icon = "time"


class TargetGroupViewSet(TermViewSet):
    """Doelgroepen."""

    model = TargetGroup
    icon = "group"


class SectorViewSet(TermViewSet):
    """Sectoren."""

    model = Sector
    icon = "grid"


class TagViewSet(SnippetViewSet):
    """Trefwoorden: free words, put right or taken away here."""

    model = Tag
    icon = "tag"
    menu_label = _("Trefwoorden")
    panels = [FieldPanel("name", heading=_("trefwoord"))]
    list_display = ["name", Column("uses", label=_("Praktijken"), sort_key="uses")]
    search_fields = ["name"]
    ordering = ["name"]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        """Return the tags with on how many practices each stands."""
        return Tag.objects.annotate(uses=Count(f"{PracticeTag._meta.app_label}_practicetag_items"))


class GlossaryTermViewSet(SnippetViewSet):
    """Begrippen."""

    model = GlossaryTerm
    icon = "help"
    index_view_class = TermIndexView
    list_display = ["term", "abbreviation_of", "explanation"]
    ordering = ["sort_name"]
    list_per_page = 50


class TermGroup(SnippetViewSetGroup):
    """Thema's en meer: everything by which practices are sorted and found."""

    menu_label = _("Thema's en meer")
    menu_name = "indeling"
    menu_icon = "signpost"
    menu_order = 40
    items = (ThemeViewSet, PhaseViewSet, TargetGroupViewSet, SectorViewSet, TagViewSet, GlossaryTermViewSet)
