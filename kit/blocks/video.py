"""A video that is fetched only when the reader asks for it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock


class VideoBlock(blocks.StructBlock):
    """A file of our own, played on the page, or a link to a video elsewhere. Nothing loads before a click."""

    title = blocks.CharBlock(label=_("Titel"), max_length=120)
    file = DocumentChooserBlock(label=_("Videobestand (mp4)"), required=False)
    captions = DocumentChooserBlock(
        label=_("Ondertiteling (vtt)"), required=False, help_text=_("Verplicht als er in de video wordt gesproken.")
    )
    url = blocks.URLBlock(
        label=_("Of: adres van de video"),
        required=False,
        help_text=_("De lezer ziet een link en kiest zelf of hij naar die site gaat."),
    )
    transcript = blocks.RichTextBlock(
        label=_("Uitgeschreven tekst"),
        required=False,
        features=["bold", "italic", "ul"],
        help_text=_("Wat er te zien en te horen is, voor wie de video niet kan bekijken."),
    )

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Ask for a file or an address, and for a file that browsers play."""
        cleaned = super().clean(value)
        if not cleaned.get("file") and not cleaned.get("url"):
            message = _("Kies een videobestand of vul het adres van de video in.")
            raise StructBlockValidationError(block_errors={"url": ValidationError(message)})
        video = cleaned.get("file")
        if video and video.file_extension.lower() != "mp4":
            message = _("Een videobestand moet een mp4 zijn; andere soorten spelen niet in elke browser.")
            raise StructBlockValidationError(block_errors={"file": ValidationError(message)})
        return cleaned

    class Meta:
        icon = "media"
        label = _("Video")
        description = _("Een video die pas laadt als de lezer erom vraagt.")
        template = "blocks/video.html"
        preview_value = {
            "title": "Een dag mee met de transfercoach",
            "url": "https://video.example.org/transfercoach",
            "transcript": "<p>Een coach loopt met een leerling over het schoolplein. Zij praten over de stage.</p>",
        }
