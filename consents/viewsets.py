"""The consents, as editors list and keep them in the admin."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.models import Collection
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from consents.choices import ConsentWay, Purpose, Standing
from consents.choosing import ConsentChooserViewSet
from consents.models import Consent, in_words
from consents.policies import consent_policy, consents_within_reach, for_own_consents
from kit.searching import TolerantSearch
from kit.spreadsheets import ExportColumn, SafeExport


def _own_collections(request: HttpRequest) -> QuerySet[Collection]:
    return consent_policy().collections_user_has_any_permission_for(request.user, {"change", "delete"})


class ConsentFilterSet(WagtailFilterSet):
    """Narrows the listing."""

    standing = django_filters.ChoiceFilter(
        label=_("Stand"),
        choices=Standing.choices,
        empty_label=_("Maakt niet uit"),
        widget=RadioSelect,
        method="that_stand",
    )
    purpose = django_filters.MultipleChoiceFilter(
        label=_("Waarvoor"), choices=Purpose.choices, widget=CheckboxSelectMultiple
    )
    how = django_filters.MultipleChoiceFilter(label=_("Hoe"), choices=ConsentWay.choices, widget=CheckboxSelectMultiple)
    used = django_filters.ChoiceFilter(
        label=_("Gebruik"),
        choices=[("ja", _("Ergens gebruikt")), ("nee", _("Nergens gebruikt"))],
        empty_label=_("Maakt niet uit"),
        widget=RadioSelect,
        method="by_use",
    )
    collection = django_filters.ModelMultipleChoiceFilter(
        label=_("Verzameling"), queryset=_own_collections, widget=CheckboxSelectMultiple
    )

    class Meta:
        model = Consent
        fields: list[str] = []

    def that_stand(self, consents: QuerySet, name: str, value: str) -> QuerySet:
        """Keep those that stand like this today."""
        by_standing = {
            Standing.WITHDRAWN: Consent.objects.withdrawn(),
            Standing.EXPIRED: Consent.objects.expired(),
            Standing.ENDING: Consent.objects.ending(),
            Standing.VALID: Consent.objects.valid(),
        }
        return consents.filter(pk__in=by_standing[Standing(value)].order_by().values("pk"))

    def by_use(self, consents: QuerySet, name: str, value: str) -> QuerySet:
        """Keep those that are, or are not, chosen somewhere."""
        return consents.filter(is_used=value == "ja")


def _until(consent: Consent) -> str:
    return in_words(consent.until) if consent.until else str(_("geen einddatum"))


class ConsentIndexView(TolerantSearch, SafeExport, IndexView):
    """The listing of consents: a fixed number of queries for any length."""

    # The e-mail address stands in no export: a spreadsheet travels further than who may see the address.
    export_columns = (
        ExportColumn("name", _("Wie"), lambda consent: consent.name),
        ExportColumn("given_by", _("Gegeven door"), lambda consent: consent.given_by),
        ExportColumn("purpose", _("Waarvoor"), lambda consent: consent.get_purpose_display()),
        ExportColumn("description", _("Waarvoor precies"), lambda consent: consent.description),
        ExportColumn("how", _("Hoe"), lambda consent: consent.get_how_display()),
        ExportColumn("given_on", _("Gegeven op"), lambda consent: consent.given_on),
        ExportColumn("until", _("Geldig tot en met"), lambda consent: consent.until),
        ExportColumn("withdrawn_on", _("Ingetrokken op"), lambda consent: consent.withdrawn_on),
        ExportColumn("standing", _("Stand"), lambda consent: str(consent.standing.label)),
        ExportColumn("is_used", _("Gebruikt"), lambda consent: consent.is_used),
        ExportColumn("collection", _("Verzameling"), lambda consent: consent.collection.name),
        ExportColumn("note", _("Notitie"), lambda consent: consent.note),
    )


class ConsentViewSet(SnippetViewSet):
    """Toestemmingen, beside the contact persons in the menu."""

    model = Consent
    index_view_class = ConsentIndexView
    chooser_viewset_class = ConsentChooserViewSet
    icon = "clipboard-list"
    menu_label = _("Toestemmingen")
    menu_order = 35
    add_to_admin_menu = True
    export_filename = "toestemmingen"
    filterset_class = ConsentFilterSet
    ordering = ["name"]
    list_per_page = 50
    list_display = [
        "name",
        Column("purpose", label=_("Waarvoor"), accessor="get_purpose_display", sort_key="purpose"),
        Column("how", label=_("Hoe"), accessor="get_how_display", sort_key="how"),
        Column(
            "given_on", label=_("Gegeven op"), accessor=lambda consent: in_words(consent.given_on), sort_key="given_on"
        ),
        Column("until", label=_("Tot en met"), accessor=_until, sort_key="until"),
        Column("standing", label=_("Stand"), accessor=lambda consent: consent.standing.label),
        Column("collection", label=_("Verzameling"), accessor="collection.name", sort_key="collection__name"),
        BooleanColumn("is_used", label=_("Gebruikt")),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Consent]:
        """Load the collection with the rows; those that others keep are not there."""
        return consents_within_reach(request.user).with_use().select_related("collection")

    def get_urlpatterns(self) -> list[Any]:
        """Guard every view of one consent, also those that a later Wagtail may add."""
        patterns = super().get_urlpatterns()
        for pattern in patterns:
            pattern.callback = for_own_consents(pattern.callback)
        return patterns
