"""Drawing in flat colours: a sheet of 1600 by 900, a palette, and simple people."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1600, 900
_FINE = 2  # drawn at twice the size and made smaller, so that edges are smooth

PAPER, WHITE, INK, SLATE = "#faf6ee", "#ffffff", "#16243a", "#46515f"
SAND, STONE = "#ece2cf", "#d9ccb4"
GREEN, DEEP, LEAF, MINT, TINT = "#00684c", "#00432f", "#3f9c78", "#a8dcc5", "#e0f0e8"
SUN, SUN_TINT = "#ffc233", "#fff3d1"
CORAL, BLUSH, CORAL_TINT = "#b8391f", "#ee9f8a", "#fbe7e1"
NIGHT, BLUE, HAZE, SKY = "#24406b", "#5d86b8", "#b9cde6", "#dde8f5"
WOOD, OAK = "#b9824f", "#d9a871"
LIGHT_SKIN, BROWN_SKIN, DARK_SKIN = "#f1c6a4", "#c48a5e", "#7d4f35"

Point = tuple[float, float]


class Sheet:
    """A sheet to draw on; the origin is at the top left and later shapes cover earlier ones."""

    def __init__(self, background: str) -> None:
        self._image = Image.new("RGB", (WIDTH * _FINE, HEIGHT * _FINE), background)
        self._draw = ImageDraw.Draw(self._image)

    def png(self) -> bytes:
        """Return the drawing as a PNG file."""
        out = io.BytesIO()
        small = self._image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        small.quantize(255, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        return out.getvalue()

    def box(self, x: float, y: float, width: float, height: float, colour: str, radius: float = 0) -> None:
        """Fill a rectangle, with round corners if asked."""
        corners = [x * _FINE, y * _FINE, (x + width) * _FINE - 1, (y + height) * _FINE - 1]
        self._draw.rounded_rectangle(corners, radius * _FINE, fill=colour)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """Fill a circle around a point."""
        self.oval(x, y, radius, radius, colour)

    def oval(self, x: float, y: float, across: float, down: float, colour: str) -> None:
        """Fill an ellipse around a point, with half its width and half its height."""
        corners = [(x - across) * _FINE, (y - down) * _FINE, (x + across) * _FINE, (y + down) * _FINE]
        self._draw.ellipse(corners, fill=colour)

    def half_disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """Fill the upper half of a circle around a point."""
        corners = [(x - radius) * _FINE, (y - radius) * _FINE, (x + radius) * _FINE, (y + radius) * _FINE]
        self._draw.pieslice(corners, 180, 360, fill=colour)

    def shape(self, points: Sequence[Point], colour: str) -> None:
        """Fill the shape between points."""
        self._draw.polygon([(x * _FINE, y * _FINE) for x, y in points], fill=colour)

    def line(self, points: Sequence[Point], thickness: float, colour: str) -> None:
        """Draw a line through points, with round ends and corners."""
        scaled = [(x * _FINE, y * _FINE) for x, y in points]
        self._draw.line(scaled, fill=colour, width=round(thickness * _FINE), joint="curve")
        for x, y in points:
            self.disc(x, y, thickness / 2, colour)

    def ring(self, x: float, y: float, radius: float, thickness: float, colour: str) -> None:
        """Draw the rim of a circle around a point."""
        corners = [(x - radius) * _FINE, (y - radius) * _FINE, (x + radius) * _FINE, (y + radius) * _FINE]
        self._draw.ellipse(corners, outline=colour, width=round(thickness * _FINE))


@dataclass(frozen=True)
class Looks:
    """What somebody looks like. `head` is "short", "long", "bun", "scarf", "helmet", "cap" or "chef"."""

    skin: str
    hair: str
    top: str
    trousers: str
    head: str = "short"
    apron: str = ""


def draw_person(
    sheet: Sheet,
    looks: Looks,
    *,
    hip: Point,
    size: float,
    hands: tuple[Point, Point],
    feet: tuple[Point, ...] = (),
    knees: tuple[Point, ...] = (),
    lean: float = 0,
) -> None:
    """Draw somebody of `size` when standing, from the hip up and, with `feet`, down; `lean` moves the head sideways.

    Without `knees` the legs are straight; who sits has one for each foot.
    """
    x, y = hip
    shoulders_y = y - 0.33 * size
    neck_x = x + lean
    limb = 0.082 * size
    far_hand, near_hand = hands

    _limb(sheet, (neck_x - 0.09 * size, shoulders_y + 0.05 * size), far_hand, 0.36 * size, limb * 0.92, looks.top)
    sheet.disc(*far_hand, limb * 0.5, looks.skin)
    for number, foot in enumerate(feet):
        joints = [(x + (foot[0] > x) * 0.06 * size - 0.03 * size, y), *knees[number : number + 1], foot]
        sheet.line(joints, limb * 1.25, looks.trousers)
        toe = foot[0] - limb * (1.3 if lean < 0 else 0.6)
        sheet.box(toe, foot[1] - limb * 0.2, limb * 1.9, limb * 0.75, INK, limb * 0.3)
    sheet.line([(neck_x, shoulders_y), (neck_x, shoulders_y - 0.06 * size)], limb * 0.78, _shade(looks.skin))
    _torso(sheet, looks, hip, neck_x, shoulders_y, size)
    _head(sheet, looks, neck_x + lean * 0.25, shoulders_y - 0.115 * size, 0.08 * size)
    _limb(sheet, (neck_x + 0.09 * size, shoulders_y + 0.05 * size), near_hand, 0.36 * size, limb, _shade(looks.top))
    sheet.disc(*near_hand, limb * 0.55, looks.skin)


def _torso(sheet: Sheet, looks: Looks, hip: Point, neck_x: float, shoulders_y: float, size: float) -> None:
    x, y = hip
    wide, narrow, round_ = 0.125 * size, 0.105 * size, 0.05 * size
    sheet.line(
        [(neck_x - wide + round_, shoulders_y + round_), (neck_x + wide - round_, shoulders_y + round_)],
        2 * round_,
        looks.top,
    )
    sheet.shape(
        [
            (neck_x - wide, shoulders_y + round_),
            (neck_x + wide, shoulders_y + round_),
            (x + narrow, y + 0.03 * size),
            (x - narrow, y + 0.03 * size),
        ],
        looks.top,
    )
    if looks.apron:
        sheet.shape(
            [
                (neck_x - wide * 0.55, shoulders_y + 0.1 * size),
                (neck_x + wide * 0.55, shoulders_y + 0.1 * size),
                (x + narrow, y + 0.04 * size),
                (x - narrow, y + 0.04 * size),
            ],
            looks.apron,
        )
        for side in (-1, 1):
            strap = [
                (neck_x + side * wide * 0.45, shoulders_y + 0.11 * size),
                (neck_x + side * wide * 0.3, shoulders_y),
            ]
            sheet.line(strap, 0.014 * size, looks.apron)


def _head(sheet: Sheet, looks: Looks, x: float, y: float, radius: float) -> None:
    if looks.head == "long":
        sheet.box(x - radius * 1.12, y - radius * 0.6, radius * 2.24, radius * 2.3, looks.hair, radius * 0.8)
    if looks.head == "scarf":
        sheet.oval(x, y + radius * 0.25, radius * 1.22, radius * 1.4, looks.hair)
        sheet.oval(x, y + radius * 0.12, radius * 0.82, radius * 0.9, looks.skin)
        return
    if looks.head == "bun":
        sheet.disc(x, y - radius * 1.25, radius * 0.45, looks.hair)
    sheet.disc(x, y, radius, looks.skin)
    sheet.half_disc(x, y - radius * 0.2, radius * 1.05, looks.hair)
    sheet.oval(x - radius * 0.55, y - radius * 0.22, radius * 0.5, radius * 0.24, looks.hair)
    if looks.head == "helmet":
        sheet.half_disc(x, y - radius * 0.2, radius * 1.22, SUN)
        sheet.box(x - radius * 1.5, y - radius * 0.32, radius * 3, radius * 0.3, SUN, radius * 0.15)
    if looks.head == "cap":
        sheet.half_disc(x, y - radius * 0.15, radius * 1.14, looks.top)
        sheet.box(x, y - radius * 0.3, radius * 1.75, radius * 0.24, looks.top, radius * 0.12)
    if looks.head == "chef":
        sheet.box(x - radius, y - radius * 1.5, radius * 2, radius * 0.95, WHITE)
        for dx, size in ((-0.75, 0.62), (0, 0.75), (0.75, 0.62)):
            sheet.disc(x + dx * radius, y - radius * 1.7, size * radius, WHITE)


def _limb(sheet: Sheet, start: Point, end: Point, length: float, thickness: float, colour: str) -> None:
    """Draw an arm or leg of `length` that bends at its middle when its end is nearer than that."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    distance = hypot(dx, dy) or 1
    bend = max(length**2 - distance**2, 0) ** 0.5 / 2
    side = 1 if dx >= 0 else -1
    middle = (
        (start[0] + end[0]) / 2 - side * bend * dy / distance * 0.6,
        (start[1] + end[1]) / 2 + bend * abs(dx) / distance,
    )
    sheet.line([start, middle, end], thickness, colour)


def _shade(colour: str) -> str:
    """Return a slightly darker colour, so that an arm shows before a body."""
    return "#" + "".join(f"{round(int(colour[at : at + 2], 16) * 0.88):02x}" for at in (1, 3, 5))
