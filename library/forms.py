"""What is asked when a picture is added."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm

from library.fields import PictureField
from library.models import Portrayed


class ImageForm(BaseImageForm):
    """Asks for the alternative text in words an editor understands, and refuses a picture that cannot be shown."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "description" in self.fields:
            self.fields["description"].label = _("Alternatieve tekst")
            self.fields["description"].required = True
            self.fields["description"].help_text = _(
                "Wat is er te zien? Eén zin, voor wie de afbeelding niet ziet. Begin niet met ‘foto van’. "
                "Voorbeeld: Een leerling snijdt groente in de schoolkeuken, haar coach kijkt mee."
            )
        if "file" in self.fields:
            # Wagtail names its own field when it makes the form, and offers no other way to replace it.
            plain = self.fields["file"]
            self.fields["file"] = PictureField(
                label=plain.label, required=plain.required, widget=plain.widget, max_length=plain.max_length
            )

    def clean(self) -> dict[str, Any]:
        """Ask who agreed when somebody can be recognised."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("portrayed") == Portrayed.CONSENT and not cleaned.get("consent_note"):
            self.add_error("consent_note", _("Vul in wie toestemming gaf, hoe en wanneer."))
        return cleaned
