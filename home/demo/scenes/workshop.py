"""A workshop: two people at a bench."""

from home.demo.drawing import (
    BLUE,
    CORAL,
    DARK_SKIN,
    GREEN,
    HAZE,
    INK,
    LIGHT_SKIN,
    NIGHT,
    OAK,
    PAPER,
    SAND,
    SKY,
    SLATE,
    STONE,
    SUN,
    SUN_TINT,
    WHITE,
    WIDTH,
    WOOD,
    Looks,
    Sheet,
    draw_person,
)


def workshop() -> Sheet:
    """Draw the scene."""
    sheet = Sheet(SUN_TINT)
    sheet.box(0, 730, WIDTH, 170, STONE)
    # board with tools
    sheet.box(430, 90, 740, 300, OAK, 14)
    sheet.box(446, 106, 708, 268, SAND, 8)
    sheet.box(490, 150, 18, 150, WOOD, 8)
    sheet.box(464, 140, 70, 34, SLATE, 6)
    sheet.shape([(580, 170), (770, 150), (770, 200), (580, 196)], HAZE)
    sheet.box(756, 140, 62, 74, CORAL, 16)
    sheet.box(772, 160, 30, 34, SAND, 8)
    for x, colour in ((860, CORAL), (910, SUN), (960, GREEN)):
        sheet.box(x, 140, 26, 70, colour, 10)
        sheet.box(x + 9, 206, 8, 90, SLATE)
    sheet.line([(1060, 160), (1060, 290)], 20, SLATE)
    sheet.ring(1060, 150, 28, 14, SLATE)
    sheet.ring(1060, 300, 24, 12, SLATE)
    sheet.box(570, 310, 300, 14, SUN, 4)
    for x in range(584, 866, 22):
        sheet.box(x, 310, 3, 8, INK)
    # window, lamp, shelf
    sheet.box(90, 110, 230, 270, WHITE, 10)
    sheet.box(106, 126, 198, 238, SKY, 4)
    sheet.box(200, 126, 10, 238, WHITE)
    sheet.box(106, 240, 198, 10, WHITE)
    sheet.line([(800, 0), (800, 30)], 6, INK)
    sheet.half_disc(800, 78, 70, GREEN)
    sheet.box(1260, 300, 260, 16, WOOD, 4)
    for x, height, colour in ((1280, 60, GREEN), (1350, 84, CORAL), (1420, 52, BLUE)):
        sheet.box(x, 300 - height, 58, height, colour, 6)
        sheet.box(x + 10, 300 - height + 14, 38, 14, PAPER, 3)
    for number in range(5):
        sheet.line([(1330 + number * 44, 740), (1370 + number * 40, 420)], 20, (OAK, WOOD)[number % 2])
    left = Looks(LIGHT_SKIN, "#b5651d", GREEN, NIGHT, "long", apron=INK)
    right = Looks(DARK_SKIN, INK, CORAL, NIGHT, "short", apron=INK)
    draw_person(
        sheet, left, hip=(560, 612), size=580, hands=((650, 590), (736, 576)), feet=((530, 866), (590, 866)), lean=30
    )
    draw_person(
        sheet,
        right,
        hip=(1030, 608),
        size=600,
        hands=((900, 600), (950, 602)),
        feet=((1000, 866), (1060, 866)),
        lean=-24,
    )
    # bench, plank, saw
    sheet.box(420, 640, 800, 40, WOOD, 6)
    for x in (450, 1150):
        sheet.box(x, 680, 40, 196, WOOD)
    sheet.box(450, 780, 740, 22, OAK)
    sheet.box(350, 606, 680, 34, OAK, 4)
    sheet.box(350, 616, 680, 4, WOOD)
    sheet.shape([(600, 640), (744, 566), (756, 590), (622, 662)], HAZE)
    sheet.box(712, 552, 64, 46, CORAL, 14)
    sheet.box(1060, 596, 90, 44, SLATE, 8)
    sheet.box(1082, 640, 46, 50, SLATE, 6)
    for x, y in ((556, 870), (640, 874), (700, 866), (760, 876), (820, 872)):
        sheet.oval(x, y, 20, 6, OAK)
    return sheet
