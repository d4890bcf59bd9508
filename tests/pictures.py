"""Make the pictures of the handbook (docs/redactie/beelden/) from a running site: python -m tests.pictures

Everything in them is demonstration content. Each picture is made by one function and has its name.
"""

import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docx import Document
from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "redactie" / "beelden"
LARGEST = 150 * 1024
"""Bytes of a picture: the handbook is read on school networks too."""
COLOURS = 128
SIZE: ViewportSize = {"width": 1280, "height": 900}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--font-render-hinting=none"]
TITLE = "Elke vrijdag gaat de telefoon"
_STILL = """
*, *::before, *::after { transition: none !important; animation: none !important; caret-color: transparent; }
::file-selector-button { display: none; }
"""
# The button to choose a file speaks the language of the browser, and this one knows English alone.

Box = tuple[int, int, int, int]
"""What is shown of the screen: left, top, width, height."""


def main() -> None:
    """Start a site, take the pictures, stop it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, running_site(Path(folder)) as site, sync_playwright() as playwright:
        file = example_file(Path(folder))
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        Camera(browser, site).take_all(file)
        browser.close()


@contextmanager
def running_site(folder: Path) -> Iterator[str]:
    """Serve the demonstration content from a database in `folder`, and give the address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    address = f"http://127.0.0.1:{port}"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "DEBUG": "1",
        "SITE_URL": address,
        "DATABASE_URL": f"sqlite:///{folder / 'portal.sqlite3'}",
        "MEDIA_STORAGE": str(folder / "media"),
    }
    subprocess.run([sys.executable, "manage.py", "prepare"], cwd=ROOT, env=environment, check=True, timeout=300)
    granian = Path(sys.executable).parent / "granian"
    options = (
        f"--interface wsgi --host 127.0.0.1 --port {port} --blocking-threads 4 --no-ws --log-level warning".split()
    )
    with subprocess.Popen([granian, *options, "portal.wsgi:application"], cwd=ROOT, env=environment) as running:
        try:
            _wait_until_well(address)
            yield address
        finally:
            running.terminate()


def _wait_until_well(address: str) -> None:
    for _try in range(150):
        try:
            with urllib.request.urlopen(f"{address}/gezondheid/", timeout=2):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError("The server did not answer in thirty seconds.")


