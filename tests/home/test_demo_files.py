"""What the demonstration reads, draws and writes: bad content is said, and files can be opened."""

import io
import json
import re

import pytest
from PIL import Image

from home.demo import bodies
from home.demo.bodies import Shelves
from home.demo.files import FOLDER, pick, read_toml
from home.demo.pdf import write_pdf
from home.demo.scenes import SCENES, draw_scene
from practices.blocks import PracticeBody
from regions.files import BadFile

NOTHING = Shelves(pictures={}, documents={}, contacts={})


def references_of(pdf):
    """Return the numbers of the objects that are made, and of those that are pointed to."""
    made = {int(number) for number in re.findall(rb"^(\d+) 0 obj", pdf, re.MULTILINE)}
    return made, {int(number) for number in re.findall(rb"(\d+) 0 R", pdf)}


def test_a_scene_is_drawn_the_same_every_time():
    assert draw_scene("kas") == draw_scene("kas")


@pytest.mark.parametrize("name", SCENES)
def test_a_scene_is_a_picture_of_1600_by_900_and_not_heavy(name):
    content = draw_scene(name)

    with Image.open(io.BytesIO(content)) as picture:
        assert picture.size == (1600, 900)
    assert len(content) < 80_000


@pytest.mark.parametrize("lines", [[], ["Eén alinea."], ["# Kop", "- punt", "- nog een", "tekst", "- weer"] * 40])
def test_a_document_of_any_length_points_only_to_what_it_has(lines):
    pdf = write_pdf("Titel", lines)

    made, pointed_to = references_of(pdf)
    assert pointed_to <= made
    assert pdf.count(b"/Type/Page/") == (1 if len(lines) < 10 else pdf.count(b"/StructParents"))


def test_every_object_of_a_document_stands_where_its_table_says():
    pdf = write_pdf("Titel", ["# Kop", "- punt", "tekst"])

    offsets = [int(offset) for offset in re.findall(rb"^(\d{10}) 00000 n", pdf, re.MULTILINE)]
    assert all(pdf[offset:].startswith(f"{number} 0 obj".encode()) for number, offset in enumerate(offsets, start=1))


def test_brackets_accents_and_unknown_signs_break_no_document():
    pdf = write_pdf("Vragen (eerste \\ deel)", ["Coördinator € “ja” 😀"])

    assert rb"(Vragen \(eerste \\ deel\))" in pdf
    assert "Coördinator € “ja” ?".encode("cp1252") in pdf


def test_every_block_of_a_content_file_becomes_one_an_editor_could_have_made():
    value = bodies.body(
        [
            {"type": "heading", "text": "Kop"},
            {"type": "text", "html": "<p>Tekst</p>"},
            {"type": "quote", "text": "Citaat", "name": "Naam", "function": "mentor"},
            {"type": "interview", "name": "Naam", "questions": [{"question": "Wat?", "answer": "<p>Dat.</p>"}]},
            {"type": "table", "caption": "Tabel", "columns": ["A", "B"], "rows": [["1", 2]]},
            {"type": "key_figures", "figures": [{"number": 18, "label": "leerlingen"}]},
            {"type": "steps", "steps": [{"title": "Eerst"}]},
            {"type": "callout", "tone": "tip", "title": "Tip", "text": "<p>Doe.</p>"},
            {"type": "video", "title": "Film", "url": "https://www.example.org/film"},
        ],
        NOTHING,
        "proef.toml",
    )

    body = PracticeBody().to_python(json.loads(value))

    assert len(PracticeBody().clean(body)) == 9
    assert body[4].value.caption == "Tabel"


def test_a_picture_that_an_editor_removed_is_left_out():
    assert bodies.body([{"type": "image", "image": "kas", "alt": "…"}], NOTHING, "proef.toml") == "[]"


@pytest.mark.parametrize("block", [{"type": "lied"}, {"type": "quote"}, {"type": "callout", "tone": "tip"}])
def test_a_block_that_is_unknown_or_lacks_a_part_is_said_with_its_file(block):
    with pytest.raises(BadFile, match=r"proef\.toml heeft een blok"):
        bodies.body([block], NOTHING, "proef.toml")


def test_content_that_refers_to_nothing_is_said():
    with pytest.raises(BadFile, match=r"proef\.toml noemt bestaat-niet, en dat bestaat niet\."):
        pick({"kas": 1}, ["kas", "bestaat-niet"], "proef.toml")


@pytest.mark.parametrize("content", [b"title = ", b"\xff\xfe", None])
def test_a_file_that_is_no_toml_or_is_absent_is_said(tmp_path, content):
    path = tmp_path / "proef.toml"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(BadFile, match=r"proef\.toml"):
        read_toml(path)


def test_every_address_in_the_content_is_an_example():
    for path in FOLDER.rglob("*.toml"):
        text = path.read_text(encoding="utf-8")
        hosts = re.findall(r"(?:@|https?://)([\w-]+\.[\w.-]+)", text)
        assert {host for host in hosts if not re.search(r"(^|\.)example\.(org|nl)$", host.rstrip("."))} == set(), path
