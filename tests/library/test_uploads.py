"""A file that will not do is refused in words an editor understands; one that will, works."""

import io
import re
import zipfile
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from library.models import PortalImage
from tests.library import hostile
from tests.makers import make_consent

# Wagtail leaves the temporary file of a rendition to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")

HOSTILE_SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def picture(kind: str, size: tuple[int, int] = (40, 30)) -> bytes:
    """Return a picture as a file of some kind."""
    if kind == "HEIF":
        import pillow_heif

        pillow_heif.register_heif_opener()
    buffer = io.BytesIO()
    Image.new("RGB", size, "#00684c").save(buffer, kind)
    return buffer.getvalue()


def noisy_jpeg() -> bytes:
    """Return a picture that is long enough to be cut off in the middle."""
    buffer = io.BytesIO()
    Image.effect_noise((400, 300), 90).convert("RGB").save(buffer, "JPEG")
    return buffer.getvalue()


def sixty_megapixels() -> bytes:
    buffer = io.BytesIO()
    Image.new("1", (10_000, 6_000)).save(buffer, "PNG")
    return buffer.getvalue()


WRONG_PICTURES = {
    "svg with a script": ("plaatje.svg", lambda: HOSTILE_SVG, "Dit soort bestand kan niet"),
    "svg that calls itself png": ("plaatje.png", lambda: HOSTILE_SVG, "past niet bij wat erin zit"),
    "sixty megapixels": ("groot.png", sixty_megapixels, "te veel beeldpunten"),
    "no picture at all": ("stuk.jpg", lambda: b"\xff\xd8\xff maar verder niets", "misschien is het beschadigd"),
    "text": ("tekst.png", lambda: b"Dit is gewoon tekst.", "misschien is het beschadigd"),
    "cut off in the middle": ("half.jpg", lambda: noisy_jpeg()[:9_000], "misschien is het beschadigd"),
    "nothing": ("leeg.jpg", lambda: b"", "Dit bestand is leeg"),
    "png that calls itself jpg": ("vermomd.jpg", lambda: picture("PNG"), "past niet bij wat erin zit"),
    "program": ("spel.exe", lambda: b"MZ\x90\x00", "misschien is het beschadigd"),
}


def fields_of_a_picture(name: str, content: bytes) -> dict[str, Any]:
    return {
        "title": "Een afbeelding",
        "file": SimpleUploadedFile(name, content),
        "description": "Een groen vlak.",
        "licence": "eigen",
        "portrayed": "niemand",
        "tags": "",
    }


@pytest.mark.parametrize("case", WRONG_PICTURES)
def test_a_wrong_picture_is_refused_with_what_to_do(editor, case):
    name, content, message = WRONG_PICTURES[case]

    page = editor.post(reverse("wagtailimages:add"), fields_of_a_picture(name, content()))

    assert page.status_code == 200
    assert message in page.context["form"].errors["file"][0]
    assert not PortalImage.objects.exists()


@pytest.mark.parametrize("case", WRONG_PICTURES)
def test_a_wrong_picture_among_many_is_refused_with_what_to_do(editor, case):
    name, content, message = WRONG_PICTURES[case]

    answer = editor.post(
        reverse("wagtailimages:add_multiple"), {"files[]": SimpleUploadedFile(name, content()), "title": name}
    ).json()

    assert answer["success"] is False
    assert message in answer["error_message"]
    assert not PortalImage.objects.exists()


