"""A file to take along."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock


class DownloadBlock(blocks.StructBlock):
    """A document from the library; its kind and size are shown by themselves."""

    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(label=_("Titel"), required=False, max_length=120, help_text=_("Leeg: de titel zelf."))
    description = blocks.CharBlock(label=_("Waarvoor is het"), required=False, max_length=255)

    def get_preview_value(self) -> blocks.StructValue:
        """Show the newest document of the library, if there is one."""
        newest = get_document_model().objects.order_by("-created_at").first()
        return self.normalize(
            {"document": newest, "title": "Gespreksleidraad", "description": "Vragen voor het eerste gesprek."}
        )

    class Meta:
        icon = "download"
        label = _("Download")
        description = _("Een document dat de lezer kan meenemen.")
        template = "blocks/download.html"
