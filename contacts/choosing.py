"""Choosing a contact in a form: from the own regions, and from who is published elsewhere."""

from typing import Any

from django.db.models import QuerySet
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)

from contacts.models import Contact
from contacts.policies import contact_policy


class _WithinReach:
    """Leaves out who is not published and works for regions of others."""

    def get_object_list(self) -> QuerySet[Contact]:
        """Return whom this editor may see, by their keys: the search index takes no other condition."""
        user = self.request.user  # type: ignore[attr-defined]  # a view
        visible = contact_policy.instances_user_has_any_permission_for(user, {"view", "change"})
        return Contact.objects.filter(pk__in=list(visible.order_by().values_list("pk", flat=True)))


class ContactChooseView(_WithinReach, ChooseView):
    """The dialog."""


class ContactChooseResultsView(_WithinReach, ChooseResultsView):
    """The list in the dialog, while somebody types."""


class ContactChosenView(SnippetChosenView):
    """What the form hears of somebody who was chosen."""

    def get_object(self, pk: Any) -> Contact:
        """Return the person; who may not be chosen is not there, also when the number is guessed.

        Raises:
            Contact.DoesNotExist: there is nobody with this key within reach.
        """
        visible = contact_policy.instances_user_has_any_permission_for(self.request.user, {"view", "change"})
        return visible.get(pk=pk)


class ContactsChosenView(SnippetChosenMultipleView):
    """What the form hears of several people who were chosen."""

    def get_objects(self, pks: list[Any]) -> QuerySet[Contact]:
        """Return those of the people within reach."""
        visible = contact_policy.instances_user_has_any_permission_for(self.request.user, {"view", "change"})
        return visible.filter(pk__in=pks)


class ContactChooserViewSet(SnippetChooserViewSet):
    """Choosing a contact."""

    choose_view_class: Any = ContactChooseView
    choose_results_view_class: Any = ContactChooseResultsView
    chosen_view_class: Any = ContactChosenView
    chosen_multiple_view_class: Any = ContactsChosenView
