"""What several scenes have in the open air."""

from home.demo.drawing import WHITE, WOOD, Sheet


def cloud(sheet: Sheet, x: float, y: float, size: float, colour: str = WHITE) -> None:
    """Draw a cloud around a point."""
    for dx, dy, radius in ((0, 0, 1), (-1.1, 0.3, 0.7), (1.1, 0.25, 0.75), (0.5, -0.45, 0.7)):
        sheet.disc(x + dx * size, y + dy * size, radius * size, colour)
    sheet.box(x - 1.8 * size, y + 0.2 * size, 3.6 * size, 0.8 * size, colour, 0.4 * size)


def tree(sheet: Sheet, x: float, y: float, size: float, colour: str) -> None:
    """Draw a tree that stands on a point."""
    sheet.box(x - size * 0.07, y - size * 0.5, size * 0.14, size * 0.5, WOOD)
    sheet.oval(x, y - size * 0.85, size * 0.36, size * 0.52, colour)
