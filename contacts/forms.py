"""What is asked of an editor about a contact."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from regions.reach import reaches_every_region, regions_within_reach


class ContactForm(WagtailAdminModelForm):
    """Offers the regions within reach only; a contact without a region is national, and so of the national desk."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        user = self.for_user
        if user is None or "regions" not in self.fields or reaches_every_region(user):
            return
        own = regions_within_reach(user)
        self.fields["regions"].queryset = own
        self.fields["regions"].required = True
        self.fields["regions"].help_text = _("Alleen de regio's waarvoor je redacteur bent.")
        if self.instance.pk is None and len(own) == 1:
            self.initial["regions"] = list(own)

    def save(self, commit: bool = True) -> Any:
        """Remember with a new record who keeps it."""
        if self.instance.pk is None and self.for_user is not None and self.instance.keeper_id is None:
            self.instance.keeper = self.for_user
        return super().save(commit)
