"""Choosing a consent in a form: from those of the own collections, valid ones first; or a new one, made on the spot."""

from typing import Any

from django.db.models import QuerySet
from django.forms import DateInput
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
    SnippetCreateView,
)

from consents.forms import ConsentForm
from consents.models import Consent
from consents.policies import consents_within_reach


class NewConsentForm(ConsentForm):
    """A consent in the dialog: what must be known, and no more."""

    class Meta:
        model = Consent
        fields = ["name", "purpose", "description", "given_by", "how", "given_on", "until", "email", "collection"]
        # The calendar of the admin does not come along into a dialog; that of the browser is there always.
        widgets = {
            "given_on": DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            "until": DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        }


class _ForThisEditor:
    """Leaves out what others keep, and offers who makes one the own collections."""

    def get_object_list(self) -> QuerySet[Consent]:
        """Return the consents that still hold, of those this editor keeps."""
        return consents_within_reach(self.request.user).valid()  # type: ignore[attr-defined]  # a view

    @property
    def columns(self) -> list[Column]:
        """Say of each for what it is and how long, since people have one name for all that."""
        return [
            *super().columns,  # type: ignore[misc]  # of a view
            Column("description", label=_("Waarvoor precies")),
            Column("standing", label=_("Stand"), accessor="standing_in_words"),
        ]

    def get_creation_form_kwargs(self) -> dict[str, Any]:
        """Tell the form for whom it is."""
        kwargs = super().get_creation_form_kwargs()  # type: ignore[misc]  # of a view
        return kwargs | {"for_user": self.request.user}  # type: ignore[attr-defined]  # a view


class ConsentChooseView(_ForThisEditor, ChooseView):
    """The dialog."""


class ConsentChooseResultsView(_ForThisEditor, ChooseResultsView):
    """The list in the dialog, while somebody types."""


class ConsentCreateView(_ForThisEditor, SnippetCreateView):
    """A new consent, from the dialog."""


class ConsentChosenView(SnippetChosenView):
    """What the form hears of one that was chosen."""

    def get_object(self, pk: Any) -> Consent:
        """Return the consent; one that others keep is not there, also when the number is guessed.

        Raises:
            Consent.DoesNotExist: there is none with this key within reach.
        """
        return consents_within_reach(self.request.user).get(pk=pk)


class ConsentsChosenView(SnippetChosenMultipleView):
    """What the form hears of several that were chosen."""

    def get_objects(self, pks: list[Any]) -> QuerySet[Consent]:
        """Return those within reach."""
        return consents_within_reach(self.request.user).filter(pk__in=pks)


class ConsentChooserViewSet(SnippetChooserViewSet):
    """Choosing a consent."""

    choose_view_class: Any = ConsentChooseView
    choose_results_view_class: Any = ConsentChooseResultsView
    chosen_view_class: Any = ConsentChosenView
    chosen_multiple_view_class: Any = ConsentsChosenView
    create_view_class: Any = ConsentCreateView
    creation_form_class: Any = NewConsentForm
    search_tab_label = _("Kies een toestemming")
    creation_tab_label = _("Leg een nieuwe vast")
    create_action_label = _("Leg vast en kies")
