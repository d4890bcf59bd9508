"""A practice with everything on it, and eyes for PDF files."""

import io
import json
from datetime import date

import pikepdf
import pymupdf
import pytest

from paper import typesetting
from paper.typesetting import TypesettingError
from practices.models import Phase, Sector, TargetGroup
from tests.makers import make_contact, make_practice, make_region, make_term, points, stream

SENTENCE = "De coach bespreekt met de leerling wat er nodig is om op het werk te blijven, en belt daarna de werkgever. "


@pytest.fixture
def twente(tree):
    return make_region(tree, "Twente")


@pytest.fixture
def practice(twente):
    return make_practice(
        twente,
        "De belronde",
        contacts=[make_contact("Noor Haas", regions=[twente])],
        body=stream(
            ("text", "<p>Het hele verhaal.</p>"),
            ("key_figures", [{"number": "18 van de 24", "label": "werken na een jaar nog"}]),
            ("quote", {"text": "Ik bel omdat ik benieuwd ben.", "name": "", "function": "transfercoach"}),
        ),
        lessons=points("Begin eerder."),
        start_steps=points("Kies tien leerlingen.", "Spreek af wie belt."),
        start_people="Een coach.",
        start_pitfall="Te laat beginnen.",
    )


@pytest.fixture
def full_practice(twente):
    """Every field as long as it may be, or longer than anybody writes."""
    word = "arbeidsmarktregiocoördinatorenoverlegvoorzittersplaatsvervanger"
    people = [
        make_contact(f"Sam {'de ' * 10}Vries {number}", function=(SENTENCE * 2)[:160], regions=[twente])
        for number in range(6)
    ]
    terms = {
        name: [make_term(model, f"{word} {name} {number}", slug=f"{name}-{number}") for number in range(8)]
        for name, model in (("phases", Phase), ("targets", TargetGroup), ("sectors", Sector))
    }
    return make_practice(
        twente,
        (f"{word.capitalize()} " + SENTENCE * 4)[:255].strip(),
        slug="vol",
        introduction=SENTENCE * 20,
        contacts=people,
        summary=points(*[(f"{word} " + SENTENCE * 3)[:300]] * 7),
        body=stream(
            ("key_figures", [{"number": "18 van de 24 leerlingen", "label": SENTENCE[:120]}] * 4),
            *[("quote", {"text": SENTENCE * 8, "name": "", "function": SENTENCE[:120]})] * 5,
        ),
        lessons=points(*[(SENTENCE * 3)[:300]] * 7),
        start_steps=points(*[(SENTENCE * 3)[:300]] * 3),
        start_people=SENTENCE * 20,
        start_cost=SENTENCE * 20,
        start_pitfall=SENTENCE * 20,
        organisations=(SENTENCE * 3)[:255],
        funding=(SENTENCE * 3)[:255],
        hours=(SENTENCE * 3)[:160],
        status_note=SENTENCE * 10,
        evidence_note=SENTENCE * 10,
        starts_on=date(2024, 1, 1),
        ends_on=date(2027, 1, 1),
        pupils=1200,
        is_example=True,
        **terms,
    )


def opened(file):
    return pikepdf.open(io.BytesIO(bytes(file)))


def text_of(file):
    """Everything that can be read, in the order in which it was written."""
    with pymupdf.open(stream=bytes(file), filetype="pdf") as document:
        return "\n".join(page.get_text() for page in document)


def says(file, words):
    """Whether some words can be read; where lines end is of no matter."""
    return _signs_of(words) in _signs_of(text_of(file))


def _signs_of(text):
    return "".join(sign for sign in text if not sign.isspace() and sign not in "-\u200b\u00ad\u2010")


def elements(pdf):
    """Every element of the structure tree in the order of reading: (kind, element)."""

    def below(element):
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield str(kid.S).lstrip("/"), kid
                yield from below(kid)

    return list(below(pdf.Root.StructTreeRoot))


def links_of(pdf):
    """Return {address: what it is called} of every link."""
    return {
        str(annotation.A.URI): str(annotation.get("/Contents", ""))
        for page in pdf.pages
        for annotation in page.get("/Annots", [])
        if "/A" in annotation and "/URI" in annotation.A
    }


class Typesetter:
    """Stands in for Typst where only what is set in type matters: gives it back as it came. `reason`: why it fails."""

    def __init__(self):
        self.calls = 0
        self.reason = ""

    def __call__(self, template, content, *day):
        self.calls += 1
        if self.reason:
            raise TypesettingError(self.reason)
        return json.dumps([template, content], ensure_ascii=False).encode()


@pytest.fixture
def typesetter(monkeypatch):
    stand_in = Typesetter()
    monkeypatch.setattr(typesetting, "typeset_pdf", stand_in)
    monkeypatch.setattr(typesetting, "typeset_png", stand_in)
    return stand_in
