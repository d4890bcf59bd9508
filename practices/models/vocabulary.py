"""The open vocabularies by which practices are found: themes, phases, target groups, sectors."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.admin.widgets import SlugInput
from wagtail.fields import RichTextField
from wagtail.search import index

from kit.queries import Statement

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
    """One word on a practice: of a vocabulary, or free."""

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
    """Return what a practice is tied to, as `words_of` does.

    A preview or a draft has ties that are not in the database: taken from the page itself.
    """
    if VOCABULARIES.keys() & getattr(practice, "_cluster_related_objects", {}).keys():
        terms = {name: getattr(practice, name).all() for name in VOCABULARIES}
        found = {name: [Word(term.pk, term.slug, term.label) for term in terms[name]] for name in VOCABULARIES}
        found["tags"] = [Word(tag.pk, tag.slug, tag.name) for tag in practice.tags.all()]
        found["related"] = [Word(relation.practice_id, "", "") for relation in practice.related_practices.all()]
        found["contacts"] = [Word(placed.contact_id, "", placed.label) for placed in practice.placed_contacts.all()]
        found["regions"] = [Word(region.pk, "", "") for region in practice.regions.all()]
        return found
    return words_of([practice.pk])[practice.pk]


def words_of(practices: Collection[int]) -> dict[int, dict[str, list[Word]]]:
    """Return what practices are tied to, by their primary key: `themes`, `phases`, `targets`, `sectors`, `tags`.

    And, by key alone, `related` (practices), `regions` and `contacts`, whose label is what they can be asked. One query
    for any number; words in their order, tags by name.
    """
    names = (*VOCABULARIES, "tags", "related", "regions", "contacts")
    found: dict[int, dict[str, list[Word]]] = {key: {name: [] for name in names} for key in practices}
    for practice, name, _order, label, pk, slug in sorted(_TIES.ask(practices)):
        found[practice][name].append(Word(pk, slug, label))
    return found


def _ties_of(practices: Collection[int]) -> models.QuerySet:
    from practices.models.practice import PracticeContact, PracticePage, PracticeTag, RelatedPractice

    nothing = models.Value("", output_field=models.CharField())
    place = Coalesce("sort_order", 0)
    related = RelatedPractice.objects.filter(page__in=practices).order_by()
    asked = PracticeContact.objects.filter(page__in=practices).order_by()
    placed = PracticePage.regions.through._default_manager.filter(practicepage__in=practices).order_by()
    tied = PracticeTag.objects.filter(content_object__in=practices).order_by()
    parts = [
        related.values_list("page_id", _name("related"), place, nothing, "practice_id", nothing),
        asked.values_list("page_id", _name("contacts"), place, "label", "contact_id", nothing),
        placed.values_list("practicepage", _name("regions"), models.Value(0), nothing, "regionpage", nothing),
        tied.values_list("content_object_id", _name("tags"), models.Value(0), "tag__name", "tag_id", "tag__slug"),
    ]
    for name, model in VOCABULARIES.items():
        words = model._default_manager.filter(practices__in=practices).order_by()
        parts.append(words.values_list("practices", _name(name), "sort_order", "label", "pk", "slug"))
    return parts[0].union(*parts[1:], all=True)


_TIES = Statement(VocabularyTerm, _ties_of)


def _name(name: str) -> models.Value:
    return models.Value(name, output_field=models.CharField())
