"""Screens on which tags and contacts are put right: choose, look at what changes, confirm."""

from abc import ABC, abstractmethod
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import View
from taggit.models import Tag
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from contacts.models import Contact
from editing.upkeep import people, tags
from editing.upkeep.forms import OtherContactForm
from editing.upkeep.places import places_of
from editing.upkeep.reach import may_change_contact, may_merge_tags
from kit.folding import folded

MOST_TAGS = 500
"""So many tags are listed; who has more narrows the list by a word."""


class TagsView(WagtailAdminTemplateMixin, View):
    """All tags; several of them made one."""

    page_title = gettext_lazy("Trefwoorden samenvoegen")
    header_icon = "tag"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who may change tags everywhere."""
        if not may_merge_tags(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the trail."""
        return [*self.breadcrumbs_items, {"url": reverse("upkeep:tags"), "label": self.page_title}]

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the tags or, when several were chosen, what changes when they become one."""
        goes, keep, fault = _chosen_tags(request.GET)
        if keep is not None and goes:
            context = {"goes": goes, "keep": keep, "affected": tags.affected_by(goes)}
            return self._show("editing/upkeep/tags_preview.html", context)
        return self._list(fault if "merge" in request.GET else "")

    def post(self, request: HttpRequest) -> HttpResponse:
        """Make one of the chosen tags."""
        goes, keep, _fault = _chosen_tags(request.POST)
        if keep is None:
            messages.error(request, _("Het trefwoord dat moet blijven, bestaat niet. Er is niets veranderd."))
            return redirect("upkeep:tags")
        merged = tags.merge(goes, keep, request.user)
        if not merged.tags:
            messages.info(request, _("Er was niets meer te doen: deze trefwoorden zijn al samengevoegd."))
        else:
            went = ngettext("%(number)d trefwoord", "%(number)d trefwoorden", merged.tags) % {"number": merged.tags}
            on = ngettext("%(number)d praktijk", "%(number)d praktijken", merged.practices)
            text = _("%(tags)s opgegaan in ‘%(keep)s’, op %(practices)s.")
            values = {"tags": went, "keep": keep.name, "practices": on % {"number": merged.practices}}
            messages.success(request, text % values)
        return redirect("upkeep:tags")

    def _list(self, fault: str) -> HttpResponse:
        everything = list(tags.tags_with_uses())
        words = folded(self.request.GET.get("q", "")[:100])
        found = [tag for tag in everything if words in folded(tag.name)]
        context = {
            "tags": found[:MOST_TAGS],
            "number_of_tags": len(found),
            "groups": [(group[0], group[1:]) for group in tags.alike(everything)],
            "query": self.request.GET.get("q", "")[:100],
            "fault": fault,
            "chosen": self.request.GET.getlist("tag"),
            "kept": self.request.GET.get("keep", ""),
        }
        return self._show("editing/upkeep/tags.html", context, status=400 if fault else 200)

    def _show(self, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        self.template_name = template
        return self.render_to_response(self.get_context_data(**context), status=status)


class _ContactView(WagtailAdminTemplateMixin, View, ABC):
    """One contact in the place of another."""

    header_icon = "user"
    template_name = "editing/upkeep/contact.html"
    url_name = ""
    is_merge = False
    old: Contact

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the contact, whom this editor must be allowed to change."""
        old = Contact.objects.filter(pk=kwargs["pk"]).first()
        if old is None:
            if request.method == "POST":
                messages.info(request, _("Er was niets meer te doen: deze contactpersoon bestaat niet meer."))
                return redirect(_contacts_url())
            raise Http404(_("Deze contactpersoon bestaat niet."))
        self.old = old
        if not may_change_contact(request.user, old):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        """Return who goes."""
        return self.old.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the trail, by way of the contacts."""
        contacts = {"url": _contacts_url(), "label": _("Contactpersonen")}
        here = {"url": "", "label": self.page_title, "sublabel": self.old.name}
        return [*self.breadcrumbs_items, contacts, here]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask who comes instead or, when that was said, show what changes."""
        form = OtherContactForm(request.GET if "new" in request.GET else None, old=self.old, user=request.user)
        return self._show(form)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do it."""
        form = OtherContactForm(request.POST, old=self.old, user=request.user)
        if not form.is_valid():
            return self._show(form)
        try:
            return self._carry_out(form.cleaned_data["new"])
        except Contact.DoesNotExist:
            messages.info(request, _("Er was niets meer te doen: deze contactpersoon bestaat niet meer."))
            return redirect(_contacts_url())
        except people.OutOfReachError:
            messages.error(request, _("Er is niets veranderd: niet alle plaatsen mag je wijzigen."))
            return self._show(form)

    @abstractmethod
    def _carry_out(self, new: Contact) -> HttpResponse:
        """Do it, to `new`."""

    def _show(self, form: OtherContactForm) -> HttpResponse:
        new = form.cleaned_data["new"] if form.is_bound and form.is_valid() else None
        everywhere = places_of(self.old, self.request.user)
        places = everywhere if self.is_merge else everywhere.without_words
        context = {
            "form": form,
            "old": self.old,
            "new": new,
            "places": places,
            "spoken": [] if self.is_merge else everywhere.with_words,
            "is_merge": self.is_merge,
            "may_confirm": not (self.is_merge and places.out_of_reach),
            "action": reverse(self.url_name, args=[self.old.pk]),
            "contacts_url": _contacts_url(),
            "regions": people.regions_after_merge(self.old, new) if new and self.is_merge else [],
        }
        return self.render_to_response(
            self.get_context_data(**context), status=400 if form.is_bound and new is None else 200
        )


class ReplaceView(_ContactView):
    """Put somebody else in the place of a contact who leaves."""

    page_title = gettext_lazy("Contactpersoon overal vervangen")
    url_name = "upkeep:replace"

    def _carry_out(self, new: Contact) -> HttpResponse:
        outcome = people.replace_everywhere(self.old, new, self.request.user)
        names = {"old": self.old.name, "new": new.name}
        if outcome.is_nothing:
            messages.info(self.request, _("Er was niets meer te doen: %(old)s is al vervangen.") % names)
        else:
            text = ngettext(
                "%(old)s is op %(number)d pagina vervangen door %(new)s en staat niet meer op de site.",
                "%(old)s is op %(number)d pagina's vervangen door %(new)s en staat niet meer op de site.",
                outcome.pages,
            )
            messages.success(self.request, text % (names | {"number": outcome.pages}))
        if outcome.left:
            titles = "; ".join(place.title for place in outcome.left)
            messages.warning(self.request, _("Niet gewijzigd, omdat je deze pagina's niet mag bewerken: %s") % titles)
        return redirect(_contacts_url())


class MergeView(_ContactView):
    """Make one contact of two."""

    page_title = gettext_lazy("Contactpersonen samenvoegen")
    url_name = "upkeep:merge"
    is_merge = True

    def _carry_out(self, new: Contact) -> HttpResponse:
        outcome = people.merge(self.old, new, self.request.user)
        text = ngettext(
            "%(old)s is opgegaan in %(new)s, op %(number)d pagina.",
            "%(old)s is opgegaan in %(new)s, op %(number)d pagina's.",
            outcome.pages,
        )
        values = {"old": self.old.name, "new": new.name, "number": outcome.pages}
        messages.success(self.request, text % values)
        return redirect(_contacts_url())


def _chosen_tags(sent: QueryDict) -> tuple[list[Tag], Tag | None, str]:
    """Return (the tags that go, the one that stays, what is missing, in words)."""
    keep = Tag.objects.filter(pk__in=_keys([sent.get("keep", "")])).first()
    chosen = Tag.objects.filter(pk__in=_keys(sent.getlist("tag"))).order_by("name")
    goes = [tag for tag in chosen if keep is None or tag.pk != keep.pk]
    if keep is None:
        return goes, None, _("Kies welk trefwoord blijft.")
    return goes, keep, "" if goes else _("Kies minstens één ander trefwoord, dat opgaat in het trefwoord dat blijft.")


def _keys(sent: list[str]) -> list[int]:
    return [int(key) for key in sent if key.isdecimal() and len(key) < 19]


def _contacts_url() -> str:
    return reverse(Contact.snippet_viewset.get_url_name("list"))
