"""Something that must not be missed."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class CalloutBlock(blocks.StructBlock):
    """A box with a tip or a warning."""

    tone = blocks.ChoiceBlock(label=_("Soort"), choices=[("tip", _("Tip")), ("let-op", _("Let op"))], default="tip")
    title = blocks.CharBlock(label=_("Titel"), max_length=120)
    text = blocks.RichTextBlock(label=_("Tekst"), features=["bold", "italic", "link", "ul"])

    class Meta:
        icon = "warning"
        label = _("Kader")
        description = _("Een tip of waarschuwing die opvalt.")
        template = "blocks/callout.html"
        preview_value = {
            "tone": "tip",
            "title": "Begin in het voorlaatste jaar",
            "text": "<p>Dan kennen leerling en coach elkaar voordat het spannend wordt.</p>",
        }
