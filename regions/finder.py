"""From a place, municipality, postcode or the name of an area to the region it lies in."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import CharField, F, IntegerField, QuerySet, Value
from django.db.models.functions import Replace
from django.utils.translation import gettext as _
from rapidfuzz import process
from rapidfuzz.distance import OSA

from kit.folding import folded
from regions.models import Municipality, Place, Postcode, RegionAlias, RegionPage
from regions.readings import Asked, Reading, joined, read

MOST_SUGGESTIONS = 6

_SHORT_NAME = 5
_SHORTEST_BEGINNING = 3
_SHORTEST_WORD = 4


@dataclass(frozen=True)
class Choice:
    """A region and why it is offered: the place that lies in it."""

    region: RegionPage
    reason: str


@dataclass(frozen=True)
class Finding:
    """What a search for a place gave: regions to choose from, else names that look like what was `asked`."""

    asked: str
    choices: list[Choice]
    suggestions: list[str]

    @property
    def only_region(self) -> RegionPage | None:
        """The region when there is just one."""
        return self.choices[0].region if len(self.choices) == 1 else None


@dataclass(frozen=True)
class _Hit:
    """A name that was found. Hits are offered by `rank`, the lowest first, and then by population."""

    name: str
    region_id: int
    reason: str
    rank: int
    population: int = 0
    province: str = ""


@dataclass(frozen=True)
class _KnownName:
    name: str
    population: int


def find_regions(text: str) -> Finding:
    """Return the published regions that `text` may mean, the most likely first; any text gives an answer.

    A name that lies in several regions gives a choice. A name that is not known gives suggestions.
    At most six queries.
    """
    asked = read(text)
    if not asked.readings:
        return Finding(asked.text, [], [])
    regions = {region.pk: region for region in RegionPage.objects.published().in_alphabet().defer("text")}
    if asked.digits:
        hits = _in_postcode(asked.digits)
        return Finding(asked.text, _choices(hits, regions), [] if hits else _places_near(asked.digits))
    choices = _choices(_hits(asked, regions), regions) or _in_province(asked.province, regions)
    return Finding(asked.text, choices, [] if choices else _suggestions(asked, regions))


def _choices(hits: Iterable[_Hit], regions: dict[int, RegionPage]) -> list[Choice]:
    best: dict[int, _Hit] = {}
    for hit in sorted(hits, key=lambda hit: (hit.rank, -hit.population)):
        best.setdefault(hit.region_id, hit)
    return [Choice(regions[pk], hit.reason) for pk, hit in best.items() if pk in regions]


def _in_postcode(digits: str) -> list[_Hit]:
    return [
        _Hit(
            postcode.digits,
            postcode.municipality.region_id,
            _("Postcode %(digits)s ligt in %(place)s, in de gemeente %(municipality)s")
            % {
                "digits": postcode.digits,
                "place": postcode.place_name or postcode.municipality.name,
                "municipality": postcode.municipality.name,
            },
            rank=0,
        )
        for postcode in Postcode.objects.filter(digits=digits).select_related("municipality")
    ]


def _places_near(digits: str) -> list[str]:
    near = Postcode.objects.filter(digits__startswith=digits[:3]).exclude(place_name="")
    return list(dict.fromkeys(near.values_list("place_name", flat=True)))[:MOST_SUGGESTIONS]


def _hits(asked: Asked, regions: dict[int, RegionPage]) -> list[_Hit]:
    """Return the hits of the first reading that has any."""
    names = {reading.name for reading in asked.readings}
    found = [
        *_region_names(names, regions),
        *_municipalities(names),
        *_area_names(names),
        *_places(names),
    ]
    for reading in asked.readings:
        hits = _that_fit(found, reading)
        if hits:
            return hits
    return []


def _that_fit(hits: list[_Hit], reading: Reading) -> list[_Hit]:
    named = [hit for hit in hits if joined(hit.name) == reading.name]
    if not reading.province:
        return named
    return [hit for hit in named if folded(hit.province) == reading.province]


def _region_names(names: set[str], regions: dict[int, RegionPage]) -> list[_Hit]:
    return [
        _Hit(name, region.pk, _("De regio %s") % region.title.removeprefix("Regio "), rank=0)
        for region in regions.values()
        for name in _names_of(region)
        if joined(name) in names
    ]


def _names_of(region: RegionPage) -> list[str]:
    return [region.title, *(name.strip() for name in region.variants.splitlines() if name.strip())]


def _municipalities(names: set[str]) -> list[_Hit]:
    return [
        _Hit(
            municipality.name,
            municipality.region_id,
            _("De gemeente %(municipality)s, %(province)s")
            % {"municipality": municipality.name, "province": municipality.province},
            rank=1,
            province=municipality.province,
        )
        for municipality in _named(Municipality.objects.all(), "sort_name", names)
    ]


def _area_names(names: set[str]) -> list[_Hit]:
    return [
        _Hit(alias.name, alias.region_id, _("%s hoort bij deze regio") % alias.name, rank=2)
        for alias in _named(RegionAlias.objects.all(), "folded_name", names)
    ]


def _places(names: set[str]) -> list[_Hit]:
    return [
        _Hit(
            place.name,
            place.municipality.region_id,
            _("%(place)s in de gemeente %(municipality)s, %(province)s")
            % {
                "place": place.name,
                "municipality": place.municipality.name,
                "province": place.municipality.province,
            },
            rank=3,
            population=place.population,
            province=place.municipality.province,
        )
        for place in _named(Place.objects.select_related("municipality"), "folded_name", names)
    ]


def _named(records: QuerySet, column: str, names: set[str]) -> QuerySet:
    """Keep the records whose folded name in `column` is one of `names`, however it is split into words."""
    without_spaces = Replace(F(column), Value(" "), Value(""), output_field=CharField())
    return records.alias(joined_name=without_spaces).filter(joined_name__in=names).order_by()


def _in_province(province: str, regions: dict[int, RegionPage]) -> list[Choice]:
    return [
        Choice(region, _("Ligt voor een deel of helemaal in de provincie %s") % name)
        for region in regions.values()
        for name in region.provinces.split(", ")
        if folded(name) == province
    ]


def _suggestions(asked: Asked, regions: dict[int, RegionPage]) -> list[str]:
    """Return known names that look like what was asked: one letter off when short, two when long, or its beginning."""
    known = _known_names(regions)
    wanted = [reading.name for reading in asked.readings]
    distances: dict[str, int] = {}
    for name in wanted:
        furthest = 1 if len(name) <= _SHORT_NAME else 2
        for found, distance, _index in process.extract(
            name, known.keys(), scorer=OSA.distance, score_cutoff=furthest, limit=4 * MOST_SUGGESTIONS
        ):
            distances[found] = min(int(distance), distances.get(found, furthest))
    beginnings = tuple(name for name in wanted if len(name) >= _SHORTEST_BEGINNING)
    words = [word for word in folded(asked.text).split() if len(word) >= _SHORTEST_WORD]
    for found in known:
        if found.startswith(beginnings) or found in words:
            distances[found] = 1
    nearest = sorted(distances, key=lambda found: (distances[found], -known[found].population))
    return [known[found].name for found in nearest[:MOST_SUGGESTIONS]]


def _known_names(regions: dict[int, RegionPage]) -> dict[str, _KnownName]:
    """Return all names that lead to a published region, by their joined form. One query."""
    nobody = Value(0, IntegerField())
    places = Place.objects.order_by().values_list("folded_name", "name", "population", "municipality__region_id")
    municipalities = Municipality.objects.order_by().values_list("sort_name", "name", nobody, "region_id")
    areas = RegionAlias.objects.order_by().values_list("folded_name", "name", nobody, "region_id")

    known: dict[str, _KnownName] = {}
    for folded_name, name, population, region_id in places.union(municipalities, areas, all=True):
        key = folded_name.replace(" ", "")
        if region_id in regions and (key not in known or known[key].population < population):
            known[key] = _KnownName(name, population)
    for region in regions.values():
        for name in _names_of(region):
            known.setdefault(joined(name), _KnownName(name, 0))
    return known
