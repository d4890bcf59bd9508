"""The panel asks, and gets remarks or a Dutch sentence that says why not."""

import json

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission

from accounts.models import User
from tests.makers import make_practice, make_region
from writing import vocabulary
from writing.models import PlainWord

ADDRESS = "/beheer/schrijfhulp/"


@pytest.fixture
def editor(db, tree, client):
    group = Group.objects.create(name="Schrijvers")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in ("add_page", "change_page"):
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.create(group=group, page=tree.home, permission=permission)
    user = User.objects.create_user("schrijver", "schrijver@example.org", "een lang wachtwoord")
    user.groups.add(group)
    client.force_login(user)
    return client


@pytest.fixture
def forgiving_templates(settings):
    """Wagtail's own templates of a form name variables that nobody gave."""
    (engine,) = settings.TEMPLATES
    settings.TEMPLATES = [engine | {"OPTIONS": engine["OPTIONS"] | {"string_if_invalid": ""}}]


def ask(client, question, **headers):
    body = question if isinstance(question, str | bytes) else json.dumps(question)
    return client.post(ADDRESS, body, content_type="application/json", **headers)


def section(text, name="body"):
    return {"id": name, "label": "Verhaal", "text": text}


def test_remarks_come_per_section_with_a_measure(editor):
    PlainWord.objects.create(expression="inzake", alternative="over")
    text = "Inzake de stage wordt elke week gebeld. " * 4

    answer = ask(editor, {"sections": [section(text), section("Kort.", "title")], "abbreviations": []})

    assert answer.status_code == 200
    story, title = answer.json()["sections"]
    assert (story["id"], story["label"], story["words"], story["sentences"]) == ("body", "Verhaal", 28, 4)
    assert isinstance(story["ease"], int)
    assert (title["ease"], title["level"], title["isB1"], title["remarks"]) == (
        None,
        "te kort voor een cijfer",
        True,
        [],
    )
    first, second = story["remarks"][:2]
    assert first == {
        "kind": "officialese",
        "start": 0,
        "end": 6,
        "excerpt": "Inzake",
        "message": "‘Inzake’ kan makkelijker: over.",
        "alternative": "over",
    }
    assert (second["kind"], second["excerpt"]) == ("passive", "wordt elke week gebeld")


def test_an_abbreviation_explained_in_one_section_is_known_in_the_others(editor):
    sections = [section("Het punt (WSP) belt.", "introduction"), section("Het WSP en het XYZ.")]

    answer = ask(editor, {"sections": sections})

    assert [remark["excerpt"] for remark in answer.json()["sections"][1]["remarks"]] == ["XYZ"]


def test_abbreviations_are_known_from_the_question_and_from_upper_floors(editor, monkeypatch):
    monkeypatch.setattr(vocabulary, "_terms", [lambda: ["UWV"]])

    answer = ask(editor, {"sections": [section("Het WSP en het UWV.")], "abbreviations": ["wsp"]})

    assert answer.json()["sections"][0]["remarks"] == []


def test_nothing_has_no_remarks(editor):
    assert ask(editor, {"sections": []}).json() == {"sections": []}


@pytest.mark.parametrize(
    "question",
    [
        "",
        "{",
        b"\xff",
        "[" * 100_000,
        [],
        {},
        {"sections": "x"},
        {"sections": ["x"]},
        {"sections": [{"id": "a", "label": "b"}]},
        {"sections": [{"id": 1, "label": "b", "text": "c"}]},
        {"sections": [], "abbreviations": "wsp"},
        {"sections": [], "abbreviations": [1]},
        {"sections": [section("")] * 501},
    ],
)
def test_a_question_that_cannot_be_read_is_refused_in_dutch(editor, question):
    answer = ask(editor, question)

    assert answer.status_code == 400
    assert answer.json()["error"].endswith(".")


def test_a_text_that_is_too_large_is_refused(editor):
    answer = ask(editor, {"sections": [section("a" * 200_000)]})

    assert (answer.status_code, answer.json()) == (413, {"error": "Deze tekst is te lang voor de schrijfhulp."})


def test_it_must_be_posted(editor):
    answer = editor.get(ADDRESS)

    assert (answer.status_code, answer["Allow"], answer.json()) == (405, "POST", {"error": "Vraag dit met POST."})


def test_who_may_write_no_page_gets_no_help(editor):
    GroupPagePermission.objects.all().delete()

    answer = ask(editor, {"sections": []})

    assert answer.status_code == 403
    assert "pagina’s mag schrijven" in answer.json()["error"]


def test_a_stranger_is_sent_to_sign_in_and_a_script_of_one_refused(tree, client):
    assert ask(client, {"sections": []}).headers["Location"].startswith("/beheer/login/")
    assert ask(client, {"sections": []}, headers={"X-Requested-With": "XMLHttpRequest"}).status_code == 403


def test_a_form_on_another_site_cannot_ask(editor):
    editor.handler.enforce_csrf_checks = True

    assert ask(editor, {"sections": []}).status_code == 403


def test_the_panel_stands_beside_the_form_of_a_page(editor, tree, forgiving_templates):
    practice = make_practice(make_region(tree))

    for address in (
        f"/beheer/pages/{practice.pk}/edit/",
        f"/beheer/pages/{practice.pk}/revisions/{practice.save_revision().pk}/revert/",
        f"/beheer/pages/add/practices/practicepage/{practice.get_parent().pk}/",
    ):
        page = editor.get(address).content.decode()
        assert 'data-side-panel="writing"' in page
        assert f'data-address="{ADDRESS}"' in page
        assert "js/admin/writing.js" in page
        assert "css/admin/writing.css" in page


def test_the_panel_stands_nowhere_else(editor, tree):
    assert "data-writing" not in editor.get(f"/beheer/pages/{tree.practices.pk}/").content.decode()


def test_editors_keep_the_lists_in_the_admin(db, client):
    client.force_login(User.objects.create_superuser("beheer-test", "beheer@example.org", "een lang wachtwoord"))

    assert client.get("/beheer/snippets/writing/plainword/").status_code == 200
    client.post("/beheer/snippets/writing/plainword/add/", {"expression": "  ter  zake ", "alternative": "hierover"})
    assert PlainWord.objects.get().expression == "ter zake"
    assert client.get("/beheer/snippets/writing/knownabbreviation/add/").status_code == 200
