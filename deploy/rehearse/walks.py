"""People who walk through the site as a whole: each is one function that returns what it saw, or raises."""

import http.client
import io
import re
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from deploy.rehearse.visits import Site, Visitor, form_fields
from kit.forms import QUICKEST

REGION = "/regios/groot-amsterdam/"
PRACTICE = f"{REGION}transfercoaching/"
CONTACT = "/contact/renee-kraaij/bericht/"
EDITOR = "repetitie"
_MAIL = 60
"""Seconds within which the worker has sent a mail."""


@dataclass(frozen=True)
class Known:
    """What a walk knows that no reader does: where mails are put, and the password of EDITOR."""

    mails: Path
    password: str


class WalkError(Exception):
    """Somebody did not get what they came for."""


def _must(holds: object, what: str) -> None:
    if not holds:
        raise WalkError(what)


def read(visitor: Visitor, known: Known) -> str:
    """Home, the list, a practice with its picture and paper; no cookie on the way."""
    pages = {
        path: visitor.ask(path) for path in ("/", "/praktijken/", REGION, PRACTICE, "/gezondheid/", "/sitemap.xml")
    }
    _must(all(page.status == 200 for page in pages.values()), "a page that is not there")
    picture = re.search(r"/media/images/[^\s\"]+", pages[PRACTICE].text + pages["/"].text)
    _must(picture, "no picture on the pages")
    _must(picture and visitor.ask(picture[0]).headers["Content-Type"].startswith("image/"), "a picture that is not one")
    _must(visitor.ask(f"{PRACTICE}pdf/").body.startswith(b"%PDF-"), "a paper that is no PDF")
    _must(not visitor.cookies, "a reader got a cookie")
    return f"{len(pages)} pages, a picture, a paper; no cookie"


def search(visitor: Visitor, known: Known) -> str:
    """Words, a facet, a file, the API."""
    found = visitor.ask("/praktijken/?q=coach&regio=groot-amsterdam")
    _must(found.status == 200 and PRACTICE in found.text, "the practice is not found")
    workbook = visitor.ask("/praktijken.xlsx?regio=groot-amsterdam").body
    _must("xl/workbook.xml" in zipfile.ZipFile(io.BytesIO(workbook)).namelist(), "the file is no workbook")
    _must(visitor.ask("/api/v1/praktijken?q=coach").status == 200, "the API does not answer")
    return "found by words; a workbook; open data"


def write(visitor: Visitor, known: Known) -> str:
    """A message to a coordinator; the worker mails it."""
    page = visitor.ask(CONTACT)
    fields = form_fields(page.text, "begun") | {"name": "Kim Voorbeeld"}
    # The same words twice are one message, also when the last rehearsal sent them.
    fields |= {"email": "kim@example.org", "text": f"Wie betaalt de coach? ({time.time():.0f})"}
    time.sleep(QUICKEST + 1)
    path, reply = visitor.follow(CONTACT, visitor.ask(CONTACT, fields, referer=CONTACT))
    _must("Je bericht is verstuurd" in reply.text, f"the message is not sent: {path} {reply.status}")
    until = time.monotonic() + _MAIL
    while not any("kim@example.org" in mail.read_text() for mail in known.mails.glob("*")):
        _must(time.monotonic() < until, "the worker sends no mail")
        time.sleep(0.2)
    return "a message, kept and mailed by the worker"


def sign_in(visitor: Visitor, known: Known) -> str:
    """An editor signs in and opens their page; a stranger does not."""
    login = "/beheer/login/"
    fields = form_fields(visitor.ask(login).text, "password") | {"username": EDITOR, "password": known.password}
    path, reply = visitor.follow(login, visitor.ask(login, fields, referer=login))
    _must(reply.status == 200 and path == "/beheer/", f"the editor is not in: {path} {reply.status}")
    _must(visitor.ask("/beheer/pages/").status in (200, 302), "the pages are not there")
    visitor.cookies.clear()
    _must(visitor.ask("/beheer/").status == 302, "a stranger is in")
    return "an editor is in, a stranger is not"


WALKS: dict[str, Callable[[Visitor, Known], str]] = {
    "read": read,
    "search": search,
    "write": write,
    "sign in": sign_in,
}


def walk_all(site: Site, known: Known) -> Iterator[tuple[str, str]]:
    """Let each walk once, from an address of their own; say what each saw.

    Raises:
        WalkError: somebody did not get what they came for.
    """
    for number, (name, walk) in enumerate(WALKS.items()):
        try:
            yield name, walk(Visitor(site, f"127.0.2.{number + 1}"), known)
        except (WalkError, LookupError, OSError, http.client.HTTPException) as error:
            raise WalkError(f"{name}: {error}") from error
