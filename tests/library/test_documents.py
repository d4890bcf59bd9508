"""Documents: what is refused, and how what is good is handed out."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from library.models import PortalDocument
from tests.library import hostile

# Wagtail leaves the temporary file of a rendition to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


HOSTILE_SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


WRONG_DOCUMENTS = {
    "program": ("spel.exe", b"MZ\x90\x00", "niet toegestaan"),
    "page with a script": ("pagina.html", b"<script>alert(1)</script>", "niet toegestaan"),
    "svg with a script": ("plaatje.svg", HOSTILE_SVG, "niet toegestaan"),
    "nothing": ("leeg.pdf", b"", "leeg"),
    "page that calls itself pdf": ("a.pdf", b"<html><script>alert(1)</script>", "past niet bij wat erin zit"),
    "pdf that begins later": ("a.pdf", b"<html>" + hostile.pdf(), "past niet bij wat erin zit"),
    "pdf that is an archive too": ("a.pdf", hostile.pdf() + hostile.archive({"a.txt": b"a"}), "past niet bij"),
    "pdf with a script": ("a.pdf", hostile.pdf(b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"), "vanzelf iets doet"),
    "pdf with a script in other letters": ("a.pdf", hostile.pdf(b"/S/J#61vaScrip#74 /JS(a)"), "vanzelf iets doet"),
    "pdf that starts a program": ("a.pdf", hostile.pdf(b"/S/Launch/F(cmd.exe)"), "vanzelf iets doet"),
    "pdf with a script that is packed": ("a.pdf", hostile.pdf(packed=b"<</S/JavaScript>>"), "vanzelf iets doet"),
    "pdf that is a bomb": ("a.pdf", hostile.pdf(packed=bytes(70_000_000)), "veel te groot"),
    "archive that calls itself word": ("a.docx", hostile.archive({"a.txt": b"a"}), "past niet bij wat erin zit"),
    "word with a macro": ("a.docx", hostile.word(word__vbaProject_DOT_bin=b"a"), "vanzelf iets doet"),
    "word that is a bomb": ("a.docx", hostile.bomb(), "veel te groot"),
    "word that is cut off": ("a.docx", hostile.word()[:60], "beschadigd"),
    "archive with a program": ("a.zip", hostile.archive({"spel/spel.EXE": b"MZ"}), "vanzelf iets doet"),
    "archive that leads out": ("a.zip", hostile.archive({"../../.bashrc": b"a"}), "beschadigd"),
    "film that is a page": ("a.mp4", b"<html><script>alert(1)</script>", "past niet bij wat erin zit"),
    "text that is a page": ("a.txt", b"  <html><script>alert(1)</script>", "past niet bij wat erin zit"),
    "text that is a program": ("a.csv", b"MZ\x90\x00", "past niet bij wat erin zit"),
    "captions that are none": ("a.vtt", b"Hallo", "past niet bij wat erin zit"),
}


@pytest.mark.parametrize("case", WRONG_DOCUMENTS)
def test_a_wrong_document_is_refused(editor, case):
    name, content, message = WRONG_DOCUMENTS[case]
    file = SimpleUploadedFile(name, content)

    page = editor.post(reverse("wagtaildocs:add"), {"title": "Bestand", "file": file, "licence": "eigen"})

    assert page.status_code == 200
    assert message in page.context["form"].errors["file"][0]
    assert not PortalDocument.objects.exists()


@pytest.mark.parametrize("case", WRONG_DOCUMENTS)
def test_a_wrong_document_among_many_is_refused(editor, case):
    name, content, message = WRONG_DOCUMENTS[case]

    answer = editor.post(
        reverse("wagtaildocs:add_multiple"), {"files[]": SimpleUploadedFile(name, content), "title": name}
    ).json()

    assert answer["success"] is False
    assert message in answer["error_message"]


def test_a_good_document_works(editor, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    file = SimpleUploadedFile("plan.pdf", b"%PDF-1.7 klein")

    answer = editor.post(reverse("wagtaildocs:add"), {"title": "Plan", "file": file, "licence": "eigen", "tags": ""})

    assert answer.status_code == 302
    assert PortalDocument.objects.get().title == "Plan"


GOOD_DOCUMENTS = {
    "a.pdf": hostile.pdf(packed=b"<</Type/Page>>"),
    "a.docx": hostile.word(),
    "a.xlsx": hostile.archive({"[Content_Types].xml": b"a", "xl/workbook.xml": b"a"}),
    "a.pptx": hostile.archive({"[Content_Types].xml": b"a", "ppt/presentation.xml": b"a"}),
    "a.odt": hostile.archive({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"a"}),
    "a.zip": hostile.archive({"map/plaatje.png": b"a"}),
    "a.mp4": b"\x00\x00\x00\x20ftypisom",
    "a.txt": "Eén regel.".encode("cp1252"),
    "a.csv": b"naam;plaats\r\n",
    "a.vtt": b"\xef\xbb\xbfWEBVTT\n",
}


@pytest.mark.parametrize("name", GOOD_DOCUMENTS)
def test_a_document_is_handed_out_as_a_file_to_keep_that_can_do_nothing(client, editor, settings, tmp_path, name):
    settings.MEDIA_ROOT = tmp_path
    file = SimpleUploadedFile(name, GOOD_DOCUMENTS[name])
    editor.post(reverse("wagtaildocs:add"), {"title": "Plan", "file": file, "licence": "eigen", "tags": ""})

    answer = Client().get(PortalDocument.objects.get().url)

    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")
    assert b"".join(answer.streaming_content) == GOOD_DOCUMENTS[name]


def test_a_document_of_a_closed_collection_is_for_nobody_outside(editor, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    closed = Collection.get_first_root_node().add_child(name="Besloten")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type=CollectionViewRestriction.LOGIN)
    file = ContentFile(hostile.pdf(), name="besloten.pdf")
    document = PortalDocument.objects.create(title="Besloten", file=file, collection=closed)

    assert Client().get(document.url).status_code == 302
    assert Client().get(f"/media/{document.file.name}").status_code == 404
    assert editor.get(document.url).status_code == 200
