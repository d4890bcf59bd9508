"""What is asked of an editor about a practice."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks import BlockField, StreamBlockValidationError

from consents.policies import consents_within_reach
from regions.models import RegionPage


class PracticeForm(WagtailAdminPageForm):
    """Shows the regions that were asked as chosen; asks the regions of others before the practice is shown there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.to_be_asked: list[RegionPage] = []
        if not self.instance.consent_note:  # not shown then, so not taken either: names would need no consent
            self.fields.pop("consent_note", None)
        if "regions" not in self.fields:
            return
        from practices.sharing import asked_regions  # this form is part of the model that sharing is about

        self._asked = asked_regions(self.instance)
        if self._asked:
            self.initial["regions"] = [*(self.initial.get("regions") or []), *self._asked]
            names = ", ".join(region.title for region in self._asked)
            self.fields["regions"].help_text = _("Gevraagd en nog niet beantwoord: %s.") % names

    def clean(self) -> dict[str, Any]:
        """Set apart the regions that must be asked."""
        cleaned = super().clean()
        if "regions" in cleaned and self.for_user is not None:
            from practices.sharing import split_by_consent  # as above

            home = self.parent_page.specific if self.parent_page is not None else None
            home = home if isinstance(home, RegionPage) else None
            shown, self.to_be_asked = split_by_consent(self.instance, cleaned["regions"], self.for_user, home)
            cleaned["regions"] = shown
        if "body" in cleaned and self.for_user is not None:
            self._refuse_consents_of_others(cleaned["body"])
        return cleaned

    def _refuse_consents_of_others(self, body: Any) -> None:
        """Let nobody choose, by guessing a number, a consent that others keep: its name would stand in the form."""
        from practices.using import consents_in  # as above

        new = consents_in(body) - consents_in(self.instance.body)
        if new and consents_within_reach(self.for_user).filter(pk__in=new).count() < len(new):
            self._say("body", str(_("Je kunt alleen toestemmingen kiezen die je eigen redactie bewaart.")))

    def is_valid(self) -> bool:
        """Say at each field what law or readers demand before a practice is sent for review or published."""
        is_valid = super().is_valid()
        if not is_valid or self.is_deferred_validation or not self.is_bound:
            return is_valid
        from practices.checklist import missing_in  # as above

        if self.instance.home_region_id is None and self.parent_page is not None:
            parent = self.parent_page.specific
            self.instance.home_region = parent if isinstance(parent, RegionPage) else None
        points = missing_in(self.instance, self._contacts(), self.cleaned_data.get("themes"))
        for point in points:
            if point.is_blocking:
                self._say(point.field, point.text)
        return not any(point.is_blocking for point in points)

    def _contacts(self) -> list[Any] | None:
        formset = self.formsets.get("placed_contacts")
        if formset is None:
            return None
        rows = [
            form.cleaned_data for form in formset.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")
        ]
        return [row["contact"] for row in rows if row.get("contact")]

    def _say(self, field: str, text: str) -> None:
        if field not in self.fields:
            self.add_error(None, text)
        elif isinstance(self.fields[field], BlockField):
            self.add_error(field, StreamBlockValidationError(non_block_errors=[text]))
        else:
            self.add_error(field, text)

    def save(self, commit: bool = True) -> Any:
        """Ask the other regions; a page that has no key yet remembers whom to ask (`practices.signals` asks then)."""
        page = super().save(commit)
        if page.pk is None:
            page.regions_to_ask = self.to_be_asked
        elif "regions" in self.fields:
            from practices.sharing import ask_for  # as above

            ask_for(page, self.to_be_asked, self.for_user)
        return page
