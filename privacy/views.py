"""Looking up a person, taking along what is known, erasing; and the receipts.

A name is sent in a form and never stands in an address: addresses are kept in logs and histories of browsers.
"""

from itertools import groupby
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from accounts.administrators import LastAdministratorError
from kit.admin import AdminPage
from privacy.choices import Way
from privacy.erasing import NotErasedError, erase
from privacy.exporting import export
from privacy.finding import Hit, belonging, find, place_name
from privacy.forms import EraseForm, PersonForm
from privacy.ledger import LedgerError
from privacy.models import Erasure
from privacy.names import Person
from privacy.permissions import may_erase

MOST_SHOWN = 100
"""Of each place; for the others what is thought best is done."""
_CHOICE = "way:"


class AdministratorsPage(AdminPage):
    """A page for administrators."""

    header_icon = "user"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let in who may."""
        if not may_erase(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class PersonView(AdministratorsPage):
    """Een persoon opzoeken, exporteren of wissen."""

    page_title = gettext_lazy("Een persoon opzoeken of wissen")
    template_name = "privacy/person.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask for whom."""
        return self.page(form=PersonForm(), erasures=Erasure.objects.all()[:50])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what there is, give it along, or erase it."""
        form = PersonForm(request.POST)
        if not form.is_valid():
            return self.page(form=form, erasures=Erasure.objects.all()[:50], status=422)
        person = form.cleaned_data["told"]
        if "export" in request.POST:
            return _file_of(person)
        if "erase" in request.POST:
            return self._erase(request, form, person)
        return self._preview(form, person, EraseForm(person))

    def _erase(self, request: HttpRequest, form: PersonForm, person: Person) -> HttpResponse:
        how = EraseForm(person, request.POST)
        if not how.is_valid():
            return self._preview(form, person, how, status=422)
        try:
            erasure = erase(person, how.cleaned_data["instead"], _choices(request), request.user)  # type: ignore[arg-type]  # somebody is signed in
        except (LastAdministratorError, LedgerError, NotErasedError) as error:
            messages.error(request, str(error))
            return self._preview(form, person, how, status=409)
        messages.success(request, _("Deze persoon is gewist."))
        return redirect("privacy_receipt", number=erasure.number)

    def _preview(self, form: PersonForm, person: Person, how: EraseForm, status: int = 200) -> HttpResponse:
        unread: list[str] = []
        hits = sorted(find(person, unread=unread), key=lambda hit: (hit.is_doubtful, place_name(hit.place), hit.place))
        more = belonging(person)
        return self.page(
            form=form,
            person=person,
            how=how,
            more=[*more.names, *more.emails],
            certain=_grouped(hit for hit in hits if not hit.is_doubtful),
            doubtful=_grouped(hit for hit in hits if hit.is_doubtful),
            number=sum(not hit.is_doubtful for hit in hits),
            unread=sorted(unread),
            status=status,
        )


class ReceiptView(AdministratorsPage):
    """Het bewijs dat iemand gewist is."""

    page_title = gettext_lazy("Bewijs van wissen")
    template_name = "privacy/receipt.html"
    header_icon = "doc-full"

    def get(self, request: HttpRequest, number: str, *args: Any, **kwargs: Any) -> HttpResponse:  # type: ignore[override]  # a number
        """Show it."""
        erasure = get_object_or_404(Erasure, number=number)
        counts = [(place_name(place), number) for place, number in erasure.counts.items()]
        return self.page(erasure=erasure, counts=counts)


def _file_of(person: Person) -> HttpResponse:
    answer = JsonResponse(export(person), json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = 'attachment; filename="gegevens.json"'
    return answer


def _grouped(hits: Any) -> list[dict[str, Any]]:
    groups = []
    for _place, found in groupby(hits, key=lambda hit: hit.place):
        all_hits: list[Hit] = list(found)
        shown = all_hits[:MOST_SHOWN]
        groups.append(
            {
                "name": place_name(all_hits[0].place),
                "number": len(all_hits),
                "hits": shown,
                "left": len(all_hits) - len(shown),
            }
        )
    return groups


def _choices(request: HttpRequest) -> dict[str, Way]:
    chosen = {name.removeprefix(_CHOICE): way for name, way in request.POST.items() if name.startswith(_CHOICE)}
    return {key: Way(str(way)) for key, way in chosen.items() if way in Way.values}
