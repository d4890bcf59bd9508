"""Somebody is found in the text of a PDF, and no PDF keeps whoever looks for them."""

import io
import time

import pikepdf
import pytest
import typst
from django.core.files.base import ContentFile
from django.core.management import call_command

from library.models import PortalDocument
from privacy import pdf
from privacy.erasing import erase
from privacy.finding import find
from privacy.names import Person
from privacy.pdf import PdfReader
from privacy.replaying import replay
from tests.makers import make_document, make_user
from tests.privacy.conftest import EMAIL, NAME

RENEE = Person.of(NAME, EMAIL)


def typeset(markup: str) -> bytes:
    """Return a PDF as programs make them: packed, with letters that are numbers of a font."""
    return bytes(typst.compile(markup.encode()))


def changed(data: bytes, change, **how) -> bytes:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        change(file)
        file.save(made, **how)
    return made.getvalue()


def keep(data: bytes, name: str = "verslag.pdf") -> PortalDocument:
    document = make_document("Verslag", "leeg.txt")
    document.file.save(name, ContentFile(data))
    return document


def text_of(data: bytes) -> tuple[str, bool]:
    with PdfReader() as reader:
        return reader.text_of(data)


def pages_of(stream: bytes):
    """Return what puts a stream in the place of what the first page draws."""
    return lambda file: setattr(file.pages[0], "Contents", file.make_stream(stream))


@pytest.mark.parametrize(
    "markup",
    [
        f"Aanwezig: {NAME}.",
        "#set page(width: 5cm)\nWe spraken onder anderen met mevrouw Renée Kraaij, die er al lang werkt.",
        "#page[een]\n#page[twee]\n#page[Met dank aan *Renée* _Kraaij_]",
        f'#set document(author: "{NAME}")\nNiemand.',
        f'#link("mailto:{EMAIL}")[Mail ons]',
    ],
    ids=["in a line", "over two lines", "on a later page", "as its writer", "behind a link"],
)
def test_who_is_named_in_a_pdf_is_found_and_the_file_goes_with_its_record(
    tree, markup, django_capture_on_commit_callbacks
):
    document = keep(typeset(markup))
    unread: list[str] = []

    assert f"files:{document.file.name}" in {hit.key for hit in find(RENEE, unread=unread)}
    assert unread == []
    with django_capture_on_commit_callbacks(execute=True):
        erase(RENEE)

    assert not PortalDocument.objects.filter(pk=document.pk).exists()
    assert not document.file.storage.exists(document.file.name)


def test_these_files_do_not_say_it_in_plain_letters():
    assert NAME.encode() not in typeset(f"Aanwezig: {NAME}.")


def test_another_pdf_stays(tree):
    document = keep(typeset("Aanwezig: Renée Kraaijenhof en Bo Kraaij."))

    erase(RENEE)

    assert PortalDocument.objects.filter(pk=document.pk).exists()


def test_a_restore_that_brings_a_pdf_back_brings_nobody_back(tree, django_capture_on_commit_callbacks):
    erase(RENEE)
    document = keep(typeset(f"Aanwezig: {NAME}."))

    assert replay() == 1
    assert not PortalDocument.objects.filter(pk=document.pk).exists()


def put_picture(file: pikepdf.Pdf) -> None:
    picture = file.make_stream(b"\xff", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=1, Height=1)
    file.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=picture))
    file.pages[0].Contents = file.make_stream(b"/I Do")


def attach(file: pikepdf.Pdf) -> None:
    file.attachments["lijst.txt"] = NAME.encode()


@pytest.mark.parametrize(
    "data",
    [
        changed(typeset("Dag"), lambda file: None, encryption=pikepdf.Encryption(owner="a", user="b")),
        changed(typeset("Dag"), put_picture),
        changed(typeset("Dag"), attach),
        typeset("Dag")[:300],
        b"%PDF-1.7\nniets",
        b"",
    ],
    ids=["locked", "a picture of a text", "with a file in it", "half", "nothing", "empty"],
)
def test_what_cannot_be_read_is_named_for_somebody_to_look_at(tree, client, capsys, data):
    document = keep(data)
    unread: list[str] = []

    find(RENEE, unread=unread)
    client.force_login(make_user("beheerder", is_superuser=True))
    page = client.post("/beheer/personen/", {"told": NAME})
    call_command("erase_person", NAME, dry_run=True)

    assert unread == [document.file.name]
    assert document.file.name in page.text
    assert document.file.name in capsys.readouterr().out


@pytest.mark.parametrize(
    "change",
    [
        pages_of(b"\x00" * 400_000_000),
        pages_of(b"BT /F1 12 Tf " + b"(a) Tj 0 -1 Td " * 2_000_000 + b" ET"),
        pages_of(b"[" * 1_000_000),
        lambda file: file.Root.Pages.Kids.append(file.Root.Pages),
    ],
    ids=["a bomb", "without end", "too deep", "a page that is its own parent"],
)
def test_a_pdf_that_was_made_to_hurt_is_left_in_time_and_the_next_one_is_read(monkeypatch, change):
    monkeypatch.setattr(pdf, "SECONDS", 4.0)
    hostile = changed(typeset("Dag"), change)
    began = time.monotonic()

    with PdfReader() as reader:
        reader.text_of(hostile)
        after = reader.text_of(typeset(f"Met {NAME}"))

    assert NAME in after[0]
    assert time.monotonic() - began < 12


def test_a_reader_that_hangs_is_ended(monkeypatch, tmp_path):
    hanging = tmp_path / "hangt.py"
    hanging.write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setattr(pdf, "SECONDS", 0.5)
    monkeypatch.setattr(pdf, "_READER", hanging)

    began = time.monotonic()
    with PdfReader() as reader:
        assert reader.text_of(b"%PDF") == ("", False)
        assert reader._process is None

    assert time.monotonic() - began < 10


def test_a_reader_ends_with_who_asked_it():
    with PdfReader() as reader:
        reader.text_of(typeset("Dag"))
        process = reader._process
    assert process.poll() is not None


def test_a_file_that_is_too_big_is_not_begun(monkeypatch):
    monkeypatch.setattr(pdf, "MOST_BYTES", 100)

    with PdfReader() as reader:
        assert reader.text_of(typeset("Dag")) == ("", False)
        assert reader._process is None
