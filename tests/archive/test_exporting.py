"""An archive holds what is public and nothing else, goes on where it was, and follows the site."""

import hashlib
import re
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from archive import ledger
from archive.asking import Reader
from archive.exporting import Exporting
from practices.models import Theme
from tests.makers import (
    make_contact,
    make_content_page,
    make_document,
    make_image,
    make_practice,
    make_region,
    make_term,
    stream,
)

pytestmark = pytest.mark.slow

SENTINEL = "zwartekat"


@pytest.fixture
def twente(tree):
    """A small site: a region with a practice, its people, a picture, a document; and what is not public."""
    region = make_region(tree, "Twente")
    theme = make_term(Theme, "Nazorg")
    person = make_contact("Renee Kraaij", regions=[region], personal_email=f"{SENTINEL}@example.org")
    body = stream(("download", {"document": make_document("Leidraad").pk, "description": "Voor coaches"}))
    make_practice(
        region, "De belronde", themes=[theme], contacts=[person], tags=["bellen"], body=body, cover=make_image(),
        editor_notes=SENTINEL, consent_note=SENTINEL,
    )  # fmt: skip
    make_practice(region, "De bus")
    make_content_page(tree, "Over dit portaal")
    make_practice(region, f"Concept {SENTINEL}", live=False)
    make_contact(f"Kees {SENTINEL}", regions=[region], verified_on=date(2020, 1, 1))
    closed = make_region(tree, f"Dicht {SENTINEL}")
    PageViewRestriction.objects.create(page=Page.objects.get(pk=closed.pk), restriction_type="login")
    return region


def export(folder: Path) -> list[str]:
    lines: list[str] = []
    assert Exporting(folder, lines.append).run() == []
    return lines


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ledger.FOLDER not in path.parts
    }


def test_an_archive_is_whole_private_and_leads_nowhere_else(twente, tmp_path):
    export(tmp_path / "archief")
    found = files(tmp_path / "archief")

    assert {"index.html", "zoeken.html", "LEESMIJ.html", "CONTROLE.txt", "regios/twente/de-belronde/index.html",
            "contact/renee-kraaij/index.html", "contact/renee-kraaij/vcard.vcf", "themas/nazorg/index.html",
            "static/css/portal.css"} <= found.keys()  # fmt: skip
    assert any(name.startswith("documenten/") and name.endswith(".pdf") for name in found)
    assert any(name.startswith("media/images/") for name in found)
    assert not any(name.startswith(("beheer", "praktijken/index", "melding")) for name in found)
    for name, content in found.items():
        assert SENTINEL.encode() not in content.lower(), name
        if name.endswith(".html"):
            assert list(dead_ends(name, content.decode(), set(found))) == [], name
    manifest = dict(line.split("  ", 1)[::-1] for line in found.pop("CONTROLE.txt").decode().splitlines())
    assert manifest == {name: hashlib.sha256(content).hexdigest() for name, content in found.items()}


def dead_ends(name: str, html: str, found: set[str]):
    """Yield what a page leads to or loads that is no file of the archive, and what would ask another machine."""
    document = html5lib.parse(html, namespaceHTMLElements=False)
    anchors = {element.get("id") for element in document.iter()}
    for element in document.iter():
        for attribute in ("href", "src", "poster", "action"):
            value = element.get(attribute)
            if value is None or (element.tag == "link" and element.get("rel") == "canonical"):
                continue
            parts = urlsplit(value)
            if parts.scheme in ("mailto", "tel") or (element.tag == "a" and parts.scheme == "https"):
                continue
            if parts.scheme or parts.netloc:
                yield value
            elif not parts.path:
                if parts.fragment not in anchors:
                    yield value
            elif unquote(urljoin(f"x:/{name}", parts.path).removeprefix("x:/")) not in found and (
                unquote(urlsplit(urljoin(f"http://x/{name}", value)).path)[1:] not in found
            ):
                yield value
        if element.tag == "form" or (element.tag == "script" and "archive" not in str(element.attrib)
                                     and element.get("type") != "application/ld+json"):  # fmt: skip
            yield element.tag


