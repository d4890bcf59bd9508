"""What to do, in order."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class StepBlock(blocks.StructBlock):
    """One thing to do."""

    title = blocks.CharBlock(label=_("Stap"), max_length=120)
    text = blocks.RichTextBlock(label=_("Uitleg"), required=False, features=["bold", "italic", "link", "ul"])

    class Meta:
        icon = "list-ol"
        label = _("Stap")


class StepsBlock(blocks.ListBlock):
    """Two to ten things to do, numbered."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(StepBlock(), **({"min_num": 1, "max_num": 10} | kwargs))

    def get_preview_value(self) -> object:
        """Show two steps."""
        return self.to_python(
            [
                {"title": "Kies een kleine groep", "text": "<p>Begin met acht tot tien leerlingen.</p>"},
                {"title": "Spreek af wie belt", "text": "<p>Eén vaste persoon werkt het best.</p>"},
            ]
        )

    class Meta:
        icon = "list-ol"
        label = _("Stappen")
        description = _("Een stappenplan; de nummers komen vanzelf.")
        template = "blocks/steps.html"
