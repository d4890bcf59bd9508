"""Contact persons whom somebody must call or write: does this still hold, may we still name you?"""

from datetime import date, timedelta
from operator import attrgetter

import django_filters
from django.contrib.admin.utils import quote
from django.db.models import BooleanField, Case, F, IntegerField, Prefetch, Q, QuerySet, Value, When
from django.forms import RadioSelect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn

from contacts.choices import State
from contacts.models import Contact
from contacts.viewsets import NATIONAL
from editing.reports.base import EditorsReport, RegionFilter, within
from editing.reports.choices import Asking
from editing.reports.reach import contacts_within_reach
from kit.columns import DatedColumn
from kit.spreadsheets import ExportColumn
from regions.models import RegionPage

SOON = timedelta(days=28)
CONSENT_SOON = timedelta(days=56)


def wanted(kind: str, today: date) -> Q:
    """Return which contacts are to be asked for this reason."""
    conditions = {
        Asking.NEVER: Q(verified_on__isnull=True),
        Asking.OVERDUE: Q(verified_until__lt=today),
        Asking.NO_CONSENT: Q(consent_on__isnull=True) | Q(consent_until__lt=today),
        Asking.SOON: Q(verified_until__gte=today, verified_until__lte=today + SOON),
        Asking.CONSENT_ENDS: Q(consent_until__gte=today, consent_until__lte=today + CONSENT_SOON),
    }
    return conditions[Asking(kind)]


def reasons(contact: Contact) -> list[str]:
    """Return why a contact of the report is to be asked, in words."""
    return [str(kind.label) for kind in Asking if getattr(contact, _flag(kind))]


def _flag(kind: Asking) -> str:
    return f"is_{kind.name.lower()}"


class AskingFilterSet(WagtailFilterSet):
    """Narrows the report. Each filter is a subquery on the key, so that no row comes twice."""

    kind = django_filters.ChoiceFilter(
        label=_("Waarom"),
        choices=Asking.choices,
        empty_label=_("Maakt niet uit"),
        widget=RadioSelect,
        method="for_reason",
    )
    region = RegionFilter(method="in_regions")

    class Meta:
        model = Contact
        fields: list[str] = []

    def for_reason(self, contacts: QuerySet, name: str, kind: str) -> QuerySet:
        """Keep who is to be asked for this reason."""
        return contacts.filter(wanted(kind, timezone.localdate()))

    def in_regions(self, contacts: QuerySet, name: str, regions: list[RegionPage]) -> QuerySet:
        """Keep who works for one of the regions."""
        return within(contacts, Contact.objects.filter(regions__in=regions)) if regions else contacts


def edit_address(contact: Contact) -> str:
    """Return where a contact is edited."""
    viewset = Contact.snippet_viewset  # type: ignore[attr-defined]  # set by Wagtail
    return reverse(viewset.get_url_name("edit"), args=[quote(contact.pk)])


def _regions(contact: Contact) -> str:
    return ", ".join(region.title for region in contact.regions.all()) or str(NATIONAL)


def _reasons(contact: Contact) -> str:
    return "; ".join(reasons(contact))


def _consent_end(contact: Contact) -> str:
    return date_format(contact.consent_until, "j b Y") if contact.consent_until else "–"


def _keeper(contact: Contact) -> str:
    return contact.keeper.get_full_name() or contact.keeper.get_username() if contact.keeper else "–"


def _no_mark(contact: Contact) -> str:
    return ""


def _column(name: str, heading: str | Promise) -> ExportColumn:
    return ExportColumn(name, heading, attrgetter(name))


class AskingReport(EditorsReport):
    """Who was not verified in time, or whose consent ends; who is off the site already comes first."""

    page_title = _("Contactpersonen na te vragen")
    explanation = _(
        "Wie nooit of te lang geleden is gecontroleerd, wie binnen vier weken aan de beurt is, "
        "en wiens toestemming ontbreekt, verlopen is of binnen acht weken verloopt."
    )
    nothing = _("Alle contactpersonen zijn nagevraagd.")
    header_icon = "user"
    model = Contact
    search_fields = ["name", "function", "organisation"]
    filterset_class = AskingFilterSet
    default_ordering = "urgency"
    index_url_name = "reports_contactpersonen_na_te_vragen"
    index_results_url_name = "reports_contactpersonen_na_te_vragen_results"
    columns = [
        TitleColumn("name", label=_("Naam"), get_url=edit_address, sort_key="sort_name"),
        Column("regions", label=_("Regio's"), accessor=_regions),
        Column("reasons", label=_("Waarom"), accessor=_reasons, sort_key="urgency"),
        DatedColumn("verified_on", label=_("Gecontroleerd"), sort_key="verified_on", warning=_no_mark),
        Column("consent_until", label=_("Toestemming tot en met"), accessor=_consent_end, sort_key="consent_until"),
        Column("keeper", label=_("Wie houdt dit bij"), accessor=_keeper),
    ]
    # The personal address stands in no export: a spreadsheet travels further than who may see the address.
    export_columns = (
        _column("name", _("Naam")),
        ExportColumn("role", _("Rol"), lambda contact: contact.get_role_display()),
        _column("organisation", _("Organisatie")),
        ExportColumn("regions", _("Regio's"), _regions),
        ExportColumn("reasons", _("Waarom"), _reasons),
        _column("verified_on", _("Gecontroleerd")),
        _column("consent_on", _("Toestemming gegeven op")),
        _column("consent_until", _("Toestemming geldig tot en met")),
        _column("phone", _("Telefoon")),
        _column("public_email", _("Functioneel e-mailadres")),
        ExportColumn("keeper", _("Wie houdt dit bij"), _keeper),
    )

    def get_base_queryset(self) -> QuerySet:
        """Return the contacts within reach who are to be asked, with how urgent that is: 0 is most."""
        today = timezone.localdate()
        conditions = {kind: wanted(kind, today) for kind in Asking}
        flags = {
            _flag(kind): Case(When(condition, then=True), default=False, output_field=BooleanField())
            for kind, condition in conditions.items()
        }
        ranks = [When(condition, then=Value(rank)) for rank, condition in enumerate(conditions.values())]
        urgency = Case(*ranks, output_field=IntegerField())
        at_work = contacts_within_reach(self.request.user).filter(state=State.ACTIVE)
        regions = Prefetch("regions", RegionPage.objects.in_alphabet().for_tiles())
        asked = at_work.annotate(urgency=urgency, **flags).filter(urgency__isnull=False)
        return asked.select_related("keeper").prefetch_related(regions)

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        """Put what is unknown before what is long ago, on both databases."""
        field, is_down = self.ordering.removeprefix("-"), self.ordering.startswith("-")
        first = F(field).desc(nulls_last=True) if is_down else F(field).asc(nulls_first=True)
        return queryset.order_by(first, F("verified_on").asc(nulls_first=True), "sort_name", "pk")
