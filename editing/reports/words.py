"""How the words by which practices are found are used: themes, phases, target groups, sectors and free tags."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

import django_filters
from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag, TaggedItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from editing.reports.base import ChoicesFilterSet, RowsReport
from editing.reports.choices import WordKind
from editing.reports.columns import LinkedNumberColumn
from editing.reports.coverage import PUBLIC_LIST
from editing.reports.reach import page_keys_within_reach
from kit.spreadsheets import ExportColumn
from practices.models import Phase, PracticePage, PracticeTag, Sector, TargetGroup, Theme

_VOCABULARIES = {
    WordKind.THEME: Theme,
    WordKind.PHASE: Phase,
    WordKind.TARGET: TargetGroup,
    WordKind.SECTOR: Sector,
}
_ON_TAG = "practices_practicetag_items__content_object"


@dataclass(frozen=True)
class WordUse:
    """One word: on how many published practices it stands, on how many others within reach, and the newest of all."""

    kind: WordKind
    title: str
    slug: str
    live: int
    drafts: int
    last_at: datetime | None

    @property
    def kind_name(self) -> str:
        """What kind of word it is."""
        return str(self.kind.label)

    @property
    def url(self) -> str:
        """Where the published practices with this word are listed."""
        return f"{PUBLIC_LIST}?{urlencode({self.kind.value: self.slug})}"


def words_for(user: Any) -> Iterator[WordUse]:
    """Yield every word, but for tags that stand on nothing but drafts of others. Five queries for any number."""
    for kind, model in _VOCABULARIES.items():
        terms = model._default_manager.annotate(**_counts("practices", user))
        for slug, label, *counts in terms.values_list("slug", "label", "live", "drafts", "last_at"):
            yield WordUse(kind, label, slug, *counts)
    for tag in _tags(user).values("slug", "name", "live", "drafts", "last_at"):
        yield WordUse(WordKind.TAG, tag["name"], tag["slug"], tag["live"], tag["drafts"], tag["last_at"])


def _counts(practices: str, user: Any) -> dict[str, Any]:
    is_public = Q(**{f"{practices}__pk__in": PracticePage.objects.published().order_by().values("pk")})
    is_own = Q(**{f"{practices}__pk__in": page_keys_within_reach(user)})
    return {
        "live": Count(practices, filter=is_public),
        "drafts": Count(practices, filter=is_own & ~is_public),
        "last_at": Max(f"{practices}__first_published_at", filter=is_public),
    }


def _tags(user: Any) -> QuerySet:
    """Return the tags of practices, and those that stand nowhere; those of images and documents are no matter here."""
    on_practice = Exists(PracticeTag.objects.filter(tag=OuterRef("pk")))
    on_other = Exists(TaggedItem.objects.filter(tag=OuterRef("pk")))
    tags = Tag.objects.annotate(**_counts(_ON_TAG, user))
    return tags.filter(Q(live__gt=0) | Q(drafts__gt=0) | (~on_practice & ~on_other)).order_by("name")


class WordsFilterSet(ChoicesFilterSet):
    """Narrows the report."""

    kind = django_filters.MultipleChoiceFilter(
        label=_("Soort"), choices=WordKind.choices, widget=CheckboxSelectMultiple
    )
    used = django_filters.ChoiceFilter(
        label=_("Gebruik"),
        choices=[("niet", _("Niet gebruikt")), ("concept", _("Alleen in concepten"))],
        empty_label=_("Maakt niet uit"),
        widget=RadioSelect,
    )


class WordsReport(RowsReport):
    """How often each word is used; what is not used comes first."""

    page_title = _("Thema's en trefwoorden")
    explanation = _("Van concepten tellen alleen die binnen je eigen bereik mee.")
    nothing = _("Er zijn nog geen thema's en trefwoorden.")
    header_icon = "tag"
    filterset_class = WordsFilterSet
    default_ordering = "live"
    index_url_name = "reports_themas_en_trefwoorden"
    index_results_url_name = "reports_themas_en_trefwoorden_results"
    columns = [
        TitleColumn("title", label=_("Woord"), sort_key="title"),
        Column("kind", label=_("Soort"), accessor="kind_name", sort_key="kind"),
        LinkedNumberColumn("live", label=_("Op de site"), get_url=lambda word: word.url, sort_key="live"),
        Column("drafts", label=_("In concepten"), sort_key="drafts"),
        DateColumn("last_at", label=_("Laatst gebruikt"), sort_key="last_at"),
    ]
    export_columns = (
        ExportColumn("title", _("Woord"), lambda word: word.title),
        ExportColumn("kind", _("Soort"), lambda word: word.kind_name),
        ExportColumn("live", _("Op de site"), lambda word: word.live),
        ExportColumn("drafts", _("In concepten"), lambda word: word.drafts),
        ExportColumn("last_at", _("Laatst gebruikt"), lambda word: word.last_at),
    )

    def get_rows(self) -> list[WordUse]:
        """Return the words of the chosen kinds and use."""
        kinds = set(self.chosen.get("kind") or WordKind.values)
        words = [word for word in words_for(self.request.user) if word.kind in kinds]
        used = self.chosen.get("used")
        if not used:
            return words
        return [word for word in words if not word.live and bool(word.drafts) == (used == "concept")]
