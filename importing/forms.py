"""What is asked when a file is brought in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from importing.reading import EXTENSIONS
from importing.refusals import LARGEST, Reason
from regions.models import RegionPage
from regions.reach import reaches_every_region, regions_within_reach

NATIONAL = ""


class ImportForm(forms.Form):
    """A file, and the region under which the draft is made."""

    file = forms.FileField(
        label=_("Bestand"),
        help_text=_("Word (.docx), OpenDocument (.odt), webpagina (.html), Markdown (.md) of tekst (.txt); tot 30 MB."),
        widget=forms.FileInput({"accept": ",".join(EXTENSIONS)}),
        allow_empty_file=True,
        max_length=None,
        error_messages={"required": _("Kies een bestand.")},
    )
    region = forms.ModelChoiceField(
        label=_("Regio"),
        queryset=RegionPage.objects.none(),
        required=False,
        help_text=_("De praktijk komt als concept onder deze regio te staan."),
    )

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        """Offer the regions within reach of `user`; with one there is nothing to choose."""
        super().__init__(*args, **kwargs)
        own = regions_within_reach(user).order_by("title")
        field: Any = self.fields["region"]
        field.queryset = own
        if reaches_every_region(user):
            field.empty_label = str(_("Zoals het bestand zegt, anders landelijk"))
        else:
            field.required = True
            field.empty_label = None if len(own) == 1 else str(_("Kies een regio"))
            field.error_messages["required"] = str(_("Kies een regio."))

    def clean_file(self) -> Any:
        """Refuse what is too large before it is read.

        Raises:
            ValidationError: it is.
        """
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(str(Reason.TOO_LARGE.label))
        return file
