"""The contact persons, as editors list and keep them in the admin."""

from typing import Any

import django_filters
from django.db.models import Prefetch, Q, QuerySet
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from contacts.choices import Role, State
from contacts.choosing import ContactChooserViewSet
from contacts.models import Contact, Verification
from contacts.policies import contact_policy, for_own_contacts
from kit.columns import DatedColumn
from kit.searching import TolerantSearch
from kit.spreadsheets import ExportColumn, SafeExport
from regions.models import RegionPage

NATIONAL = _("Landelijk")


class ContactFilterSet(WagtailFilterSet):
    """Narrows the listing. Each filter is a subquery on the key, so that no row comes twice."""

    reachable = django_filters.ChoiceFilter(
        label=_("Op de site"),
        choices=[("ja", _("Nu bereikbaar via de site")), ("nee", _("Nu niet op de site"))],
        empty_label=_("Maakt niet uit"),
        widget=RadioSelect,
        method="by_reach",
    )
    consent = django_filters.ChoiceFilter(
        label=_("Toestemming"),
        choices=[("geldig", _("Geldig")), ("verlopen", _("Verlopen")), ("geen", _("Niet vastgelegd"))],
        empty_label=_("Maakt niet uit"),
        widget=RadioSelect,
        method="by_consent",
    )
    role = django_filters.MultipleChoiceFilter(
        label=_("Rol"), choices=Role.choices, widget=CheckboxSelectMultiple, method="with_role"
    )
    region = django_filters.ModelMultipleChoiceFilter(
        label=_("Regio"),
        queryset=lambda request: RegionPage.objects.in_alphabet().for_tiles(),
        widget=CheckboxSelectMultiple,
        method="in_regions",
    )
    state = django_filters.ChoiceFilter(
        label=_("Stand"),
        choices=State.choices,
        empty_label=_("Maakt niet uit"),
        widget=RadioSelect,
        method="with_state",
    )

    class Meta:
        model = Contact
        fields: list[str] = []

    def by_reach(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Keep who may, or may not, be named on the site today."""
        reachable = Contact.objects.published().order_by().values_list("pk", flat=True)
        return queryset.filter(pk__in=reachable) if value == "ja" else queryset.exclude(pk__in=reachable)

    def by_consent(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Keep by whether consent was given and still holds."""
        today = timezone.localdate()
        if value == "geen":
            return _only(queryset, Q(consent_on__isnull=True))
        expired = Q(consent_until__lt=today)
        return _only(queryset, Q(consent_on__isnull=False) & (expired if value == "verlopen" else ~expired))

    def with_role(self, queryset: QuerySet, name: str, roles: list[str]) -> QuerySet:
        """Keep who has one of the roles."""
        return _only(queryset, Q(role__in=roles)) if roles else queryset

    def in_regions(self, queryset: QuerySet, name: str, regions: list[RegionPage]) -> QuerySet:
        """Keep who works for one of the regions."""
        return _only(queryset, Q(regions__in=regions)) if regions else queryset

    def with_state(self, queryset: QuerySet, name: str, state: str) -> QuerySet:
        """Keep who does, or no longer does, this work."""
        return _only(queryset, Q(state=state))


def _only(queryset: QuerySet, condition: Q) -> QuerySet:
    return queryset.filter(pk__in=Contact.objects.order_by().filter(condition).values_list("pk", flat=True))


def _regions(contact: Contact) -> str:
    return ", ".join(region.title for region in contact.regions.all()) or str(NATIONAL)


def _verification_warning(contact: Contact) -> str:
    if contact.verified_on is None:
        return str(_("Nooit gecontroleerd: staat niet op de site"))
    if contact.verified_until is None or contact.verified_until < timezone.localdate():
        return str(_("Te lang geleden gecontroleerd: staat niet op de site"))
    return ""


def _asked(contact: Contact) -> str:
    """Return when the question went out that is still open, and how often we reminded."""
    if not contact.open_rounds:
        return ""
    asked = contact.open_rounds[0]
    day = date_format(asked.begun_on, "j b Y")
    if not asked.mailed_on:
        return str(_("Geen e-mailadres"))
    if not asked.reminders:
        return day
    return ngettext("%(day)s, %(number)d herinnering", "%(day)s, %(number)d herinneringen", asked.reminders) % {
        "day": day,
        "number": asked.reminders,
    }


def _consent(contact: Contact) -> str:
    if contact.consent_on is None:
        return str(_("Niet vastgelegd"))
    if contact.consent_until is not None and contact.consent_until < timezone.localdate():
        return str(_("Verlopen"))
    return str(contact.get_consent_how_display()) or str(_("Geldig"))


def _publication(contact: Contact) -> str:
    """Return the state in words; Wagtail's own column asks the database about planned publication for each row."""
    if not contact.live:
        return str(_("Concept"))
    return str(_("Gepubliceerd, met wijzigingen")) if contact.has_unpublished_changes else str(_("Gepubliceerd"))


class ContactIndexView(TolerantSearch, SafeExport, IndexView):
    """The listing of contact persons: a fixed number of queries for any length."""

    # The personal address stands in no export: a spreadsheet travels further than who may see the address.
    export_columns = (
        ExportColumn("name", _("Naam"), lambda contact: contact.name),
        ExportColumn("role", _("Rol"), lambda contact: contact.get_role_display()),
        ExportColumn("function", _("Functie"), lambda contact: contact.function),
        ExportColumn("organisation", _("Organisatie"), lambda contact: contact.organisation),
        ExportColumn("regions", _("Regio's"), _regions),
        ExportColumn("phone", _("Telefoon"), lambda contact: contact.phone),
        ExportColumn("public_email", _("Functioneel e-mailadres"), lambda contact: contact.public_email),
        ExportColumn("verified_on", _("Laatst gecontroleerd"), lambda contact: contact.verified_on),
        ExportColumn("consent", _("Toestemming"), _consent),
        ExportColumn("consent_until", _("Toestemming geldig tot en met"), lambda contact: contact.consent_until),
        ExportColumn("state", _("Stand"), lambda contact: contact.get_state_display()),
        ExportColumn("reachable", _("Nu op de site"), lambda contact: contact.is_published()),
        ExportColumn("is_example", _("Voorbeeld"), lambda contact: contact.is_example),
    )


class ContactViewSet(SnippetViewSet):
    """Contactpersonen, third in the menu."""

    model = Contact
    index_view_class = ContactIndexView
    chooser_viewset_class = ContactChooserViewSet
    icon = "user"
    menu_label = _("Contactpersonen")
    menu_order = 30
    add_to_admin_menu = True
    export_filename = "contactpersonen"
    filterset_class = ContactFilterSet
    ordering = ["sort_name"]
    list_per_page = 50
    list_display = [
        "name",
        "role",
        Column("regions", label=_("Regio's"), accessor=_regions),
        DatedColumn("verified_on", label=_("Gecontroleerd"), sort_key="verified_on", warning=_verification_warning),
        Column("asked", label=_("Gevraagd op"), accessor=_asked),
        Column("consent", label=_("Toestemming"), accessor=_consent, sort_key="consent_on"),
        BooleanColumn("is_published", label=_("Nu op de site"), accessor=lambda contact: contact.is_published()),
        Column("published", label=_("Publicatie"), accessor=_publication, sort_key="live"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Contact]:
        """Load the regions with the rows; of other regions only who is published."""
        visible = contact_policy.instances_user_has_any_permission_for(request.user, {"view", "change"})
        open_rounds = Prefetch("verifications", Verification.objects.unanswered(), to_attr="open_rounds")
        return visible.prefetch_related("regions", open_rounds)

    def get_urlpatterns(self) -> list[Any]:
        """Guard every view of one contact, also those that a later Wagtail may add."""
        patterns = super().get_urlpatterns()
        for pattern in patterns:
            pattern.callback = for_own_contacts(pattern.callback)
        return patterns
