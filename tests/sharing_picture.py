"""Draw the picture of a shared link (static/img/deelplaat.png) in our identity: python -m tests.sharing_picture

For pages that have no picture of their own. Drawn by Chromium from the shapes below with the fonts and colours of the
site, so that a change of these needs no drawing program.
"""

import io
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "static" / "img" / "deelplaat.png"
WIDTH, HEIGHT = 1200, 630
LARGEST = 60 * 1024
"""Bytes: it is fetched for a small picture beside a link."""
COLOURS = 96
PAPER, INK, SOFT, GREEN, SUN, CORAL = "#faf6ee", "#16243a", "#46515f", "#00684c", "#ffc233", "#b8391f"

Point = tuple[int, int]
LINES: tuple[tuple[str, int, tuple[Point, ...]], ...] = (
    (SUN, 16, ((620, 690), (620, 520), (760, 380), (980, 380), (1110, 250), (1260, 250))),
    (CORAL, 10, ((760, -60), (760, 60), (860, 160), (860, 300), (1040, 480), (1260, 480))),
    (GREEN, 20, ((470, 690), (560, 600), (800, 600), (1010, 390), (1010, 120), (1150, -20))),
)
STOPS: tuple[tuple[Point, str], ...] = (
    ((690, 450), PAPER), ((860, 230), PAPER), ((940, 380), SUN), ((1110, 250), PAPER), ((1090, 480), PAPER),
    ((700, 600), PAPER), ((905, 495), PAPER), ((1010, 170), GREEN),
)  # fmt: skip
"""Where the lines have a stop, and its colour; none lies under the text."""


def picture() -> str:
    """Return the picture as a page of HTML."""
    fonts, letters = (ROOT / "static" / "fonts").as_uri(), "-latin-wght-normal.woff2"
    lines = "".join(
        f'<path d="M{" L".join(f"{x} {y}" for x, y in points)}" stroke="{colour}" stroke-width="{width}"/>'
        for colour, width, points in LINES
    )
    stops = "".join(f'<circle cx="{x}" cy="{y}" r="17" fill="{colour}"/>' for (x, y), colour in STOPS)
    logo = (ROOT / "static" / "img" / "logo.svg").read_text(encoding="utf-8")
    return f"""<!doctype html><html lang="nl"><meta charset="utf-8"><title>Deelplaat</title><style>
@font-face {{ font-family: D; font-weight: 200 800; src: url({fonts}/bricolage-grotesque{letters}) }}
@font-face {{ font-family: T; font-weight: 200 800; src: url({fonts}/atkinson-hyperlegible-next{letters}) }}
body {{ margin: 0; background: {PAPER}; color: {INK}; width: {WIDTH}px; height: {HEIGHT}px; overflow: hidden }}
.lines {{ position: absolute; inset: 0 }}
.text {{ position: absolute; left: 72px; top: 64px; width: 640px }}
.name {{ display: flex; align-items: center; gap: 20px; font: 650 34px T }}
.name svg {{ width: 76px; height: 76px }}
h1 {{ font: 700 82px/1.04 D; letter-spacing: -.02em; margin: 64px 0 28px; width: 600px }}
p {{ font: 400 32px/1.35 T; color: {SOFT}; margin: 0; width: 480px }}
</style><svg class="lines" width="{WIDTH}" height="{HEIGHT}" fill="none" stroke-linejoin="round">{lines}
<g stroke="{INK}" stroke-width="7">{stops}</g></svg>
<div class="text"><div class="name">{logo}<span>Kwartiermakers vso-pro</span></div>
<h1>Van school naar werk</h1><p>Goede praktijken uit alle arbeidsmarktregio’s</p></div></html>"""


def main() -> None:
    """Draw it and keep it, small.

    Raises:
        ValueError: it is larger than a shared link may be.
    """
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        drawing = Path(folder) / "deelplaat.html"
        drawing.write_text(picture(), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(drawing.as_uri())
        page.evaluate("document.fonts.ready")
        shot = page.screenshot()
        browser.close()
    with Image.open(io.BytesIO(shot)) as image:
        image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(FILE, optimize=True)
    size = FILE.stat().st_size
    if size > LARGEST:
        raise ValueError(f"{FILE.name} has {size} bytes, more than {LARGEST}.")
    sys.stdout.write(f"  {FILE.name}  {size // 1024} kB\n")


if __name__ == "__main__":
    main()
