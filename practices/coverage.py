"""Where something happens and where not: the selection on the tile map, and as a table of regions by themes."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from kit.facets import Facet, Value
from practices.facets import REGION, THEME, RegionVocabulary
from practices.selection import NoCounts, Selection
from regions.tilemap import TileMap, build_tile_map


@dataclass(frozen=True)
class Cell:
    """How many practices a region has about a theme, and where they are listed."""

    theme: str
    count: int
    url: str


@dataclass(frozen=True)
class CoverageRow:
    """One region of the table."""

    region: Value
    count: int
    is_chosen: bool
    url: str
    cells: list[Cell]


class Coverage:
    """The selection by region, and by region and theme. What was chosen of these two is left out of the counts."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        facets = {facet.key: facet for facet in selection.choices.facets}
        self._region: Facet = facets[REGION]
        self._theme: Facet = facets[THEME]

    @cached_property
    def tile_map(self) -> TileMap:
        """The map of counts under everything but the choice of regions; a tile toggles its region. No query."""
        vocabulary = self._region.vocabulary
        assert isinstance(vocabulary, RegionVocabulary)  # noqa: S101 - declared so in facets.py
        among = self._among(REGION)
        return build_tile_map(
            vocabulary.regions,
            {region.pk: among(f"{REGION}:{region.pk}") for region in vocabulary.regions},
            urls={region.pk: self._toggled(region.slug) for region in vocabulary.regions},
            chosen=self._selection.choices.values(self._region),
        )

    @cached_property
    def themes(self) -> list[Value]:
        """The columns of the table: the chosen themes, else all."""
        chosen = self._selection.chosen_values[THEME]
        return chosen or self._theme.vocabulary.offered(NoCounts(), ())

    @cached_property
    def rows(self) -> list[CoverageRow]:
        """The rows of the table: every region, in the order of the alphabet."""
        selection = self._selection
        among = selection.narrowed(selection.matching, without={REGION, THEME})
        of_theme = [among & selection.catalogue.having(theme.code) for theme in self.themes]
        count = self._among(REGION)
        chosen = selection.choices.values(self._region)
        rows = []
        for region in self._region.vocabulary.offered(NoCounts(), ()):
            here = selection.catalogue.having(region.code)
            cells = [
                Cell(theme.label, (members & here).bit_count(), self._narrowed_to(region, theme))
                for theme, members in zip(self.themes, of_theme, strict=True)
            ]
            is_chosen = region.name in chosen
            rows.append(CoverageRow(region, count(region.code), is_chosen, self._toggled(region.name), cells))
        return rows

    def _among(self, without: str) -> Callable[[str], int]:
        selection = self._selection
        among = selection.narrowed(selection.matching, without={without})
        return lambda code: (among & selection.catalogue.having(code)).bit_count()

    def _toggled(self, slug: str) -> str:
        return self._selection.choices.toggled(self._region, slug).query_string()

    def _narrowed_to(self, region: Value, theme: Value) -> str:
        choices = self._selection.choices.only(self._region, [region.name]).only(self._theme, [theme.name])
        return choices.query_string(weergave="")
