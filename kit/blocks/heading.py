"""A heading between parts of a text."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class HeadingBlock(blocks.CharBlock):
    """A heading of the second level; smaller ones are made inside a text."""

    class Meta:
        icon = "title"
        label = _("Tussenkop")
        description = _("Een korte kop boven een deel van de tekst.")
        template = "blocks/heading.html"
        preview_value = "Waarom een vaste coach?"
        max_length = 120
