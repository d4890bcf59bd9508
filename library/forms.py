"""What is asked when a picture or a document is added."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from consents.choices import Purpose
from consents.models import Consent
from consents.policies import consents_within_reach
from consents.widgets import ConsentChooser
from library.documents import refuse_what_it_is_not
from library.fields import PictureField
from library.models import Portrayed


class ImageForm(BaseImageForm):
    """Asks for the alternative text in words an editor understands, and refuses a picture that cannot be shown."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        user = kwargs.get("user")
        super().__init__(*args, **kwargs)
        if "consent" in self.fields:
            if self.prefix:
                # In a dialog, or among many, there is no room for another dialog: there it is tied later.
                del self.fields["consent"]
                self.fields["portrayed"].help_text = _(
                    "Is er iemand herkenbaar? Kies dan daarna bij de afbeelding zelf de toestemming. "
                    "Tot die tijd is de afbeelding nergens te zien."
                )
            else:
                own = Consent.objects.all() if user is None else consents_within_reach(user)
                offered = own | Consent.objects.filter(pk=self.instance.consent_id)
                self.fields["consent"].widget = ConsentChooser(offered)
                self.fields["consent"].queryset = offered
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
        if "consent" not in self.fields:
            return cleaned
        consent, portrayed = cleaned.get("consent"), cleaned.get("portrayed")
        if consent is None and portrayed == Portrayed.CONSENT:
            self.add_error("consent", _("Kies de toestemming van wie erop staat, of leg die vast."))
        elif consent is not None and portrayed != Portrayed.CONSENT:
            self.add_error("portrayed", _("Er is een toestemming gekozen: kies hier dat er iemand herkenbaar is."))
        elif consent is not None and "consent" in self.changed_data and not consent.allows(Purpose.PHOTO):
            self.add_error("consent", _("Deze toestemming geldt niet (meer), of is niet voor foto's."))
        return cleaned


class DocumentForm(BaseDocumentForm):
    """Refuses a file that is not what its name says."""

    def clean_file(self) -> Any:
        """Look into a file that was just chosen."""
        file = self.cleaned_data["file"]
        if "file" in self.changed_data and file:
            refuse_what_it_is_not(file)
        return file
