"""The real interview, as text and as Word, OpenDocument, HTML and Markdown, gives the same practice."""

import html
import io
from pathlib import Path

import pytest
from django.conf import settings
from docx import Document

from importing.drafts import Reading
from tests.importing.files.odf import odt, p, ul

SEED = Path(settings.BASE_DIR).parent / "shared" / "seeds" / "groot-amsterdam.txt"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the interview is not on this machine")


def paragraphs() -> list[str]:
    return [line.strip() for line in SEED.read_text(encoding="utf-8").splitlines() if line.strip()]


def as_text() -> bytes:
    return SEED.read_bytes()


def as_word() -> bytes:
    document, file = Document(), io.BytesIO()
    for line in paragraphs():
        if line.startswith("- "):
            document.add_paragraph(line[2:], style="List Bullet")
        else:
            document.add_paragraph(line)
    document.save(file)
    return file.getvalue()


def as_open_document() -> bytes:
    return odt(*[ul(line[2:]) if line.startswith("- ") else p(line) for line in paragraphs()])


def as_web() -> bytes:
    parts = []
    for line in paragraphs():
        tag = "li" if line.startswith("- ") else "p"
        parts.append(f"<{tag}>{html.escape(line.removeprefix('- '))}</{tag}>")
    return "\n".join(["<!doctype html><meta charset=utf-8><body>", *parts]).encode()


def as_markdown() -> bytes:
    return "\n\n".join(paragraphs()).encode()


FORMS = {"txt": as_text, "docx": as_word, "odt": as_open_document, "html": as_web, "md": as_markdown}


@pytest.mark.parametrize("extension", FORMS)
def test_the_interview_finds_its_place_in_every_format(extension):
    found = Reading(f"interview.{extension}", FORMS[extension]()).understood

    quotes = [value for kind, value in found.blocks if kind == "quote"]
    assert found.title.startswith("‘Stimuleer met creatieve vaardigheden")
    assert found.region_name == "Groot-Amsterdam"
    assert found.introduction.startswith("De overgang van school naar werk")
    assert "Lees hier wat de ervaringen zijn" in found.introduction
    assert len(found.points) == 5
    assert len(quotes) == 4
    assert {(quote["name"], quote["function"]) for quote in quotes} == {
        ("Renee Kraaij", "netwerkcoördinator vso-pro regio Groot-Amsterdam")
    }
    assert found.unplaced == []
