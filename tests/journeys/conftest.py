"""A person in a real browser, on a real server with the demonstration content."""

import itertools
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

ROOT = Path(settings.BASE_DIR)
expect.set_options(timeout=15_000)  # a shared machine may be slow; what is right does not take longer to pass

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE_RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


_HOMES = itertools.count(1)
MAILS: dict[str, Path] = {}
"""Where a site that runs puts its mails, by its address."""
ENVIRONMENTS: dict[str, dict[str, str]] = {}
"""With which settings a site runs, by its address."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with the demonstration content, for as long as the journeys last."""
    folder = tmp_path_factory.mktemp("site")
    address = f"http://127.0.0.1:{_free_port()}"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "DEBUG": "1",
        "SITE_URL": address,
        "DATABASE_URL": f"sqlite:///{folder / 'portal.sqlite3'}",
        "MEDIA_STORAGE": str(folder / "media"),
        "EMAIL_URL": f"filemail:///{folder / 'mail'}",
        "TASK_QUEUE": "direct",
        "VISITOR_ADDRESS_HEADER": "X-Real-IP",
    }
    MAILS[address] = folder / "mail"
    ENVIRONMENTS[address] = environment
    subprocess.run([sys.executable, "manage.py", "prepare"], cwd=ROOT, env=environment, check=True, timeout=400)
    with serving(address, environment):
        yield address


@contextmanager
def serving(address: str, environment: dict[str, str]) -> Iterator[None]:
    """Let a server answer at an address, with these settings."""
    server = ["granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", address.rsplit(":", 1)[1]]
    command = [str(Path(sys.executable).parent / server[0]), *server[1:], "--blocking-threads", "5", "--no-ws"]
    with subprocess.Popen(
        [*command, "--log-level", "warning", "portal.wsgi:application"], cwd=ROOT, env=environment
    ) as running:
        try:
            _wait_until_well(address)
            yield
        finally:
            running.terminate()


def _wait_until_well(address: str) -> None:
    for _ in range(100):
        try:
            with urllib.request.urlopen(f"{address}/gezondheid/", timeout=2):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError("The server did not answer in twenty seconds.")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    executable = shutil.which("chromium")
    assert executable, "Chromium is missing; run: python -m tests.tools"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(autouse=True)
def _everybody_from_home(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each person a network address of their own: what one sends, counts for no other."""
    plain = browser.new_context

    def from_home(**options: Any) -> BrowserContext:
        home = next(_HOMES)
        return plain(extra_http_headers={"X-Real-IP": f"10.0.{home // 250}.{home % 250}"}, **options)

    monkeypatch.setattr(browser, "new_context", from_home)


@dataclass
class Faults:
    """What went wrong in the browser while a person walked around."""

    site: str
    found: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Listen to a page: errors in the console, and requests to other machines."""
        page.on("console", lambda message: self._hear(message.type, message.text))
        page.on("pageerror", lambda error: self.found.append(f"script: {error}"))
        page.on("request", lambda request: self._ask(request.url))

    def _hear(self, kind: str, text: str) -> None:
        # A page that does not exist, Wagtail's autosave of a form that is not complete yet, a line that a test cut.
        is_expected = "Failed to load resource" in text and any(
            code in text for code in ("400", "404", "409", "410", "422")
        )
        if kind == "error" and not is_expected:
            self.found.append(f"console: {text}")

    def _ask(self, url: str) -> None:
        if not url.startswith((self.site, "data:", "blob:", "about:")):
            self.found.append(f"request to elsewhere: {url}")


@dataclass
class Visitor:
    """Somebody who reads the site; `at` goes to an address."""

    page: Page
    site: str

    def at(self, path: str) -> Page:
        """Go to a path and return the page."""
        self.page.goto(self.site + path)
        return self.page


def _visit(browser: Browser, site: str, **options: object) -> Iterator[Visitor]:
    faults = Faults(site)
    context: BrowserContext = browser.new_context(locale="nl-NL", **options)  # type: ignore[arg-type]  # passed on
    page = context.new_page()
    faults.watch(page)
    yield Visitor(page, site)
    cookies = context.cookies()
    context.close()
    assert faults.found == []
    assert cookies == [], "a reader got a cookie"


@pytest.fixture
def visitor(browser: Browser, site: str) -> Iterator[Visitor]:
    """A reader on a laptop."""
    yield from _visit(browser, site, viewport={"width": 1280, "height": 900})


@pytest.fixture
def visitor_without_script(browser: Browser, site: str) -> Iterator[Visitor]:
    """A reader whose browser runs no script."""
    yield from _visit(browser, site, viewport={"width": 1280, "height": 900}, java_script_enabled=False)


@pytest.fixture
def visitor_on_phone(browser: Browser, site: str) -> Iterator[Visitor]:
    """A reader on the narrowest phone."""
    yield from _visit(browser, site, viewport={"width": 320, "height": 640}, has_touch=True)


def sign_in(page: Page, site: str, username: str) -> None:
    """Sign in as one of the accounts of the demonstration."""
    page.goto(f"{site}/beheer/login/")
    page.locator("#id_username").fill(username)
    page.locator("#id_password").fill("demo")
    page.get_by_role("button", name="Inloggen").click()
    page.wait_for_url(f"{site}/beheer/")


def _work(browser: Browser, site: str, username: str) -> Iterator[Visitor]:
    faults = Faults(site)
    context = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    faults.watch(page)
    sign_in(page, site, username)
    yield Visitor(page, site)
    context.close()
    assert faults.found == []


@pytest.fixture
def editor(browser: Browser, site: str) -> Iterator[Visitor]:
    """The regional editor of Groot-Amsterdam, signed in."""
    yield from _work(browser, site, "redactie-amsterdam")


@pytest.fixture
def moderator(browser: Browser, site: str) -> Iterator[Visitor]:
    """A colleague of the national desk, signed in."""
    yield from _work(browser, site, "moderator")


@pytest.fixture
def mails(site: str) -> Path:
    """The folder in which the server puts its mails."""
    return MAILS[site]


def axe_violations(page: Page) -> list[str]:
    """Return what axe finds wrong with a page, one line per kind with where it is."""
    results = Axe().run(page, options=AXE_RULES).response
    return [
        f"{violation['id']}: {[node['target'] for node in violation['nodes']][:3]}"
        for violation in results["violations"]
    ]


def axe_violations_without_script(page: Page) -> list[str]:
    """Return what axe finds wrong with a page in a browser without script, where axe itself cannot run."""
    shown = page.content()
    assert page.context.browser
    context = page.context.browser.new_context(locale="nl-NL", viewport=page.viewport_size)
    copy = context.new_page()
    copy.route(page.url, lambda route: route.fulfill(body=shown, content_type="text/html; charset=utf-8"))
    copy.goto(page.url)
    violations = axe_violations(copy)
    context.close()
    return violations
