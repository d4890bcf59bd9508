"""The ways to narrow the list of practices. One line each; the names are public."""

from collections.abc import Callable, Iterable

from django.apps import apps
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag

from kit.facets import Facet
from practices.choices import Status
from regions.models import RegionPage

MOST_TAGS = 40


def _counted(vocabulary: QuerySet, label: str) -> Callable[[QuerySet], Iterable[tuple[str, str, int]]]:
    def options(practices: QuerySet) -> Iterable[tuple[str, str, int]]:
        among = Q(practices__in=practices.order_by().values("pk"))
        counted = vocabulary.annotate(number=Count("practices", filter=among, distinct=True))
        return counted.values_list("slug", label, "number")

    return options


def _vocabulary(name: str) -> Callable[[QuerySet], Iterable[tuple[str, str, int]]]:
    # By name: the models of this app lean on the facets.
    def options(practices: QuerySet) -> Iterable[tuple[str, str, int]]:
        terms = apps.get_model("practices", name)._default_manager.order_by("sort_order", "label")
        return _counted(terms, "label")(practices)

    return options


def _regions(practices: QuerySet) -> Iterable[tuple[str, str, int]]:
    return _counted(RegionPage.objects.live().in_alphabet(), "title")(practices)


def _statuses(practices: QuerySet) -> Iterable[tuple[str, str, int]]:
    numbers = dict(practices.order_by().values_list("status").annotate(number=Count("pk")))
    return [(status.value, str(status.label), numbers.get(status.value, 0)) for status in Status]


def _tags(practices: QuerySet) -> Iterable[tuple[str, str, int]]:
    among = Q(practices_practicetag_items__content_object__in=practices.order_by().values("pk"))
    published = practices.model._default_manager.published()
    used = Tag.objects.filter(practices_practicetag_items__content_object__in=published.order_by().values("pk"))
    counted = used.annotate(number=Count("practices_practicetag_items", filter=among, distinct=True))
    return counted.order_by("-number", "name").values_list("slug", "name", "number")


def practice_facets() -> tuple[Facet, ...]:
    """Return the facets of practices, in the order in which a reader meets them."""
    return (
        Facet("regio", _("Regio"), "regions__slug", _regions),
        Facet("thema", _("Thema"), "themes__slug", _vocabulary("Theme"), shown=11),
        Facet("fase", _("Fase"), "phases__slug", _vocabulary("Phase")),
        Facet("doelgroep", _("Doelgroep"), "targets__slug", _vocabulary("TargetGroup")),
        Facet("sector", _("Sector"), "sectors__slug", _vocabulary("Sector")),
        Facet("status", _("Stand"), "status", _statuses),
        Facet("tag", _("Trefwoord"), "tags__slug", _tags, shown=6, most=MOST_TAGS),
    )
