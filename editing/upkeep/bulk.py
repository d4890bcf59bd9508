"""Actions on several practices that are chosen in a listing."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.models import Page

from editing.upkeep.forms import RetagForm
from editing.upkeep.reach import may_change_page
from editing.upkeep.retagging import mark_checked, retag
from editing.upkeep.tags import IN_VERSIONS
from editing.upkeep.versions import each_of, of_pages, publishable
from kit.searching import words_of
from practices.models import PracticePage
from practices.viewsets import PracticeFilterSet


class PracticeBulkAction(PageBulkAction):
    """Something done to the chosen practices that this editor may change; the rest is named and skipped."""

    models = [Page]
    next_url: str
    question: Any = ""
    """What is asked above the list of practices."""
    confirmation: Any = ""
    """What the button says."""

    def __init__(self, request: HttpRequest, model: type[Page]) -> None:
        super().__init__(request, model)
        if self.next_url == request.path:  # nothing to go back to: the action itself is about no page
            self.next_url = reverse("praktijken:index")

    @classmethod
    def get_queryset(cls, model: type[Page], object_ids: Iterable[Any]) -> list[Page]:
        """Return the pages with these keys; what is no key is passed over."""
        keys = {int(key) for key in object_ids if str(key).isdecimal() and len(str(key)) < 19}
        pages = list(model.objects.filter(pk__in=keys).order_by("title", "pk"))
        if not pages:
            raise Http404
        return pages

    def get_all_objects_in_listing_query(self, parent_id: str | None) -> QuerySet:
        """Return the keys of all practices in the listing, as it is filtered; or of the children of a page."""
        if parent_id is not None:
            if not parent_id.isdecimal() or not Page.objects.filter(pk=parent_id).exists():
                raise Http404
            return super().get_all_objects_in_listing_query(parent_id)
        if urlsplit(self.request.GET.get("next", "")).path != reverse("praktijken:index"):
            raise Http404
        everything = PracticePage.objects.all()
        practices = PracticeFilterSet(self.request.GET, queryset=everything, request=self.request).qs
        if words := words_of(self.request.GET.get("q", "")):
            found = everything.order_by().autocomplete(words, order_by_relevance=False)
            practices = practices.filter(pk__in=[practice.pk for practice in found])
        return practices.values_list("pk", flat=True)

    def get_actionable_objects(self) -> tuple[list[Page], dict[str, list[Page]]]:
        """Ask once per request."""
        if not hasattr(self, "_actionable"):
            self._actionable = super().get_actionable_objects()
        return self._actionable

    def check_perm(self, page: Page) -> bool:
        """Whether this is a practice that the editor may change."""
        return issubclass(page.specific_class or Page, PracticePage) and may_change_page(self.request.user, page)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what is asked."""
        return super().get_context_data(**kwargs) | {"question": self.question, "confirmation": self.confirmation}

    def practices(self) -> list[int]:
        """Return the keys of the practices on which the action works."""
        return [page.pk for page in self.get_actionable_objects()[0]]

    def get_success_message(self, changed: int, unchanged: int) -> str:
        """Say how many changed, how many were so already and how many were skipped."""
        parts = [ngettext("%d praktijk aangepast.", "%d praktijken aangepast.", changed) % changed]
        if not changed:
            parts = [_("Er was niets te doen.")]
        elif unchanged:
            parts.append(ngettext("%d was al zo.", "%d waren al zo.", unchanged) % unchanged)
        if skipped := len(self.get_actionable_objects()[1]["items_with_no_access"]):
            parts.append(ngettext("%d overgeslagen.", "%d overgeslagen.", skipped) % skipped)
        return " ".join(parts)


class RetagAction(PracticeBulkAction):
    """Give practices tags and themes, or take these away."""

    display_name = gettext_lazy("Trefwoorden en thema's")
    aria_label = gettext_lazy("Trefwoorden en thema's van de gekozen praktijken aanpassen")
    action_type = "retag"
    action_priority = 60
    template_name = "editing/upkeep/bulk.html"
    form_class = RetagForm
    question = gettext_lazy("Wat komt erbij en wat gaat weg op deze praktijken?")
    confirmation = gettext_lazy("Aanpassen")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say what stands on the practices and in their drafts."""
        tags: set[int] = set()
        themes: set[int] = set()
        keys = self.practices()
        for version in each_of(publishable(of_pages(keys))):
            tags.update(item["tag"] for item in version.content.get(IN_VERSIONS) or [])
            themes.update(version.content.get("themes") or [])
        return super().get_form_kwargs() | {"practices": keys, "tags": tags, "themes": themes}

    def get_execution_context(self) -> dict[str, Any]:
        """Hand over what was asked."""
        return super().get_execution_context() | {"change": self.cleaned_form.change()}

    @classmethod
    def execute_action(cls, objects: list[Page], **kwargs: Any) -> tuple[int, int]:
        """Carry it out; return how many practices changed and how many were so already."""
        changed = retag(_practices(objects), kwargs["change"], kwargs["user"])
        return changed, len(objects) - changed


class CheckedAction(PracticeBulkAction):
    """Write down that everything on the chosen practices is right today."""

    display_name = gettext_lazy("Markeer als gecontroleerd")
    aria_label = gettext_lazy("Gekozen praktijken markeren als vandaag gecontroleerd")
    action_type = "checked"
    action_priority = 70
    template_name = "editing/upkeep/bulk.html"
    form_class = forms.Form
    question = gettext_lazy("Klopt vandaag alles wat op deze praktijken staat?")
    confirmation = gettext_lazy("Ja, markeer als gecontroleerd")

    @classmethod
    def execute_action(cls, objects: list[Page], **kwargs: Any) -> tuple[int, int]:
        """Carry it out; return how many practices changed and how many were so already."""
        changed = mark_checked(_practices(objects), timezone.localdate(), kwargs["user"])
        return changed, len(objects) - changed


def _practices(pages: list[Page]) -> QuerySet:
    return PracticePage.objects.filter(pk__in=[page.pk for page in pages])
