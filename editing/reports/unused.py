"""Images and documents that nothing on the site uses."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.forms import RadioSelect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from contacts.models import Contact
from editing.reports.base import ChoicesFilterSet, RowsReport
from editing.reports.choices import Age, FileKind
from editing.reports.reach import files_within_reach
from editing.reports.streams import keys_in_versions
from editing.reports.uses import is_referred_to
from kit.spreadsheets import ExportColumn
from library.models import PortalDocument, PortalImage
from practices.models import PracticePage

BYTES_IN_A_MB = 1_000_000
_MODELS: dict[FileKind, type[PortalImage] | type[PortalDocument]] = {
    FileKind.IMAGE: PortalImage,
    FileKind.DOCUMENT: PortalDocument,
}
_EDIT = {FileKind.IMAGE: "wagtailimages:edit", FileKind.DOCUMENT: "wagtaildocs:edit"}


@dataclass(frozen=True)
class UnusedFile:
    """An image or document that is not used; `megabytes` is None when nobody measured it."""

    kind: FileKind
    title: str
    edit_url: str
    megabytes: float | None
    uploaded_by: str
    created_at: datetime

    @property
    def kind_name(self) -> str:
        """What kind of file it is."""
        return str(self.kind.label)


def unused_for(user: Any, kind: FileKind) -> Iterator[UnusedFile]:
    """Yield what `user` keeps and nothing uses, also no version that may yet come on the site. Two queries."""
    model = _MODELS[kind]
    coming = keys_in_versions(model)
    for file in _without_reference(model, user).select_related("uploaded_by_user"):
        if file.pk not in coming:
            size = None if file.file_size is None else round(file.file_size / BYTES_IN_A_MB, 2)
            address = reverse(_EDIT[kind], args=[file.pk])
            yield UnusedFile(kind, file.title, address, size, _name(file.uploaded_by_user), file.created_at)


def _without_reference(model: type[PortalImage] | type[PortalDocument], user: Any) -> QuerySet:
    files = files_within_reach(model, user).filter(~is_referred_to(model)).order_by("pk")
    if model is PortalImage:
        covers = PracticePage.objects.filter(cover__isnull=False).order_by().values("cover")
        photos = Contact.objects.filter(photo__isnull=False).order_by().values("photo")
        return files.exclude(pk__in=covers).exclude(pk__in=photos)
    return files


def _name(user: Any) -> str:
    return (user.get_full_name() or user.get_username()) if user else ""


class UnusedFilterSet(ChoicesFilterSet):
    """Narrows the report."""

    kind = django_filters.ChoiceFilter(
        label=_("Soort"), choices=FileKind.choices, empty_label=_("Maakt niet uit"), widget=RadioSelect
    )
    age = django_filters.ChoiceFilter(
        label=_("Hoe oud"), choices=Age.choices, empty_label=_("Maakt niet uit"), widget=RadioSelect
    )


def _megabytes(file: UnusedFile) -> float | str:
    return "–" if file.megabytes is None else file.megabytes


class UnusedReport(RowsReport):
    """What lies in the library and is not used; the oldest first."""

    page_title = _("Ongebruikte afbeeldingen")
    explanation = _(
        "Afbeeldingen en documenten die nergens op de site staan, "
        "ook niet in een versie die nog gepubliceerd moet worden."
    )
    nothing = _("Alle afbeeldingen en documenten worden gebruikt.")
    header_icon = "image"
    filterset_class = UnusedFilterSet
    default_ordering = "created_at"
    index_url_name = "reports_ongebruikte_afbeeldingen"
    index_results_url_name = "reports_ongebruikte_afbeeldingen_results"
    columns = [
        TitleColumn("title", label=_("Titel"), get_url=lambda file: file.edit_url, sort_key="title"),
        Column("kind", label=_("Soort"), accessor="kind_name", sort_key="kind"),
        Column("megabytes", label=_("Grootte (MB)"), accessor=_megabytes, sort_key="megabytes"),
        Column("uploaded_by", label=_("Geplaatst door"), sort_key="uploaded_by"),
        DateColumn("created_at", label=_("Geplaatst op"), sort_key="created_at"),
    ]
    export_columns = (
        ExportColumn("title", _("Titel"), lambda file: file.title),
        ExportColumn("kind", _("Soort"), lambda file: file.kind_name),
        ExportColumn("megabytes", _("Grootte (MB)"), lambda file: file.megabytes),
        ExportColumn("uploaded_by", _("Geplaatst door"), lambda file: file.uploaded_by),
        ExportColumn("created_at", _("Geplaatst op"), lambda file: file.created_at),
    )

    def get_rows(self) -> list[UnusedFile]:
        """Return the files of the chosen kind and age."""
        kinds = [FileKind(self.chosen["kind"])] if self.chosen.get("kind") else list(FileKind)
        files = [file for kind in kinds for file in unused_for(self.request.user, kind)]
        if not self.chosen.get("age"):
            return files
        before = timezone.now() - timedelta(days=int(self.chosen["age"]))
        return [file for file in files if file.created_at <= before]