def example_file(folder: Path) -> Path:
    """Write a Word file with a made-up practice, and return where it is."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Voorbeeld, tweede versie"
    document.add_paragraph("Een good practice uit de regio Groot-Amsterdam")
    document.add_heading(TITLE, 0)
    document.add_paragraph(
        "Voorbeeld: deze school en deze mensen zijn verzonnen. Een coach belt oud-leerlingen een jaar lang."
    )
    document.add_heading("In het kort", 1)
    for point in (
        "Een coach belt elke oud-leerling één keer per week.",
        "Ook de werkgever krijgt een telefoontje.",
        "Na een jaar werken acht van de tien nog.",
    ):
        document.add_paragraph(point, style="List Bullet")
    document.add_heading("Elke week een telefoontje", 1)
    document.add_paragraph(
        "In het laatste schooljaar wordt door de coach kennisgemaakt met de leerling en met de werkgever, zodat er na "
        "de zomer meteen iemand is die kan worden gebeld als het op het werk, thuis of onderweg even niet goed gaat."
    )
    document.add_paragraph("“Ik hoor meteen of het goed gaat.”")
    document.add_paragraph("Noor Voorbeeld, transfercoach op Voorbeeldschool De Brug")
    file = folder / "voorbeeld.docx"
    document.save(str(file))
    return file


class Camera:
    """Colleagues at work, each in an own window, and what is seen."""

    def __init__(self, browser: Browser, site: str) -> None:
        """Sign nobody in yet."""
        self.browser = browser
        self.site = site
        self.edit_path = ""
        self.places_path = ""

    def take_all(self, file: Path) -> None:
        """Take every picture: a practice from its file until it waits for review, then the lists."""
        editor = self.sign_in("redactie-amsterdam")
        self.menu(editor)
        self.importing(editor, file)
        self.writing(editor)
        self.sending(editor)
        self.contacts(editor)
        other = self.sign_in("redactie-twente")
        self.request(other)
        moderator = self.sign_in("moderator")
        self.reviewing(moderator)
        self.upkeep(moderator)
        self.handing_over(self.sign_in("beheer"))

    def sign_in(self, name: str) -> Page:
        """Return a window in which a demonstration account is signed in."""
        context = self.browser.new_context(
            locale="nl-NL", viewport=SIZE, device_scale_factor=1, reduced_motion="reduce", color_scheme="light"
        )
        context.set_default_timeout(20_000)
        page = context.new_page()
        page.goto(f"{self.site}/beheer/login/")
        page.locator("#id_username").fill(name)
        page.locator("#id_password").fill("demo")
        page.get_by_role("button", name="Inloggen").click()
        page.wait_for_url(f"{self.site}/beheer/")
        return page

    def go(self, page: Page, path: str) -> None:
        """Go to a page of the admin and wait until it is quiet."""
        page.goto(f"{self.site}/beheer/{path}", wait_until="networkidle")

    def edit(self, page: Page, tab: str = "Verhaal") -> None:
        """Open the draft at a tab, with no panel beside it."""
        page.evaluate("localStorage.clear()")
        self.go(page, self.edit_path)
        page.get_by_role("tab", name=tab).click()

    def menu(self, page: Page) -> None:
        """The menu of a regional editor."""
        self.go(page, "taken/")
        snap(page, "menu", (0, 170, 200, 500))

    def importing(self, page: Page, file: Path) -> None:
        """Choosing a file, and where each part of it went."""
        self.go(page, "importeren/")
        page.locator("input[type=file]").set_input_files(file)
        snap(page, "inlezen-kiezen", (200, 0, 900, 460))
        page.get_by_role("button", name="Concept maken").click()
        page.get_by_role("heading", name="Regel voor regel").wait_for()
        snap(page, "inlezen-plaatsen", (200, 0, 1080, 1010), height=1300)
        self.places_path = page.url.partition("/beheer/")[2]
        page.get_by_role("link", name="Verder met het concept").click()
        page.wait_for_url("**/edit/")
        self.edit_path = page.url.partition("/beheer/")[2]

    def writing(self, page: Page) -> None:
        """What misses, the writing help, a quote."""
        self.panel(page, "Wat mist er nog", "Ga naar het veld")
        snap(page, "wat-mist", (200, 0, 1080, 620))
        self.panel(page, "Schrijfhulp", "Lange zin")
        snap(page, "schrijfhulp", (200, 0, 1080, 760))
        self.edit(page)
        quote = page.locator("[data-streamfield-child]", has_text="Naam van de spreker").last
        page.set_viewport_size({"width": 1280, "height": 1300})
        quote.evaluate("block => block.scrollIntoView({block: 'center'})")
        page.wait_for_timeout(800)
        found = quote.bounding_box() or {"y": 0, "height": 0}
        snap(page, "citaat", (200, int(found["y"]) - 20, 960, int(found["height"]) + 40), height=1300)

    def sending(self, page: Page) -> None:
        """Adding who speaks, asking another region, and sending it for review."""
        self.go(page, self.places_path)
        page.get_by_role("button", name="toevoegen als contactpersoon").first.click()
        page.get_by_text("staat nog niet op de site").first.wait_for()
        self.edit(page, "Feiten en indeling")
        page.get_by_label("Nazorg en werkbehoud").check()
        page.get_by_label("Twente", exact=True).check()
        page.get_by_role("tab", name="Verhaal").click()
        page.evaluate("window.scrollTo(0, 0)")
        page.get_by_role("button", name="Meer acties").click()
        snap(page, "insturen", (200, 560, 760, 340))
        page.get_by_role("button", name="Stuur door naar Beoordeling").click()
        page.wait_for_url(lambda address: "/edit/" not in address)

    def panel(self, page: Page, name: str, awaited: str) -> None:
        """Open a panel beside the draft and wait for what it says."""
        self.edit(page)
        page.get_by_role("button", name=name, exact=True).click()
        page.locator(".form-side").get_by_text(awaited).first.wait_for()
        page.wait_for_timeout(1500)

    def contacts(self, page: Page) -> None:
        """The list of contact persons."""
        self.go(page, "snippets/contacts/contact/")
        snap(page, "contactpersonen", (200, 0, 1080, 560))

    def request(self, page: Page) -> None:
        """What another region asks."""
        self.go(page, "taken/")
        page.get_by_role("link", name="ook bij Twente").click()
        page.get_by_role("button", name="Antwoord geven").wait_for()
        snap(page, "verzoek", (200, 0, 940, 520))

    def reviewing(self, page: Page) -> None:
        """What waits, and what a reviewer can do."""
        self.go(page, "taken/")
        snap(page, "te-doen", (200, 0, 1080, 330))
        self.edit(page)
        page.get_by_role("button", name="Meer acties").click()
        snap(page, "beoordelen", (200, 560, 760, 340))

    def upkeep(self, page: Page) -> None:
        """A report, the tags, a contact who leaves."""
        self.go(page, "rapporten/verouderende-praktijken/")
        snap(page, "verouderd", (200, 0, 1080, 560))
        self.go(page, "onderhoud/trefwoorden/")
        snap(page, "trefwoorden", (200, 0, 1080, 560))
        self.go(page, "snippets/contacts/contact/")
        page.locator("tr", has_text="Bart Nijhuis").get_by_role("button").first.click()
        page.get_by_role("link", name="Vervang overal").last.click()
        page.get_by_label("Contactpersoon die blijft").wait_for()
        snap(page, "vervangen", (200, 0, 1080, 400))

    def handing_over(self, page: Page) -> None:
        """Handing over the work of a colleague."""
        self.go(page, "overdragen/")
        page.get_by_label("Wie gaat weg").select_option("Redactie Amsterdam")
        page.get_by_label("Wie neemt het over").select_option("Redactie Twente")
        page.get_by_role("button", name="Laat zien wat overgaat").click()
        page.get_by_role("button", name="Nu overdragen").wait_for()
        snap(page, "overdragen", (200, 0, 860, 860))


def snap(page: Page, name: str, box: Box, height: int = 900) -> None:
    """Keep a part of the screen as a picture; `height` is that of the screen."""
    page.set_viewport_size({"width": 1280, "height": height})
    page.add_style_tag(content=_STILL)
    page.mouse.move(0, 0)
    page.wait_for_timeout(500)
    left, top, width, height = box
    area = {"x": left, "y": top, "width": width, "height": height}
    _keep(name, page.screenshot(clip=area, animations="disabled"))  # type: ignore[arg-type]  # four numbers


def _keep(name: str, data: bytes) -> None:
    with Image.open(io.BytesIO(data)) as image:
        small = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        small.save(FOLDER / f"{name}.png", optimize=True)
    size = (FOLDER / f"{name}.png").stat().st_size
    if size > LARGEST:
        raise ValueError(f"{name}.png has {size} bytes; show less of the screen.")
    sys.stdout.write(f"  {name}.png  {size // 1024} kB\n")


if __name__ == "__main__":
    main()
