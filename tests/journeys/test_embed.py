"""Somebody puts practices on their own site: another origin, with our script and without."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.conftest import axe_violations

pytestmark = pytest.mark.e2e


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """Another site: gives the address of a page with a piece of HTML in it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(tmp_path)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()

    def publish(pasted: str) -> str:
        head = (
            '<!doctype html><html lang="nl"><meta charset="utf-8"><title>School</title><link rel="icon" href="data:,">'
        )
        (tmp_path / "school.html").write_text(f"{head}<main><h1>Onze school</h1>\n{pasted}\n</main></html>")
        return f"http://127.0.0.1:{server.server_port}/school.html"

    yield publish
    server.shutdown()
    server.server_close()
    thread.join()


def code_of(browser: Browser, site: str, asked: str) -> str:
    page = browser.new_page()
    page.goto(f"{site}/embed/{asked}")
    code = page.get_by_label("De code").input_value()
    page.close()
    return code


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_pasted_shows_and_is_as_high_as_what_is_in_it(browser, site, host, width, scheme):
    address = host(code_of(browser, site, "?regio=groot-amsterdam"))
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))

    page.goto(address)

    piece = page.frame_locator("iframe")
    expect(piece.get_by_role("heading", level=1)).to_have_text("Goede praktijken in Groot-Amsterdam")
    inner = page.frames[1]
    page.wait_for_function("document.querySelector('iframe').height !== '640'")
    height = page.evaluate("document.querySelector('iframe').clientHeight")
    assert height >= inner.evaluate("document.body.offsetHeight") > 200
    assert inner.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert inner.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert said == []  # axe says things to frames that the browser complains of
    assert context.cookies() == []
    assert axe_violations(page) == []
    context.close()


def test_a_message_from_elsewhere_changes_no_height(browser, site, host):
    pasted = code_of(browser, site, "?regio=groot-amsterdam")
    page = browser.new_page()
    page.goto(host(pasted))
    page.wait_for_function("document.querySelector('iframe').height !== '640'")
    before = page.evaluate("document.querySelector('iframe').height")

    page.evaluate("postMessage({ embedHeight: 9 }, '*')")
    page.evaluate("new Promise((done) => setTimeout(done))")

    assert page.evaluate("document.querySelector('iframe').height") == before
    page.close()


def test_without_script_the_piece_scrolls_and_its_links_leave_the_frame(browser, site, host):
    frame_alone = code_of(browser, site, "?thema=nazorg").splitlines()[0]
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host(frame_alone))

    first = page.frame_locator("iframe").get_by_role("heading", level=2).first.get_by_role("link")
    first.focus()
    page.keyboard.press("Enter")

    page.wait_for_url(f"{site}/**")
    assert len(page.frames) == 1
    assert context.cookies() == []
    context.close()


def test_the_code_is_copied_with_a_press_and_the_preview_shows_it(browser, site):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site}/embed/?regio=groot-amsterdam")

    page.get_by_role("button", name="Kopieer de code").click()

    expect(page.get_by_role("status")).to_have_text("Gekopieerd")
    assert page.evaluate("navigator.clipboard.readText()") == page.get_by_label("De code").input_value()
    expect(page.frame_locator("iframe").get_by_role("article").first).to_be_visible()
    assert axe_violations(page) == []
    context.close()


def test_a_site_may_frame_no_other_page_of_ours(browser, site, host):
    page = browser.new_page()
    page.goto(host(f'<iframe src="{site}/contact/" title="Contact"></iframe>'))

    expect(page.frame_locator("iframe").get_by_role("heading", name="Contactpersonen")).to_have_count(0)
    page.close()