def test_filters_lead_to_a_place_on_the_page_to_search_and_forms_are_said_to_be_online(twente, tmp_path):
    export(tmp_path)

    theme = (tmp_path / "themas" / "nazorg" / "index.html").read_text()
    assert 'href="../../zoeken.html#thema-nazorg"' in theme
    search = (tmp_path / "zoeken.html").read_text()
    assert 'id="thema-nazorg"' in search
    assert 'id="regio-twente"' in search
    practice = (tmp_path / "regios" / "twente" / "de-belronde" / "index.html").read_text()
    assert '<span class="chip">bellen</span>' in practice
    assert "(alleen op de site)" in practice
    assert 'href="../../../LEESMIJ.html"' in practice
    words = (tmp_path / "zoekgegevens.js").read_text()
    assert "belronde" in words
    assert "nazorg" in words


def test_a_run_that_was_killed_goes_on_and_ends_with_the_same_bytes(twente, tmp_path, monkeypatch):
    export(tmp_path / "whole")
    plain, asked = Reader.ask, []

    def ask(self, address):
        asked.append(address)
        if len(asked) == 12:
            raise KeyboardInterrupt
        return plain(self, address)

    monkeypatch.setattr(Reader, "ask", ask)
    with pytest.raises(KeyboardInterrupt):
        export(tmp_path / "killed")
    lines = export(tmp_path / "killed")

    assert lines[0] == "Gaat verder waar het was gebleven."
    assert len(asked) == len(set(asked)) + 1, "only the address at which it was killed is asked twice"
    assert files(tmp_path / "killed") == files(tmp_path / "whole")


def test_a_run_that_stood_still_begins_anew_and_holds_nothing_that_was_withdrawn(twente, tmp_path, monkeypatch):
    monkeypatch.setattr("archive.exporting.Folder.write_checksums", _killed)
    with pytest.raises(KeyboardInterrupt):
        export(tmp_path)
    monkeypatch.undo()
    assert (tmp_path / "regios" / "twente" / "de-bus" / "index.html").is_file()

    twente.get_children().get(slug="de-bus").specific.unpublish()
    monkeypatch.setattr(ledger, "STALE", -1)
    export(tmp_path)

    assert not (tmp_path / "regios" / "twente" / "de-bus").exists()
    assert b"De bus" not in b"".join(files(tmp_path).values())


def _killed(*args: object) -> None:
    raise KeyboardInterrupt


def test_what_is_no_longer_public_leaves_at_the_next_run_and_notes_of_others_stay(twente, tmp_path):
    export(tmp_path)
    (tmp_path / "mijn notities.txt").write_text("van mij")
    (tmp_path / "begrippen" / "index.html").write_text("beschadigd")
    before = files(tmp_path)
    person = twente.contacts.get(slug="renee-kraaij")
    person.consent_until = timezone.localdate() - timedelta(days=1)
    person.save()
    twente.get_children().get(slug="de-bus").specific.unpublish()

    lines = export(tmp_path)

    after = files(tmp_path)
    gone = before.keys() - after.keys()
    assert {"contact/renee-kraaij/index.html", "contact/renee-kraaij/vcard.vcf", "contact/renee-kraaij/qr.svg",
            "regios/twente/de-bus/index.html"} <= gone  # fmt: skip
    assert not (tmp_path / "contact" / "renee-kraaij").exists()
    everything = b"".join(after.values())
    assert b"Kraaij" not in everything
    assert b"De bus" not in everything
    assert after["mijn notities.txt"] == b"van mij"
    assert b"beschadigd" not in after["begrippen/index.html"]
    assert f"{len(gone)} die niet meer openbaar zijn" in lines[-1]
    assert "CONTROLE.txt" in after


def test_a_page_at_which_the_site_breaks_is_told_and_left_out(twente, tmp_path, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("stuk")

    monkeypatch.setattr("contacts.views.directory", broken)

    assert Exporting(tmp_path, print).run() == ["/contact/"]
    assert not (tmp_path / "contact" / "index.html").exists()
    assert not re.search(r'href="[^"]*contact/index.html', (tmp_path / "index.html").read_text())
