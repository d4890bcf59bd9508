"""Somebody cycles along the water."""

from home.demo.drawing import (
    BLUE,
    BLUSH,
    BROWN_SKIN,
    CORAL,
    CORAL_TINT,
    DEEP,
    GREEN,
    HAZE,
    HEIGHT,
    INK,
    LEAF,
    MINT,
    NIGHT,
    PAPER,
    SKY,
    SLATE,
    SUN,
    SUN_TINT,
    WHITE,
    WIDTH,
    WOOD,
    Looks,
    Sheet,
    draw_person,
)
from home.demo.scenes.outdoors import cloud, tree


def cycling() -> Sheet:
    """Draw the scene."""
    sheet = Sheet(SKY)
    sheet.disc(320, 230, 96, SUN)
    for x, y, size in ((720, 150, 48), (1330, 220, 40), (80, 120, 30)):
        cloud(sheet, x, y, size)
    # the far side
    sheet.shape([(0, 500), (500, 470), (1100, 490), (1600, 460), (1600, 560), (0, 560)], MINT)
    for x, width, colour in ((560, 74, CORAL), (640, 60, BLUSH), (706, 84, CORAL), (1500, 80, CORAL)):
        sheet.box(x, 436, width, 60, colour)
        sheet.shape([(x - 8, 438), (x + width / 2, 388), (x + width + 8, 438)], NIGHT)
        sheet.box(x + width / 2 - 9, 460, 18, 36, SUN_TINT)
    for x in (500, 820, 880, 1440):
        tree(sheet, x, 500, 110, LEAF)
    _windmill(sheet, 1200, 500)
    sheet.box(0, 540, WIDTH, 130, BLUE)
    for x, y, width in ((90, 570, 160), (420, 600, 220), (820, 576, 140), (1080, 616, 240), (1400, 584, 130)):
        sheet.box(x, y, width, 7, HAZE, 3)
    sheet.shape([(250, 560), (420, 560), (392, 590), (278, 590)], WHITE)
    sheet.shape([(336, 440), (336, 550), (256, 550)], PAPER)
    sheet.shape([(346, 462), (346, 550), (404, 550)], CORAL)
    # dike with its path
    sheet.shape([(0, 650), (800, 630), (1600, 650), (1600, HEIGHT), (0, HEIGHT)], LEAF)
    sheet.shape([(0, 770), (800, 752), (1600, 770), (1600, 850), (0, 850)], CORAL_TINT)
    for x in range(40, WIDTH, 170):
        sheet.box(x, 806, 80, 8, WHITE, 4)
    for x in range(0, WIDTH, 56):
        sheet.shape([(x, HEIGHT), (x + 12, 862 - x % 3 * 6), (x + 24, HEIGHT)], GREEN)
    _cyclist(sheet, 760, 804)
    return sheet


def _windmill(sheet: Sheet, x: float, y: float) -> None:
    sheet.shape([(x - 62, y), (x - 36, y - 190), (x + 36, y - 190), (x + 62, y)], DEEP)
    sheet.box(x - 84, y - 76, 168, 12, WOOD, 4)
    sheet.half_disc(x, y - 188, 40, INK)
    sheet.box(x - 14, y - 44, 28, 44, SUN_TINT)
    for dx, dy in ((0.62, -0.78), (-0.62, 0.78), (0.78, 0.62), (-0.78, -0.62)):
        sheet.line([(x, y - 200), (x + dx * 190, y - 200 + dy * 190)], 8, WOOD)
        side = [(40, 0), (40, 26), (184, 26), (184, 0)]
        sheet.shape([(x + dx * along - dy * off, y - 200 + dy * along + dx * off) for along, off in side], PAPER)
    sheet.disc(x, y - 200, 12, INK)


def _cyclist(sheet: Sheet, x: float, y: float) -> None:
    back, front, saddle, bars, pedal = (
        (x - 150, y - 96),
        (x + 170, y - 96),
        (x - 66, y - 244),
        (x + 110, y - 262),
        (x - 6, y - 92),
    )
    for wheel in (back, front):
        sheet.ring(*wheel, 96, 13, INK)
        for dx, dy in ((88, 0), (44, 76), (44, -76)):
            sheet.line([(wheel[0] - dx, wheel[1] - dy), (wheel[0] + dx, wheel[1] + dy)], 2, SLATE)
    sheet.line([back, pedal, (saddle[0] + 8, saddle[1] + 40), back], 12, GREEN)
    sheet.line([(saddle[0], saddle[1] + 20), pedal], 12, GREEN)
    sheet.line([(saddle[0] + 8, saddle[1] + 50), (bars[0] + 4, bars[1] + 50)], 12, GREEN)
    sheet.line([pedal, (bars[0] + 8, bars[1] + 66)], 12, GREEN)
    sheet.line([front, (bars[0], bars[1])], 12, GREEN)
    sheet.line([bars, (bars[0] - 36, bars[1] - 6)], 12, INK)
    sheet.box(saddle[0] - 40, saddle[1], 84, 20, INK, 10)
    sheet.box(x - 218, y - 214, 120, 10, INK, 5)
    rider = Looks(BROWN_SKIN, INK, CORAL, NIGHT, "short")
    sheet.line([(saddle[0] + 6, saddle[1] - 8), (x + 60, y - 150), (x + 22, y - 52)], 44, "#1d3458")
    sheet.box(x - 130, y - 404, 86, 128, SUN, 26)
    draw_person(
        sheet, rider, hip=(saddle[0] + 6, saddle[1] - 14), size=520, hands=(bars, (bars[0] - 30, bars[1] - 8)), lean=44
    )
    sheet.line([(saddle[0] + 6, saddle[1] - 8), (x + 44, y - 190), (x - 22, y - 116)], 46, NIGHT)
    sheet.box(x - 48, y - 122, 76, 30, INK, 12)
