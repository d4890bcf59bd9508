"""Running text."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

FEATURES = ["h3", "bold", "italic", "ol", "ul", "link", "document-link"]


class TextBlock(blocks.RichTextBlock):
    """Paragraphs, lists and links."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**({"features": FEATURES} | kwargs))

    class Meta:
        icon = "pilcrow"
        label = _("Tekst")
        description = _("Alinea's, opsommingen en links.")
        template = "blocks/text.html"
        preview_value = (
            "<p>De coach spreekt de leerling elke week. Soms op school, soms op de werkplek.</p>"
            "<ul><li>Wat gaat goed?</li><li>Wat is nog lastig?</li></ul>"
        )
