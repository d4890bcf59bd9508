"""A greenhouse: two growers among rows of plants."""

from home.demo.drawing import (
    BLUE,
    BLUSH,
    BROWN_SKIN,
    CORAL,
    DEEP,
    GREEN,
    INK,
    LEAF,
    LIGHT_SKIN,
    MINT,
    NIGHT,
    OAK,
    SAND,
    SKY,
    SUN,
    TINT,
    WHITE,
    WIDTH,
    WOOD,
    Looks,
    Sheet,
    draw_person,
)
from home.demo.scenes.outdoors import cloud


def greenhouse() -> Sheet:
    """Draw the scene."""
    sheet = Sheet(SKY)
    sheet.disc(800, 128, 74, SUN)
    cloud(sheet, 1190, 110, 40)
    sheet.shape([(0, 460), (420, 380), (900, 450), (1600, 360), (1600, 620), (0, 620)], MINT)
    # glass
    for x in (0, 400, 800, 1200):
        sheet.shape([(x, 250), (x + 200, 90), (x + 400, 250), (x + 400, 600), (x, 600)], TINT if x % 800 else "#edf6f2")
    for x in range(0, WIDTH + 1, 400):
        sheet.line([(x, 250), (x + 200, 90), (x + 400, 250)], 12, WHITE)
        sheet.box(x - 7, 250, 14, 380, WHITE)
    for x in range(100, WIDTH, 100):
        sheet.box(x - 3, 170 if x % 400 == 200 else 214, 6, 400, WHITE)
    sheet.box(0, 244, WIDTH, 12, WHITE)
    sheet.box(0, 420, WIDTH, 8, WHITE)
    sheet.box(0, 590, WIDTH, 310, SAND)
    # rows of plants, the far ones first
    for y, size, colour in ((610, 46, LEAF), (690, 62, GREEN)):
        sheet.box(0, y, WIDTH, size * 0.7, WOOD, 6)
        for number, x in enumerate(range(20, WIDTH, round(size * 1.5))):
            _plant(sheet, x, y, size, colour, ripe=number % 3 == 0)
    grower = Looks(BROWN_SKIN, INK, CORAL, NIGHT, "cap", apron=DEEP)
    helper = Looks(LIGHT_SKIN, "#c98a3c", BLUE, INK, "bun", apron=DEEP)
    draw_person(sheet, helper, hip=(1130, 700), size=560, hands=((1040, 640), (1230, 610)), lean=10)
    sheet.box(1206, 576, 96, 66, OAK, 6)
    for x in (1222, 1254, 1286):
        sheet.disc(x, 572, 17, CORAL)
    draw_person(sheet, grower, hip=(520, 730), size=640, hands=((600, 640), (650, 650)), lean=16)
    sheet.box(640, 640, 96, 92, SUN, 12)
    sheet.ring(690, 632, 40, 10, SUN)
    sheet.line([(734, 700), (818, 640)], 14, SUN)
    sheet.shape([(806, 622), (846, 648), (822, 664)], SUN)
    for x, y in ((850, 680), (866, 712), (838, 716), (880, 744), (852, 752)):
        sheet.oval(x, y, 5, 9, BLUE)
    sheet.box(0, 790, WIDTH, 110, WOOD)
    for number, x in enumerate(range(30, WIDTH, 118)):
        _plant(sheet, x, 800, 84, DEEP if number % 2 else GREEN, ripe=number % 2 == 0)
    return sheet


def _plant(sheet: Sheet, x: float, y: float, size: float, colour: str, *, ripe: bool) -> None:
    sheet.line([(x, y + size * 0.2), (x, y - size * 0.9)], size * 0.08, DEEP)
    for dx, dy in ((-0.36, -0.2), (0.36, -0.3), (-0.3, -0.66), (0.3, -0.76), (0, -1)):
        sheet.oval(x + dx * size, y + dy * size, size * 0.34, size * 0.2, colour)
    if ripe:
        sheet.disc(x + size * 0.16, y - size * 0.46, size * 0.15, CORAL)
        sheet.disc(x - size * 0.2, y - size * 0.38, size * 0.13, BLUSH)
