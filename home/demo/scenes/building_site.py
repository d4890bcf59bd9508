"""A building site: two masons, their wall, a house in scaffolding and a crane."""

from home.demo.drawing import (
    BLUSH,
    CORAL,
    CORAL_TINT,
    DARK_SKIN,
    DEEP,
    GREEN,
    HAZE,
    INK,
    LIGHT_SKIN,
    NIGHT,
    OAK,
    SAND,
    SKY,
    SLATE,
    STONE,
    SUN,
    SUN_TINT,
    WHITE,
    WIDTH,
    Looks,
    Sheet,
    draw_person,
)
from home.demo.scenes.outdoors import cloud


def building_site() -> Sheet:
    """Draw the scene."""
    sheet = Sheet(SKY)
    sheet.disc(1330, 190, 95, SUN_TINT)
    cloud(sheet, 250, 170, 46)
    cloud(sheet, 1010, 130, 36)
    for x, width, height in ((0, 150, 210), (150, 110, 150), (1240, 130, 190), (1370, 90, 260), (1460, 140, 170)):
        sheet.box(x, 690 - height, width, height, HAZE)
    # crane
    sheet.box(436, 90, 26, 600, SUN)
    for y in range(110, 680, 40):
        sheet.line([(438, y), (460, y + 32)], 4, SUN_TINT)
    sheet.box(330, 96, 620, 22, SUN)
    sheet.shape([(449, 40), (340, 98), (560, 98)], SUN)
    sheet.box(330, 112, 66, 52, SLATE, 6)
    sheet.line([(880, 116), (880, 250)], 4, INK)
    sheet.box(826, 250, 108, 40, CORAL, 4)
    # house in the making
    sheet.box(620, 330, 560, 370, CORAL_TINT)
    sheet.shape([(590, 335), (900, 190), (1210, 335)], BLUSH)
    for x in (680, 850, 1020):
        sheet.box(x, 400, 100, 130, SKY, 4)
        sheet.box(x + 46, 400, 8, 130, WHITE)
    for x in (596, 770, 944, 1118, 1196):
        sheet.box(x, 300, 12, 400, DEEP)
    for y in (380, 545):
        sheet.box(570, y, 660, 16, OAK)
        sheet.box(570, y - 70, 660, 8, DEEP)
    sheet.box(0, 690, WIDTH, 210, SAND)
    sheet.shape([(1180, 720), (1400, 590), (1600, 700), (1600, 740), (1180, 740)], STONE)
    # masons behind their wall
    left = Looks(LIGHT_SKIN, "#6b4226", GREEN, INK, "helmet")
    right = Looks(DARK_SKIN, INK, NIGHT, SLATE, "helmet")
    draw_person(sheet, left, hip=(500, 690), size=560, hands=((600, 610), (640, 640)), lean=30)
    draw_person(sheet, right, hip=(980, 690), size=560, hands=((870, 560), (850, 640)), lean=-34)
    sheet.box(585, 596, 120, 42, CORAL, 4)
    sheet.shape([(790, 640), (880, 622), (880, 650)], STONE)
    for row in range(6):
        y = 640 + row * 46
        for column in range(-1, 12):
            x = 240 + column * 98 + (49 if row % 2 else 0)
            if 300 <= x <= 1180 and not (row == 0 and 780 < x < 900):
                sheet.box(x, y, 92, 40, CORAL if (row + column) % 4 else "#a93219", 3)
    sheet.box(0, 862, WIDTH, 38, STONE)
    for x in (1290, 1330, 1370, 1310, 1350):
        sheet.box(x, 806 if x in (1290, 1330, 1370) else 766, 36, 36, CORAL, 3)
    return sheet
