"""A kitchen: two cooks at a stove."""

from home.demo.drawing import (
    BLUE,
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
    PAPER,
    SAND,
    SKY,
    SLATE,
    STONE,
    SUN,
    TINT,
    WHITE,
    WIDTH,
    WOOD,
    Looks,
    Sheet,
    draw_person,
)


def kitchen() -> Sheet:
    """Draw the scene."""
    sheet = Sheet(TINT)
    for y in range(330, 560, 56):
        for x in range(-20, WIDTH, 112):
            sheet.box(x + (56 if (y // 56) % 2 else 0), y, 106, 50, WHITE, 4)
    # window
    sheet.box(90, 60, 330, 250, WHITE, 10)
    sheet.box(106, 76, 298, 218, SKY, 4)
    sheet.shape([(106, 240), (210, 196), (404, 250), (404, 294), (106, 294)], MINT)
    sheet.shape([(106, 272), (300, 236), (404, 262), (404, 294), (106, 294)], LEAF)
    sheet.box(70, 296, 370, 20, WHITE, 5)
    sheet.box(250, 76, 10, 218, WHITE)
    # hood and shelf
    sheet.shape([(660, 0), (940, 0), (940, 120), (1040, 240), (560, 240), (660, 120)], SLATE)
    sheet.box(540, 236, 520, 30, INK, 4)
    sheet.box(1160, 220, 360, 18, WOOD, 4)
    for x, colour in ((1190, CORAL), (1262, SUN), (1334, GREEN), (1406, BLUE)):
        sheet.box(x, 146, 54, 74, colour, 10)
        sheet.box(x + 6, 132, 42, 18, INK, 4)
    for x, length in ((1180, 70), (1250, 96), (1320, 80), (1390, 100)):
        sheet.line([(x, 238), (x, 250 + length)], 7, SLATE)
        sheet.disc(x, 262 + length, 20, SLATE)
    # cooks
    left = Looks(BROWN_SKIN, INK, PAPER, INK, "chef", apron=GREEN)
    right = Looks(LIGHT_SKIN, "#8a4a1f", PAPER, INK, "chef", apron=CORAL)
    draw_person(sheet, left, hip=(420, 650), size=680, hands=((350, 612), (480, 618)), lean=14)
    draw_person(sheet, right, hip=(1140, 650), size=660, hands=((960, 500), (1070, 600)), lean=-26)
    # stove and worktop
    sheet.box(0, 640, WIDTH, 30, WOOD)
    sheet.box(0, 670, WIDTH, 230, OAK)
    for x in (40, 280, 1130, 1370):
        sheet.box(x, 700, 210, 200, WOOD, 8)
        sheet.box(x + 80, 726, 50, 10, SAND, 5)
    sheet.box(560, 640, 500, 260, SLATE)
    sheet.box(600, 730, 420, 150, INK, 10)
    sheet.box(630, 752, 360, 106, NIGHT, 8)
    for x in (620, 700, 780, 860, 940):
        sheet.disc(x + 20, 694, 15, SAND)
    for x, colour in ((620, CORAL), (850, GREEN)):
        sheet.box(x, 560, 150, 82, colour, 12)
        sheet.box(x - 26, 578, 202, 14, INK, 7)
        sheet.box(x - 4, 548, 158, 16, INK, 8)
    for x, y, radius in ((690, 500, 22), (716, 458, 28), (686, 410, 34), (930, 505, 18), (954, 468, 24)):
        sheet.disc(x, y, radius, SKY)
    sheet.line([(964, 506), (920, 552)], 9, WOOD)
    sheet.box(250, 622, 260, 20, SAND, 6)
    for x, colour in ((286, CORAL), (316, CORAL), (400, SUN), (424, SUN), (448, LEAF)):
        sheet.disc(x, 610, 15, colour)
    sheet.shape([(488, 600), (556, 612), (488, 622)], STONE)
    for x, y, colour in ((1250, 612, CORAL), (1300, 616, LEAF), (1346, 612, SUN), (1398, 618, CORAL)):
        sheet.disc(x, y, 28, colour)
        sheet.box(x - 4, y - 40, 8, 18, DEEP, 3)
    return sheet
