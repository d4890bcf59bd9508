"""Somebody's own words."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from consents.blocks import ConsentChooserBlock
from practices.blocks.speaker import CONSENT_HELP, Speaker, SpeakerChooserBlock, speaker_of

LONGEST_PULL_QUOTE = 180
"""Up to this many characters a quote is set large; a longer one is set as running text."""


class QuoteBlock(blocks.StructBlock):
    """A quote with its speaker: a contact person, or a name and a function."""

    text = blocks.TextBlock(
        label=_("Citaat"), rows=4, help_text=_("Zonder aanhalingstekens; een witregel begint een nieuwe alinea.")
    )
    contact = SpeakerChooserBlock(
        label=_("Spreker is contactpersoon"), required=False, help_text=_("Of vul hieronder in.")
    )
    name = blocks.CharBlock(label=_("Naam van de spreker"), required=False, max_length=120)
    function = blocks.CharBlock(label=_("Functie van de spreker"), required=False, max_length=160)
    consent = ConsentChooserBlock(label=_("Toestemming"), required=False, help_text=CONSENT_HELP)

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Ask who says this."""
        cleaned = super().clean(value)
        if not cleaned.get("contact") and not cleaned.get("name") and not cleaned.get("function"):
            message = _("Wie zegt dit? Kies een contactpersoon, of vul een naam of functie in.")
            raise StructBlockValidationError(block_errors={"name": ValidationError(message)})
        return cleaned

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict:
        """Add the speaker as the public may know them, and the paragraphs of the quote."""
        text = (value.get("text") or "").strip().strip('“”„"‘’')
        return super().get_context(value, parent_context) | {
            "paragraphs": [part.strip() for part in text.split("\n") if part.strip()],
            "is_long": len(text) > LONGEST_PULL_QUOTE,
            "speaker": self.speaker(value),
        }

    def speaker(self, value: blocks.StructValue) -> Speaker | None:
        """Return who says this, as the public may know them."""
        return speaker_of(value.get("contact"), value.get("name") or "", value.get("function") or "")

    class Meta:
        icon = "openquote"
        label = _("Citaat")
        description = _("Wat iemand zei, met naam en functie.")
        template = "blocks/quote.html"
        preview_value = {
            "text": "Ik bel niet om te controleren. Ik bel omdat ik benieuwd ben.",
            "name": "Voorbeeldpersoon",
            "function": "transfercoach",
        }
