"""The tile map: one tile per region, in the shape of the country. A list of links first, a map by its style sheet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from regions.models import RegionPage

_STEPS = (0, 1, 3)  # at most none, at most one, at most three practices; more is the deepest


@dataclass(frozen=True)
class Tile:
    """One region on the map; `depth` is 0 to 3 by its number of practices, which is always written as well.

    `url` is where its tile leads, "" for the page of the region; on a map to choose from, `is_chosen` is not None.
    `also` is how many practices from elsewhere the region does too.
    """

    region: RegionPage
    count: int
    depth: int
    is_current: bool
    url: str = ""
    is_chosen: bool | None = None
    also: int = 0

    @property
    def lines(self) -> list[str]:
        """The name of the region in the pieces in which it fits on a tile."""
        return (self.region.tile_label or self.region.title).split("|")


@dataclass(frozen=True)
class TileMap:
    """All tiles in reading order: from north to south, from west to east."""

    tiles: list[Tile]
    practice_count: int
    region_count: int

    @property
    def total(self) -> int:
        """How many regions there are."""
        return len(self.tiles)

    @property
    def has_also(self) -> bool:
        """Whether there is a region that does practices from elsewhere."""
        return any(tile.also for tile in self.tiles)


def build_tile_map(
    regions: Iterable[RegionPage],
    counts: Mapping[int, int],
    current: RegionPage | None = None,
    urls: Mapping[int, str] | None = None,
    chosen: Collection[str] = (),
    also: Mapping[int, int] | None = None,
) -> TileMap:
    """Return the map of `regions` with the number of practices of each, by its primary key, in `counts`.

    With `urls`, also by primary key, it is a map to choose from: the regions with a slug in `chosen` are chosen.
    `also` is how many practices from elsewhere each does too, by primary key.
    """
    placed = sorted(
        (region for region in regions if region.tile_row is not None and region.tile_column is not None),
        key=lambda region: (region.tile_row, region.tile_column),
    )
    tiles = [
        Tile(
            region=region,
            count=counts.get(region.pk, 0),
            depth=sum(counts.get(region.pk, 0) > step for step in _STEPS),
            is_current=current is not None and region.pk == current.pk,
            url=urls[region.pk] if urls else "",
            is_chosen=region.slug in chosen if urls else None,
            also=(also or {}).get(region.pk, 0),
        )
        for region in placed
    ]
    return TileMap(
        tiles=tiles,
        practice_count=sum(tile.count for tile in tiles),
        region_count=sum(tile.count > 0 for tile in tiles),
    )
