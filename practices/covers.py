"""Route covers: a picture for who has none, drawn from a slug, the same every time.

Three lines with stops cross a field of 640 by 320 units, on a grid of 40, as lines of public transport do.
"""

import hashlib
from dataclasses import dataclass

WIDTH, HEIGHT, STEP = 640, 320, 40
_LEVELS = range(1, HEIGHT // STEP)
_PALETTES = ("groen", "koraal", "blauw", "nacht")


@dataclass(frozen=True)
class Route:
    """One line: its corner points as SVG takes them, and where its stops are."""

    points: str
    stops: tuple[tuple[int, int], ...]
    is_thin: bool


@dataclass(frozen=True)
class Cover:
    """A palette by name (the style sheet knows its colours) and three routes, the lowest first."""

    palette: str
    routes: tuple[Route, ...]


class _Dice:
    """Throws that follow from a text: the same text, the same throws."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._count = 0
        self._pool = b""

    def below(self, limit: int) -> int:
        if not self._pool:
            self._pool = hashlib.sha256(f"{self._seed}/{self._count}".encode()).digest()
            self._count += 1
        value, self._pool = self._pool[0], self._pool[1:]
        return value % limit


def _route(dice: _Dice, level: int, is_thin: bool) -> Route:
    x, y = -STEP, level * STEP
    points = [(x, y)]
    stops: list[tuple[int, int]] = []
    while x < WIDTH:
        x += STEP * (2 + dice.below(3))
        points.append((x, y))
        if 0 < x < WIDTH - 20:
            stops.append((x, y))
        if x >= WIDTH:
            break
        rise = (dice.below(3) - 1) * (1 + dice.below(2))
        target = min(max(level + rise, _LEVELS[0]), _LEVELS[-1])
        climb = abs(target * STEP - y)
        x, y, level = x + climb, target * STEP, target
        points.append((x, y))
    return Route(" ".join(f"{px},{py}" for px, py in points), tuple(stops), is_thin)


def draw_cover(slug: str) -> Cover:
    """Return the cover that belongs to `slug`."""
    dice = _Dice(slug)
    palette = _PALETTES[dice.below(len(_PALETTES))]
    levels = (2 + dice.below(2), 5 + dice.below(2), 3 + dice.below(3))
    return Cover(palette, tuple(_route(dice, level, is_thin=number == 2) for number, level in enumerate(levels)))
