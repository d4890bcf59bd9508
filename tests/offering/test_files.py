"""Files that come along with an offer: read within limits, refused in words, never in a public place."""

import io

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from docx.shared import Inches
from PIL import Image

from importing.refusals import LARGEST, Reason
from library.models import PortalImage
from offering.links import mailed_url, screen_token
from offering.models import OfferedFile
from tests.importing.files import CASES
from tests.offering.conftest import AGREED, START, TEXT, a_file, only_one

pytestmark = pytest.mark.django_db
HOSTILE = {case.refused: case for case in CASES if case.refused in ("bomb", "entities", "password", "broken")}


def vertel(offer):
    return f"{START}mijn/{screen_token(offer)}/vertel/"


def send(client, offer):
    token = mailed_url(offer).rstrip("/").rpartition("/")[2]
    return client.post(f"{START}mijn/{token}/versturen/", AGREED)


def word_file():
    document, file, picture = Document(), io.BytesIO(), io.BytesIO()
    document.add_heading("De kas in", 0)
    document.add_paragraph("Leerlingen werken in de kas.")
    Image.new("RGB", (400, 300), "#00684c").save(picture, "PNG")
    document.add_picture(io.BytesIO(picture.getvalue()), width=Inches(2))
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("leeg.txt", b"", Reason.EMPTY),
        ("oud.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Reason.OLD_WORD),
        ("verslag.pdf", b"%PDF-1.7", Reason.UNKNOWN_KIND),
        ("verslag.docx", b"gewone tekst", Reason.NOT_WHAT_IT_SAYS),
        ("wit.txt", b"   \n ", Reason.NO_TEXT),
    ],
)
def test_what_cannot_be_read_is_refused_in_words_at_its_field_and_what_was_typed_stays(
    client, offer, name, data, reason
):
    answer = client.post(vertel(offer), {"file": SimpleUploadedFile(name, data), "for_whom": "Twaalf leerlingen"})

    assert answer.status_code == 422
    assert str(reason.label) in answer.text.replace("&#x27;", "'")
    assert 'id="id_file-fout"' in answer.text
    assert "Twaalf leerlingen" in answer.text
    assert (only_one().for_whom, OfferedFile.objects.count()) == ("Twaalf leerlingen", 0)


@pytest.mark.parametrize("reason", HOSTILE)
def test_files_that_mean_harm_are_refused_in_words(client, offer, reason):
    case = HOSTILE[reason]

    answer = client.post(vertel(offer), {"file": SimpleUploadedFile(case.filename, case.build())})

    assert answer.status_code == 422
    assert str(Reason(reason).label) in answer.text
    assert OfferedFile.objects.count() == 0


def test_forty_megabytes_are_refused_in_words_and_what_was_typed_stays(client, offer):
    large = SimpleUploadedFile("foto.docx", b"PK\x03\x04" + bytes(40 * 1024 * 1024))

    answer = client.post(vertel(offer), {"file": large, "for_whom": "Twaalf leerlingen"})

    assert len(large) > LARGEST
    assert answer.status_code == 422
    assert "hoogstens 30 MB" in answer.text
    assert only_one().for_whom == "Twaalf leerlingen"


def test_far_too_much_is_not_taken_in_at_all(client, offer, monkeypatch):
    monkeypatch.setattr("offering.views.MOST_SENT", 1_000)

    answer = client.post(vertel(offer), {"file": a_file("x" * 2_000)})

    assert answer.status_code == 413


def test_another_file_takes_the_place_of_the_first_and_a_refused_one_does_not(client, offer):
    client.post(vertel(offer), {"file": a_file()})
    client.post(vertel(offer), {"file": a_file(b"%PDF-1.7", "verslag.pdf")})
    assert OfferedFile.objects.get().name == "kwekerij.txt"

    client.post(vertel(offer), {"file": a_file("De kas\n\nWe werken in de kas.", "kas.md")})
    assert OfferedFile.objects.get().name == "kas.md"


def test_pressing_read_without_a_file_says_so(client, offer):
    answer = client.post(vertel(offer), {"go": "lees", "what_done": "Iets"})

    assert (answer.status_code, only_one().what_done) == (422, "Iets")
    assert "Kies eerst een bestand" in answer.text


def test_the_bytes_lie_in_no_public_place_and_go_when_the_draft_is_made(client, offer, tmp_path, settings):
    settings.MEDIA_ROOT = str(tmp_path)
    client.post(vertel(offer), {"file": a_file()})
    assert bytes(OfferedFile.objects.get().data) == TEXT.encode()
    assert list(tmp_path.rglob("*")) == []

    send(client, offer)

    assert not OfferedFile.objects.exists()
    assert list(tmp_path.rglob("*")) == []


def test_pictures_of_a_word_file_come_with_the_draft_and_are_remembered(client, offer):
    client.post(vertel(offer), {"file": a_file(word_file(), "kas.docx")})

    send(client, offer)

    assert only_one().pictures == [PortalImage.objects.get().pk]


def test_files_are_read_only_so_often_for_one_visitor(client, offer, monkeypatch):
    monkeypatch.setattr("offering.views.FILES_PER_VISITOR", 1)
    client.post(vertel(offer), {"file": a_file()})

    answer = client.post(vertel(offer), {"file": a_file(name="ander.txt"), "for_whom": "Twaalf leerlingen"})

    assert answer.status_code == 429
    assert OfferedFile.objects.get().name == "kwekerij.txt"
    assert only_one().for_whom == "Twaalf leerlingen"
    assert client.post(vertel(offer), {"for_whom": "Tien"}).status_code == 302


def test_a_file_with_a_strange_name_is_kept_under_the_last_part_of_it(client, offer):
    client.post(vertel(offer), {"file": a_file(name='..\\..\\a"b<script>.txt')})

    assert "/" not in OfferedFile.objects.get().name
    assert client.get(vertel(offer)).status_code == 200
    assert settings.MEDIA_ROOT
