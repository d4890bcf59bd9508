"""The ways to narrow the list of practices. One line each; the names are public."""

from collections.abc import Callable, Collection
from functools import cached_property

from django.db.models import CharField, Exists, OuterRef, QuerySet
from django.db.models import Value as Literal
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag

from kit.facets import Counts, Facet, Value
from kit.kept import kept
from practices.choices import Status
from regions.models import RegionPage, regions_in_alphabet

MOST_TAGS = 40
REGION, THEME = "regio", "thema"


class FixedVocabulary:
    """Values that are all offered, each time; loaded once."""

    def __init__(self, load: Callable[[], list[Value]]) -> None:
        self._load = load

    @cached_property
    def values(self) -> list[Value]:
        """Every value, in order."""
        return self._load()

    def named(self, names: Collection[str]) -> list[Value]:
        """See `kit.facets.Vocabulary`."""
        return [value for value in self.values if value.name in names]

    def coded(self, codes: Collection[str]) -> list[Value]:
        """See `kit.facets.Vocabulary`."""
        return [value for value in self.values if value.code in codes]

    def offered(self, counts: Counts, chosen: Collection[str]) -> list[Value]:
        """See `kit.facets.Vocabulary`."""
        return self.values


class TagVocabulary:
    """Free tags: the forty that most practices at hand have, and the chosen ones. Three queries at most."""

    def named(self, names: Collection[str]) -> list[Value]:
        """See `kit.facets.Vocabulary`."""
        return _values(self._public(names)) if names else []

    def coded(self, codes: Collection[str]) -> list[Value]:
        """See `kit.facets.Vocabulary`."""
        keys = [int(code.removeprefix("tag:")) for code in codes if code.startswith("tag:")]
        return _values(Tag.objects.filter(pk__in=keys).order_by("name")) if keys else []

    def offered(self, counts: Counts, chosen: Collection[str]) -> list[Value]:
        """See `kit.facets.Vocabulary`."""
        numbers = counts.beginning("tag:")
        fullest = sorted(numbers, key=lambda code: (-numbers[code], code))[:MOST_TAGS]
        values = list(_tags(frozenset(int(code.removeprefix("tag:")) for code in fullest)))
        values += [value for value in self.named(chosen) if value not in values]
        return sorted(values, key=lambda value: (-numbers.get(value.code, 0), value.label))

    @staticmethod
    def _public(names: Collection[str]) -> QuerySet:
        """Return the tags so named that a published practice has: the words of drafts are nobody's business."""
        from practices.models import PracticePage

        having = PracticePage.objects.published().filter(tagged_items__tag=OuterRef("pk"))
        return Tag.objects.filter(Exists(having), slug__in=names)


def _values(tags: QuerySet) -> list[Value]:
    return [Value(slug, name, f"tag:{pk}") for pk, slug, name in tags.values_list("pk", "slug", "name")]


@kept
def _tags(keys: frozenset[int]) -> tuple[Value, ...]:
    return tuple(_values(Tag.objects.filter(pk__in=keys)))


class OwnVocabularies:
    """Themes, phases, target groups and sectors: one query for all of them."""

    @cached_property
    def _values(self) -> dict[str, list[Value]]:
        return _own_values()

    def of(self, kind: str) -> FixedVocabulary:
        """Return one of them."""
        return FixedVocabulary(lambda: self._values[kind])


@kept
def _own_values() -> dict[str, list[Value]]:
    from practices.models.vocabulary import VOCABULARIES  # the models of this app lean on the facets

    kinds = {"themes": THEME, "phases": "fase", "targets": "doelgroep", "sectors": "sector"}
    parts = [
        model._default_manager.order_by().values_list(
            Literal(kinds[name], output_field=CharField()), "sort_order", "label", "slug", "pk"
        )
        for name, model in VOCABULARIES.items()
    ]
    values: dict[str, list[Value]] = {kind: [] for kind in kinds.values()}
    for kind, _order, label, slug, pk in sorted(parts[0].union(*parts[1:], all=True)):
        values[kind].append(Value(slug, label, f"{kind}:{pk}"))
    return values


class RegionVocabulary(FixedVocabulary):
    """The published regions."""

    def __init__(self) -> None:
        super().__init__(lambda: [Value(region.slug, region.title, f"{REGION}:{region.pk}") for region in self.regions])

    @cached_property
    def regions(self) -> tuple[RegionPage, ...]:
        """The regions themselves, in the order of the alphabet."""
        return regions_in_alphabet()


def _statuses() -> list[Value]:
    return [Value(status.value, str(status.label), f"status:{status.value}") for status in Status]


def practice_facets() -> tuple[Facet, ...]:
    """Return the facets of practices, in the order in which a reader meets them. For one list: they remember."""
    own = OwnVocabularies()
    return (
        Facet(REGION, _("Regio"), RegionVocabulary()),
        Facet(THEME, _("Thema"), own.of(THEME), shown=11),
        Facet("fase", _("Fase"), own.of("fase")),
        Facet("doelgroep", _("Doelgroep"), own.of("doelgroep")),
        Facet("sector", _("Sector"), own.of("sector")),
        Facet("status", _("Stand"), FixedVocabulary(_statuses)),
        Facet("tag", _("Trefwoord"), TagVocabulary(), shown=6),
    )
