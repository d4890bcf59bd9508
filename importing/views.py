"""Bringing a file in: choose it, decide about a likeness, see where each part went."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Collection, Page

from importing import people
from importing.clearing import forget_old_files
from importing.drafts import Reading, make_draft
from importing.forms import ImportForm
from importing.known import known_region
from importing.likeness import alike
from importing.models import ImportedFile
from importing.refusals import Refused
from importing.shelves import collection_of_region
from kit.admin import AdminPage
from practices.models import PracticeIndexPage
from regions.models import RegionPage
from regions.reach import reaches_every_region, region_ids_within_reach

_AGAIN = timedelta(seconds=60)


class ImportView(AdminPage):
    """Nieuwe praktijk uit een bestand."""

    page_title = gettext_lazy("Nieuwe praktijk uit een bestand")
    template_name = "importing/choose.html"
    header_icon = "upload"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let in who can make a practice somewhere."""
        if not may_import(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask for a file."""
        return self.page(form=ImportForm(request.user))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Read the file and make a draft of it, unless it is like one that is there."""
        form = ImportForm(request.user, request.POST, request.FILES)
        if not form.is_valid():
            return self.page(form=form, status=422)
        file = form.cleaned_data["file"]
        try:
            data = file.read()
            reading = Reading(file.name, data)
        except Refused as refusal:
            form.add_error("file", str(refusal))
            return self.page(form=form, status=422)
        parent = _parent(form.cleaned_data["region"], reading, request.user)
        again = ImportedFile.objects.filter(
            digest=reading.digest, made_by=request.user, made_at__gte=timezone.now() - _AGAIN
        ).first()
        if again is not None:  # the button was pressed twice
            return redirect(_address_of(again))
        if alike(reading.digest, reading.title, request.user):
            region = parent.specific if isinstance(parent.specific, RegionPage) else None
            waiting = ImportedFile.objects.create(
                name=reading.name, digest=reading.digest, region=region, made_by=request.user, waiting=data
            )
            return redirect(_address_of(waiting))
        return redirect(_address_of(_make(reading, parent, request.user)))


class LikenessView(AdminPage):
    """What is brought in is like something that is there: go on, or leave it."""

    page_title = gettext_lazy("Dit lijkt op een praktijk die er al is")
    template_name = "importing/alike.html"
    header_icon = "warning"

    def get(self, request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:  # type: ignore[override]  # a key
        """Show what it is like."""
        imported = _own(request, pk)
        if imported.waiting is None:
            return redirect(_address_of(imported) if imported.practice_id else "importing:choose")
        reading = Reading(imported.name, bytes(imported.waiting))
        return self.page(
            imported=imported, title=reading.title, likes=alike(reading.digest, reading.title, request.user)
        )

    def post(self, request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make the draft after all, or forget the file."""
        imported = _own(request, pk)
        if imported.waiting is None:
            return redirect(_address_of(imported) if imported.practice_id else "importing:choose")
        if "forget" in request.POST:
            imported.delete()
            messages.success(request, _("Het bestand is niet bewaard en er is geen concept gemaakt."))
            return redirect("importing:choose")
        reading = Reading(imported.name, bytes(imported.waiting))
        made = _make(reading, _parent(imported.region, reading, request.user), request.user)
        imported.delete()
        return redirect(_address_of(made))


class PlacesView(AdminPage):
    """The file and where each part of it went, side by side."""

    page_title = gettext_lazy("Wat waar terechtkwam")
    template_name = "importing/places.html"
    header_icon = "tasks"

    def get(self, request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:  # type: ignore[override]  # a key
        """Show it to who may edit the draft."""
        imported = _editable(request, pk)
        return self.page(
            imported=imported,
            practice=imported.draft,
            edit_url=reverse("wagtailadmin_pages:edit", args=[imported.practice_id]),
            names_url=_names_url(request.user),
            may_add_people=request.user.has_perm("contacts.add_contact"),
            contacts=[placed.contact for placed in imported.draft.placed_contacts.select_related("contact")],
        )

    def post(self, request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make a record, not public yet, of a person in the file."""
        imported = _editable(request, pk)
        name = request.POST.get("person", "")
        contact = people.add_person(imported, name, request.user)
        if contact is None:
            messages.warning(
                request, _("%s is al toegevoegd of staat niet in dit bestand.") % (name or _("Deze persoon"))
            )
        else:
            text = (
                _("%s is toegevoegd en staat nog niet op de site: vul de toestemming en de gegevens aan.")
                % contact.name
            )
            address = reverse(contact.snippet_viewset.get_url_name("edit"), args=[contact.pk])
            messages.success(request, text, buttons=[messages.button(address, _("Bewerken"))])
        return redirect("importing:places", pk=pk)


def may_import(user: Any) -> bool:
    """Whether `user` can make a practice somewhere."""
    return bool(user.is_active and (reaches_every_region(user) or region_ids_within_reach(user)))


def _parent(region: RegionPage | None, reading: Reading, user: Any) -> Page:
    """Return the page under which the draft goes: the region chosen, else the one in the file, else the national list.

    Raises:
        PermissionDenied: `user` may not make a practice there.
    """
    region = region or known_region(reading.understood.region_name)
    parent: Page | None = region or PracticeIndexPage.objects.first()
    if parent is None or not parent.permissions_for_user(user).can_add_subpage():
        raise PermissionDenied
    return parent


def _make(reading: Reading, parent: Page, user: Any) -> ImportedFile:
    forget_old_files()
    return make_draft(reading, parent, user, collection_for(parent))


def collection_for(parent: Page) -> Collection:
    """Return where the pictures of an import go: the collection of the region, else the first there is."""
    region = parent.specific
    own = collection_of_region(region) if isinstance(region, RegionPage) else None
    return own or Collection.get_first_root_node()


def _names_url(user: Any) -> str:
    """Return where a name is added by which people know a region, for who may do that; else ""."""
    return reverse("gebiedsnamen:add") if user.has_perm("regions.add_regionalias") else ""


def _own(request: HttpRequest, pk: int) -> ImportedFile:
    return get_object_or_404(ImportedFile.objects.select_related("region"), pk=pk, made_by=request.user)


def _editable(request: HttpRequest, pk: int) -> ImportedFile:
    imported = get_object_or_404(ImportedFile.objects.select_related("practice"), pk=pk, practice__isnull=False)
    if not imported.draft.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return imported


def _address_of(imported: ImportedFile) -> str:
    return reverse("importing:alike" if imported.practice_id is None else "importing:places", args=[imported.pk])
