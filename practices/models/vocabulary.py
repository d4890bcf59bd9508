"""The open vocabularies by which practices are found: themes, phases, target groups, sectors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.admin.widgets import SlugInput
from wagtail.fields import RichTextField
from wagtail.search import index

if TYPE_CHECKING:
    from practices.models.practice import PracticePage


class VocabularyTerm(index.Indexed, models.Model):
    """One word of a vocabulary: what people see may change, its slug never does."""

    slug = models.SlugField(
        _("naam in het adres"),
        max_length=60,
        unique=True,
        help_text=_("Staat in adressen en in open data; verandert niet."),
    )
    label = models.CharField(_("naam"), max_length=80)
    description = models.CharField(_("waar het over gaat"), max_length=255, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("volgorde"), default=0)

    panels = [
        TitleFieldPanel("label", placeholder=_("Naam")),
        FieldPanel("slug", widget=SlugInput),
        FieldPanel("description"),
        FieldPanel("sort_order"),
    ]
    search_fields = [
        index.SearchField("label", boost=2),
        index.AutocompleteField("label"),
        index.SearchField("description"),
        index.FilterField("slug"),
    ]

    class Meta:
        abstract = True
        ordering = ["sort_order", "label"]

    def __str__(self) -> str:
        return self.label


class Theme(VocabularyTerm):
    """What a practice is about; has a page of its own."""

    introduction = models.TextField(_("inleiding"), blank=True)
    text = RichTextField(_("tekst"), blank=True)

    panels = [*VocabularyTerm.panels, FieldPanel("introduction"), FieldPanel("text")]

    class Meta(VocabularyTerm.Meta):
        verbose_name = _("thema")
        verbose_name_plural = _("thema's")

    def get_absolute_url(self) -> str:
        """Return the address of the page of this theme."""
        return reverse("practices:theme", args=[self.slug])


class Phase(VocabularyTerm):
    """When on the way from school to work."""

    class Meta(VocabularyTerm.Meta):
        verbose_name = _("fase")
        verbose_name_plural = _("fasen")


class TargetGroup(VocabularyTerm):
    """For whom."""

    class Meta(VocabularyTerm.Meta):
        verbose_name = _("doelgroep")
        verbose_name_plural = _("doelgroepen")


class Sector(VocabularyTerm):
    """In which kind of education or work."""

    class Meta(VocabularyTerm.Meta):
        verbose_name = _("sector")
        verbose_name_plural = _("sectoren")


@dataclass(frozen=True)
class Word:
    """One word of a vocabulary on a practice."""

    pk: int
    slug: str
    label: str


VOCABULARIES: dict[str, type[VocabularyTerm]] = {
    "themes": Theme,
    "phases": Phase,
    "targets": TargetGroup,
    "sectors": Sector,
}


def words_of_practice(practice: PracticePage) -> dict[str, list[Word]]:
    """Return the words of a practice by field: themes, phases, targets, sectors. One query for all of them.

    A preview or a draft has words that are not in the database; these are taken from the page itself.
    """
    if VOCABULARIES.keys() & getattr(practice, "_cluster_related_objects", {}).keys():
        return {
            name: [Word(term.pk, term.slug, term.label) for term in getattr(practice, name).all()]
            for name in VOCABULARIES
        }
    found: dict[str, list[Word]] = {name: [] for name in VOCABULARIES}
    parts = [
        model._default_manager.filter(practices=practice)
        .order_by()
        .values_list(models.Value(name, output_field=models.CharField()), "sort_order", "label", "pk", "slug")
        for name, model in VOCABULARIES.items()
    ]
    for name, _order, label, pk, slug in sorted(parts[0].union(*parts[1:], all=True)):
        found[name].append(Word(pk, slug, label))
    return found
