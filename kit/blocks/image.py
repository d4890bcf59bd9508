"""A picture with its caption."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock


class PictureBlock(blocks.StructBlock):
    """A picture from the library; its alternative text is asked for at the picture."""

    picture = ImageBlock(label=_("Afbeelding"))
    caption = blocks.CharBlock(
        label=_("Bijschrift"), required=False, max_length=255, help_text=_("Wat de lezer moet weten bij dit beeld.")
    )

    def get_searchable_content(self, value: blocks.StructValue) -> list[str]:
        """Return the words of a picture that may be shown; the library knows which may."""
        is_withheld = not getattr(value.get("picture"), "may_be_shown", True)
        return [] if is_withheld else super().get_searchable_content(value)

    def get_preview_value(self) -> blocks.StructValue:
        """Show the newest picture of the library, if there is one."""
        newest = get_image_model().objects.order_by("-created_at").first()
        if newest is not None:
            newest.contextual_alt_text = newest.description or str(_("Voorbeeldafbeelding"))
        return self.normalize({"picture": newest, "caption": str(_("Twee leerlingen oefenen in de schoolkeuken."))})

    class Meta:
        icon = "image"
        label = _("Afbeelding")
        description = _("Een foto of tekening met beschrijving en bijschrift.")
        template = "blocks/image.html"