@pytest.mark.parametrize(
    ("name", "kind"), [("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP"), ("a.gif", "GIF"), ("a.heic", "HEIF")]
)
def test_a_good_picture_works_up_to_its_rendition(editor, name, kind, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    answer = editor.post(reverse("wagtailimages:add"), fields_of_a_picture(name, picture(kind)))

    assert answer.status_code == 302
    rendition = PortalImage.objects.get().get_rendition("width-20")
    assert rendition.width == 20
    assert not rendition.file.name.endswith(".heic")
    assert editor.get(reverse("wagtailimages:index")).status_code == 200


@pytest.mark.parametrize(
    "spec", ["original", "width-20", "width-20|format-jpeg", "width-20|format-png", "fill-20x20|format-webp"]
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_where_a_picture_was_taken_reaches_no_reader(db, kind, spec, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cache.clear()  # renditions of a picture with the same key, in another test
    taken, buffer = Image.new("RGB", (40, 30), "#00684c"), io.BytesIO()
    notes = taken.getexif()
    notes[0x010E], notes[0x0112] = "bij school om de hoek", 6  # a description, and that it was held upright
    notes.get_ifd(0x8825).update({1: "N", 2: (52.0, 22.0, 13.0), 3: "E", 4: (4.0, 53.0, 42.0)})
    taken.save(buffer, kind, exif=notes.tobytes(), **({"comment": b"van Kim"} if kind == "JPEG" else {}))
    file = ContentFile(buffer.getvalue(), name=f"kas.{kind.lower()}")
    image = PortalImage.objects.create(title="Kas", description="Een kas", file=file)

    drawn = image.get_rendition(spec)

    data = drawn.file.read()
    assert b"hoek" not in data
    assert b"Kim" not in data
    assert dict(Image.open(io.BytesIO(data)).getexif()) == {}
    assert drawn.width <= drawn.height  # it stands upright


def test_a_good_picture_among_many_waits_for_its_alternative_text(editor, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    answer = editor.post(
        reverse("wagtailimages:add_multiple"),
        {"files[]": SimpleUploadedFile("a.jpg", picture("JPEG")), "title": "Een afbeelding"},
    ).json()

    assert answer["success"] is True
    assert "Alternatieve tekst" in answer["form"]
    assert not PortalImage.objects.exists()


def test_a_picture_without_alternative_text_is_not_kept(editor):
    fields = fields_of_a_picture("a.jpg", picture("JPEG")) | {"description": ""}

    page = editor.post(reverse("wagtailimages:add"), fields)

    assert "description" in page.context["form"].errors
    assert not PortalImage.objects.exists()


def test_a_picture_of_somebody_who_agreed_says_who_agreed(editor):
    fields = fields_of_a_picture("a.jpg", picture("JPEG")) | {"portrayed": "toestemming"}

    page = editor.post(reverse("wagtailimages:add"), fields)

    assert "Kies de toestemming van wie erop staat" in page.context["form"].errors["consent"][0]


def test_a_picture_is_kept_with_the_consent_of_who_is_in_it(editor):
    consent = make_consent()
    fields = fields_of_a_picture("a.jpg", picture("JPEG")) | {"portrayed": "toestemming", "consent": consent.pk}

    assert editor.post(reverse("wagtailimages:add"), fields).status_code == 302
    assert PortalImage.objects.get().consent == consent


@pytest.mark.parametrize("wrong", [{"purpose": "geciteerd"}, {"until": date(2026, 2, 1)}])
def test_a_consent_for_something_else_or_of_the_past_cannot_be_chosen(editor, wrong):
    fields = fields_of_a_picture("a.jpg", picture("JPEG")) | {"portrayed": "toestemming"}

    page = editor.post(reverse("wagtailimages:add"), fields | {"consent": make_consent(**wrong).pk})

    assert "geldt niet" in page.context["form"].errors["consent"][0]


def test_in_a_dialog_a_consent_is_tied_later_and_the_picture_waits_for_it(editor, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    sent = fields_of_a_picture("a.jpg", picture("JPEG")) | {"portrayed": "toestemming"}
    fields = {f"image-chooser-upload-{name}": value for name, value in sent.items()}

    answer = editor.post(reverse("wagtailimages_chooser:create"), fields).json()

    assert answer["step"] == "chosen"
    assert "withheld" in answer["result"]["preview"]["url"]
    assert not PortalImage.objects.get().may_be_shown


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.jpg", "JPEG"),
        ("a.png", "PNG"),
        ("a.webp", "WEBP"),
        ("a.gif", "GIF"),
        ("a.heic", "HEIF"),
        ("a.avif", "AVIF"),
    ],
)
def test_of_a_picture_is_kept_what_can_be_seen_and_nothing_beside_it(editor, settings, tmp_path, name, kind):
    settings.MEDIA_ROOT = tmp_path
    content = hostile.with_notes(kind)
    assert any(note in content for note in hostile.NOTES)

    answer = editor.post(reverse("wagtailimages:add"), fields_of_a_picture(name, content))

    assert answer.status_code == 302
    image = PortalImage.objects.get()
    kept = image.file.read()
    assert not [note for note in hostile.NOTES if note in kept]
    assert set(Image.open(io.BytesIO(kept)).getexif()) <= {0x0112}
    assert image.file_size == len(kept)
    drawn = image.get_rendition("width-20|format-jpeg")
    assert not [note for note in hostile.NOTES if note in drawn.file.read()]
    if kind != "GIF":
        assert drawn.width < drawn.height  # it still stands upright


@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
def test_a_picture_that_moves_still_moves(editor, settings, tmp_path, kind):
    settings.MEDIA_ROOT = tmp_path

    editor.post(reverse("wagtailimages:add"), fields_of_a_picture(f"a.{kind.lower()}", hostile.moving(kind)))

    kept = PortalImage.objects.get().file.read()
    assert Image.open(io.BytesIO(kept)).n_frames == 3
    assert b"Kim" not in kept


def test_a_picture_that_moves_without_end_is_refused(editor, monkeypatch):
    monkeypatch.setattr("library.metadata.MOST_DRAWN", 40 * 30 * 10)

    page = editor.post(reverse("wagtailimages:add"), fields_of_a_picture("a.gif", hostile.moving("GIF", frames=11)))

    assert "Kies een stilstaande afbeelding" in page.context["form"].errors["file"][0]


@pytest.mark.parametrize(("name", "make"), [("a.gif", hostile.gifar), ("a.png", hostile.page_in_png)])
def test_a_picture_that_is_something_else_as_well_is_a_picture_only(editor, settings, tmp_path, name, make):
    settings.MEDIA_ROOT = tmp_path

    editor.post(reverse("wagtailimages:add"), fields_of_a_picture(name, make()))

    kept = PortalImage.objects.get().file.read()
    assert not zipfile.is_zipfile(io.BytesIO(kept))
    assert b"<html" not in kept


def test_the_name_of_a_picture_leads_nowhere_and_says_nothing(editor, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    name = "../../etc/<img src=x onerror=alert(1)> ;%00.jpg"

    editor.post(reverse("wagtailimages:add"), fields_of_a_picture(name, picture("JPEG")))

    kept = PortalImage.objects.get().file.name
    assert re.fullmatch(r"original_images/[\w.-]+\.jpg", kept), kept


def test_the_original_of_a_picture_has_no_address(editor, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    editor.post(reverse("wagtailimages:add"), fields_of_a_picture("a.jpg", picture("JPEG")))

    assert Client().get(f"/media/{PortalImage.objects.get().file.name}").status_code == 404
