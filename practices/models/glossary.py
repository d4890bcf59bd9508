"""Words and abbreviations of the field, explained."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from kit.folding import folded


class GlossaryTerm(index.Indexed, models.Model):
    """One word of the field and what it means."""

    term = models.CharField(_("begrip"), max_length=80, unique=True)
    sort_name = models.CharField(max_length=80, editable=False, db_index=True)
    abbreviation_of = models.CharField(_("afkorting van"), max_length=120, blank=True)
    explanation = models.TextField(_("uitleg"))
    variants = models.TextField(_("andere schrijfwijzen"), blank=True, help_text=_("Eén per regel."))

    panels = [
        FieldPanel("term"),
        FieldPanel("abbreviation_of"),
        FieldPanel("explanation"),
        FieldPanel("variants"),
    ]
    search_fields = [
        index.SearchField("term", boost=3),
        index.AutocompleteField("term"),
        index.SearchField("abbreviation_of"),
        index.SearchField("explanation"),
        index.SearchField("variants"),
    ]

    class Meta:
        verbose_name = _("begrip")
        verbose_name_plural = _("begrippen")
        ordering = ["sort_name"]

    def __str__(self) -> str:
        return self.term

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the word by which it is put in order."""
        self.sort_name = folded(self.term)
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came

    @property
    def anchor(self) -> str:
        """Where the word stands on the page with all words."""
        return self.sort_name.replace(" ", "-")
