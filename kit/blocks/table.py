"""A table with headings."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock


class DataTableBlock(TypedTableBlock):
    """Columns with a heading each; on a narrow screen the table scrolls by itself."""

    def __init__(self, **kwargs: object) -> None:
        columns = [("text", blocks.CharBlock(label=_("Tekst"), required=False, max_length=255))]
        super().__init__(columns, **kwargs)

    def get_preview_value(self) -> object:
        """Show a small table of two columns."""
        return self.to_python(
            {
                "columns": [{"type": "text", "heading": "Moment"}, {"type": "text", "heading": "Wat gebeurt er"}],
                "rows": [
                    {"values": ["September", "Kennismaken met de coach"]},
                    {"values": ["Januari", "Eerste stage"]},
                ],
                "caption": "Het laatste schooljaar",
            }
        )

    class Meta:
        icon = "table"
        label = _("Tabel")
        description = _("Gegevens in rijen en kolommen, met een bijschrift.")
        template = "blocks/table.html"
