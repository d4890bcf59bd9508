"""A conversation: two people at a table by the window."""

from home.demo.drawing import (
    BLUE,
    CORAL,
    CORAL_TINT,
    DARK_SKIN,
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
    WHITE,
    WIDTH,
    WOOD,
    Looks,
    Sheet,
    draw_person,
)
from home.demo.scenes.outdoors import cloud, tree


def conversation() -> Sheet:
    """Draw the scene."""
    sheet = Sheet(CORAL_TINT)
    sheet.box(0, 760, WIDTH, 140, SAND)
    # window with a view
    sheet.box(420, 70, 760, 470, WHITE, 14)
    sheet.box(444, 94, 712, 422, SKY, 4)
    sheet.disc(1010, 200, 62, SUN)
    cloud(sheet, 620, 190, 36)
    sheet.shape([(444, 420), (640, 330), (860, 410), (1156, 320), (1156, 516), (444, 516)], MINT)
    sheet.shape([(444, 470), (760, 410), (1156, 470), (1156, 516), (444, 516)], LEAF)
    for x, size in ((520, 150), (600, 110), (1080, 160)):
        tree(sheet, x, 480, size, GREEN)
    sheet.box(790, 94, 20, 422, WHITE)
    sheet.box(400, 530, 800, 26, WHITE, 6)
    # picture of a route, plant, lamp
    sheet.box(110, 150, 210, 150, WHITE, 8)
    sheet.line([(134, 262), (184, 262), (226, 212), (296, 212)], 9, GREEN)
    for x, y in ((134, 262), (205, 237), (296, 212)):
        sheet.disc(x, y, 13, SUN)
    sheet.box(1402, 660, 110, 110, CORAL, 14)
    for dx, dy, across in ((-70, -110, 26), (0, -160, 30), (68, -112, 26), (-34, -56, 22), (38, -60, 22)):
        sheet.line([(1457, 660), (1457 + dx, 660 + dy)], 7, DEEP)
        sheet.oval(1457 + dx, 660 + dy, across, across * 1.7, GREEN)
    sheet.line([(800, 0), (800, 90)], 6, INK)
    sheet.half_disc(800, 160, 92, SUN)
    # chairs
    for x, back in ((430, 356), (1170, 1228)):
        sheet.box(back, 470, 22, 300, WOOD, 10)
        sheet.box(min(x - 80, back), 664, 172, 24, WOOD, 10)
        sheet.box(x + (60 if x < 800 else -76), 680, 18, 160, WOOD, 8)
        sheet.box(back + 2, 680, 18, 160, WOOD, 8)
    left = Looks(DARK_SKIN, INK, SUN, NIGHT, "short")
    right = Looks(LIGHT_SKIN, "#3d2b52", GREEN, INK, "scarf")
    draw_person(
        sheet,
        left,
        hip=(440, 655),
        size=620,
        hands=((610, 560), (620, 585)),
        feet=((590, 826), (560, 826)),
        knees=((606, 668), (580, 672)),
        lean=22,
    )
    draw_person(
        sheet,
        right,
        hip=(1160, 655),
        size=610,
        hands=((1000, 520), (985, 590)),
        feet=((1010, 826), (1046, 826)),
        knees=((996, 668), (1024, 672)),
        lean=-22,
    )
    # table
    sheet.box(560, 596, 480, 28, OAK, 12)
    sheet.box(786, 620, 28, 200, WOOD)
    sheet.box(690, 812, 220, 22, WOOD, 10)
    for x, colour in ((690, CORAL), (890, BLUE)):
        sheet.box(x, 548, 44, 50, colour, 8)
        sheet.ring(x + (50 if x > 800 else -6), 572, 15, 7, colour)
    sheet.shape([(748, 596), (760, 576), (850, 576), (838, 596)], WHITE)
    return sheet
