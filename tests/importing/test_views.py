"""Bringing a file in, as an editor does."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from docx.shared import Inches
from PIL import Image

from contacts.models import Contact
from editing.models import SentForm
from editing.roles import role_of
from importing.models import ImportedFile
from importing.views import collection_for
from library.models import PortalImage
from practices.models import PracticePage
from tests.editing.people import national, regional, signed_in
from tests.importing.files import CASES
from tests.makers import make_contact, make_practice, make_region

pytestmark = pytest.mark.django_db
TEXT = """Samen sterk op de kwekerij

Een good practice uit de regio Twente

Leerlingen werken een week mee op een kwekerij in de buurt.

In het kort
- Een week meewerken.
- Een vaste begeleider.
- Daarna een gesprek.

Kim Voorbeeld, mentor op de Voorbeeldschool
“Je ziet ze groeien in een week.”
"""


@pytest.fixture
def twente(tree):
    return make_region(tree, "Twente")


@pytest.fixture
def editor(twente):
    return signed_in(regional(twente))


def bring_in(client, text=TEXT, name="kwekerij.txt", **fields):
    """Send a file and return the answer; `text` may be bytes."""
    data = text.encode() if isinstance(text, str) else text
    return client.post("/beheer/importeren/", {"file": SimpleUploadedFile(name, data), **fields}, follow=True)


def word_file(*, picture=False):
    document, file = Document(), io.BytesIO()
    document.add_heading("De kas in", 0)
    document.add_paragraph("Leerlingen werken in de kas.")
    if picture:
        image = io.BytesIO()
        Image.new("RGB", (400, 300), "#00684c").save(image, "PNG")
        document.add_picture(io.BytesIO(image.getvalue()), width=Inches(2))
        document.add_paragraph("Foto: leerlingen in de kas")
    document.save(file)
    return file.getvalue()


def test_a_file_becomes_a_draft_in_the_own_region_and_shows_where_each_line_went(editor, twente):
    page = bring_in(editor, region=twente.pk)

    practice = PracticePage.objects.get()
    draft = practice.get_latest_revision_as_object()
    assert practice.get_parent().specific == twente
    assert not practice.live
    assert draft.title == "Samen sterk op de kwekerij"
    assert [block.value for block in draft.summary] == [
        "Een week meewerken.",
        "Een vaste begeleider.",
        "Daarna een gesprek.",
    ]
    assert "Citaat van Kim Voorbeeld" in page.content.decode()
    assert "Alle regels kregen een plaats." in page.content.decode()


def test_a_contact_that_is_known_is_linked_and_speaks_in_the_quote(editor, twente):
    kim = make_contact("Kim Voorbeeld", [twente])

    bring_in(editor, region=twente.pk)

    draft = PracticePage.objects.get().get_latest_revision_as_object()
    assert [placed.contact for placed in draft.placed_contacts.all()] == [kim]
    assert [block.value["contact"] for block in draft.body if block.block_type == "quote"] == [kim]


def test_somebody_unknown_is_offered_and_made_once_and_is_not_public(editor, twente):
    page = bring_in(editor, region=twente.pk)
    assert "Kim Voorbeeld toevoegen als contactpersoon" in page.content.decode()
    imported = ImportedFile.objects.get()

    for _ in range(2):
        editor.post(f"/beheer/importeren/{imported.pk}/", {"person": "Kim Voorbeeld"})

    kim = Contact.objects.get()
    draft = PracticePage.objects.get().get_latest_revision_as_object()
    assert list(kim.regions.all()) == [twente]
    assert not kim.is_published()
    assert [placed.contact for placed in draft.placed_contacts.all()] == [kim]
    assert [block.value["contact"] for block in draft.body if block.block_type == "quote"] == [kim]


def test_pictures_go_to_the_library_with_their_caption_and_ask_for_an_alternative(editor, twente):
    bring_in(editor, word_file(picture=True), "kas.docx", region=twente.pk)

    image = PortalImage.objects.get()
    (block,) = [block for block in PracticePage.objects.get().body if block.block_type == "image"]
    assert image.collection.name == "Twente"
    assert image.portrayed == "onbekend"
    assert block.value["caption"] == "leerlingen in de kas"


def test_what_found_no_place_is_in_the_notes_of_the_draft(editor, twente):
    case = next(case for case in CASES if case.name == "docx-comments")

    bring_in(editor, case.build(), case.filename, region=twente.pk)

    assert "Opmerking in de kantlijn:" in PracticePage.objects.get().editor_notes


def test_the_same_file_again_says_what_it_is_like_and_lets_you_go_on(editor, twente):
    bring_in(editor, region=twente.pk)
    ImportedFile.objects.update(made_at="2026-01-01T00:00:00Z")
    SentForm.objects.all().delete()  # it is another day

    page = bring_in(editor, region=twente.pk)
    waiting = ImportedFile.objects.get(waiting__isnull=False)
    assert "Het lijkt op" in page.content.decode()
    assert PracticePage.objects.count() == 1
    editor.post(f"/beheer/importeren/{waiting.pk}/lijkt-op/", follow=True)
    editor.post(f"/beheer/importeren/{waiting.pk}/lijkt-op/", follow=True)

    assert PracticePage.objects.count() == 2
    assert not ImportedFile.objects.filter(waiting__isnull=False).exists()


def test_the_same_file_can_be_left_and_then_nothing_of_it_is_kept(editor, twente):
    make_practice(twente, "Samen sterk op de kwekerij")

    bring_in(editor, region=twente.pk)
    waiting = ImportedFile.objects.get()
    editor.post(f"/beheer/importeren/{waiting.pk}/lijkt-op/", {"forget": "1"})

    assert not ImportedFile.objects.exists()
    assert PracticePage.objects.count() == 1


def test_a_draft_of_another_region_is_not_named_in_a_likeness(editor, twente, tree):
    make_practice(make_region(tree, "Zeeland"), "Samen sterk op de kwekerij", live=False)

    page = bring_in(editor, region=twente.pk)

    assert "lijkt op" not in page.content.decode()
    assert PracticePage.objects.filter(live=False).count() == 2


def test_a_button_pressed_twice_makes_one_draft(editor, twente):
    bring_in(editor, region=twente.pk)
    bring_in(editor, region=twente.pk)

    assert PracticePage.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "data"), [("leeg.docx", b""), ("brief.pdf", b"%PDF-1.7"), ("oud.doc", b"\xd0\xcf\x11\xe0")]
)
def test_a_refusal_is_said_at_the_field_and_leaves_nothing(editor, twente, name, data):
    page = bring_in(editor, data, name, region=twente.pk)

    assert page.status_code == 422
    assert "error-message" in page.content.decode()
    assert not PracticePage.objects.exists()
    assert not ImportedFile.objects.exists()


def test_without_a_file_the_form_asks_for_one(editor, twente):
    page = editor.post("/beheer/importeren/", {"region": twente.pk})

    assert page.status_code == 422
    assert "Kies een bestand." in page.content.decode()


def test_a_regional_editor_brings_in_for_the_own_region_only(editor, twente, tree):
    other = make_region(tree, "Zeeland")

    page = bring_in(editor, region=other.pk)

    assert page.status_code == 422
    assert not PracticePage.objects.exists()


def test_the_national_desk_lets_the_file_say_the_region(twente):
    bring_in(signed_in(national()))

    assert PracticePage.objects.get().get_parent().specific == twente


def test_the_places_of_a_file_are_for_who_may_edit_the_draft(editor, twente, tree):
    bring_in(editor, region=twente.pk)
    other = signed_in(regional(make_region(tree, "Zeeland")))

    assert other.get(f"/beheer/importeren/{ImportedFile.objects.get().pk}/").status_code in (302, 403)


def test_every_file_that_is_read_becomes_a_draft_that_can_be_edited_and_previewed(editor, twente):
    names = (
        "docx-thirty-pages",
        "docx-merged-cells",
        "docx-title-long",
        "odt-lists",
        "html-nested-tables",
        "md-tables",
    )
    cases = [case for case in CASES if case.name in names or case.name.startswith(("docx-talk", "docx-quote"))]
    for case in cases:
        PracticePage.objects.all().delete()
        bring_in(editor, case.build(), case.filename, region=twente.pk)
        practice = PracticePage.objects.get()
        form = editor.get(f"/beheer/pages/{practice.pk}/edit/")
        draft = editor.get(f"/beheer/pages/{practice.pk}/view_draft/")
        assert (case.name, form.status_code, draft.status_code) == (case.name, 200, 200)


def test_pictures_go_to_the_collection_of_the_region_whatever_it_is_called(tree):
    region = make_region(tree, "Twente")
    collection = role_of(region).collection
    collection.name = "Onze beelden"
    collection.save()

    assert collection_for(region) == collection
    assert collection_for(tree.practices).is_root()
