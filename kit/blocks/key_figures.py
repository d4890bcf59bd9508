"""Numbers worth remembering."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class KeyFigureBlock(blocks.StructBlock):
    """One number and what it counts."""

    number = blocks.CharBlock(label=_("Getal"), max_length=24, help_text=_("Bijvoorbeeld: 18 van de 24"))
    label = blocks.CharBlock(label=_("Waarvan"), max_length=120)

    class Meta:
        icon = "order"
        label = _("Kerncijfer")


class KeyFiguresBlock(blocks.ListBlock):
    """Two to four numbers side by side."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(KeyFigureBlock(), **({"min_num": 1, "max_num": 4} | kwargs))

    def get_preview_value(self) -> object:
        """Show two numbers."""
        return self.to_python(
            [
                {"number": "18 van de 24", "label": "leerlingen hebben na een jaar nog werk"},
                {"number": "4 uur", "label": "per week per coach"},
            ]
        )

    class Meta:
        icon = "order"
        label = _("Kerncijfers")
        description = _("Eén tot vier getallen die blijven hangen.")
        template = "blocks/key_figures.html"
