"""The handbook in the admin."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from editing.guide.chapters import FOLDER, INDEX, NAMES, PICTURES, chapter, chapters
from home.demo.load_people import PASSWORD

pytestmark = pytest.mark.django_db
EVERY = (INDEX, *NAMES)
LARGEST = 150 * 1024


@pytest.fixture
def colleague(client: Client, django_user_model: Any) -> Client:
    """An editor who is signed in."""
    client.force_login(django_user_model.objects.create_superuser("redacteur", "r@example.org", PASSWORD))
    return client


def _address(name: str) -> str:
    return reverse("guide:chapter", args=[name]) if name else reverse("guide:index")


@pytest.mark.parametrize("name", EVERY)
def test_every_chapter_is_shown_with_the_others_beside_it(name: str, colleague: Client) -> None:
    page = colleague.get(_address(name)).content.decode()

    assert chapter(name).title in page
    assert all(f'href="{_address(other)}"' in page for other in EVERY)
    assert 'aria-current="page"' in page


def test_the_handbook_stands_under_help(colleague: Client) -> None:
    assert _address(INDEX) in colleague.get("/beheer/").content.decode()


def test_one_turns_from_the_overview_to_the_last_chapter(colleague: Client) -> None:
    seen, address = [], _address(INDEX)
    while address:
        page = colleague.get(address).content.decode()
        found = re.search(r'<a href="([^"]+)" rel="next">', page)
        address = found[1] if found else ""
        seen += [address] if address else []

    assert seen == [_address(name) for name in NAMES]


def test_no_file_is_left_out_of_the_handbook() -> None:
    assert {file.stem for file in FOLDER.glob("*.md")} == {"README", *NAMES}


@pytest.mark.parametrize("name", EVERY)
def test_links_lead_to_chapters_and_headings_that_exist(name: str, colleague: Client) -> None:
    page = colleague.get(_address(name)).content.decode()
    text = page.partition('<div class="guide__text">')[2].partition('class="guide__turn"')[0]

    for link in re.findall(r'href="([^"]+)"', text):
        if link.endswith(".png"):
            continue
        address, _mark, anchor = link.partition("#")
        assert address in {_address(other) for other in EVERY}, link
        assert not anchor or f'id="{anchor}"' in colleague.get(address).content.decode(), link


def test_every_chapter_is_linked_in_the_overview() -> None:
    assert all(f"]({name}.md)" in chapter(INDEX).text for name in NAMES)


@pytest.mark.parametrize("name", EVERY)
def test_every_picture_exists_and_says_what_it_shows(name: str, colleague: Client) -> None:
    html = chapter(name).html(_address, lambda picture: reverse("guide:picture", args=[picture]))

    for tag in re.findall(r"<img [^>]*>", html):
        assert re.search(r'alt="[^"]{20,}"', tag), tag
        assert 'width="' in tag, tag
        found = re.search(r'src="([^"]+)"', tag)
        assert found
        assert f'<a href="{found[1]}">{tag}</a>' in html, "it can be seen at its full size"
        shown = colleague.get(found[1])
        assert shown.status_code == 200, tag
        assert shown["Content-Type"] == "image/png"
        assert b"".join(shown).startswith(b"\x89PNG")


def test_every_picture_is_used_and_light() -> None:
    text = "".join(each.text for each in (chapter(INDEX), *chapters()))

    for file in PICTURES.glob("*.png"):
        assert f"](beelden/{file.name})" in text, file.name
        assert file.stat().st_size <= LARGEST, file.name


@pytest.mark.parametrize(
    "path",
    [
        "../eerste-praktijk",
        "..%2f..%2fREADME",
        "%2e%2e/README",
        "/etc/passwd",
        "beelden/../../README",
        "geen",
        "menu.png",
    ],
)
def test_no_other_file_can_be_asked_for(path: str, colleague: Client) -> None:
    assert colleague.get(f"/beheer/handleiding/beelden/{path}.png", follow=True).status_code == 404


@pytest.mark.parametrize("path", ["geen/", "readme/", "..%2fhouse/", "../house/"])
def test_a_chapter_that_is_not_there_is_not_found(path: str, colleague: Client) -> None:
    assert colleague.get(f"/beheer/handleiding/{path}", follow=True).status_code == 404


@pytest.mark.parametrize("path", ["", "schrijven/", "beelden/menu.png"])
def test_who_is_not_signed_in_is_asked_to(path: str, client: Client) -> None:
    answer = client.get(f"/beheer/handleiding/{path}")

    assert answer.status_code == 302
    assert answer["Location"].startswith("/beheer/login/")


def test_who_may_not_use_the_admin_does_not_read_it(client: Client, django_user_model: Any) -> None:
    client.force_login(django_user_model.objects.create_user("lezer", "l@example.org", PASSWORD))

    assert client.get("/beheer/handleiding/beelden/menu.png").status_code in (302, 403)


def test_html_in_a_chapter_is_shown_and_does_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    (tmp_path / "schrijven.md").write_text("# Titel\n\n<script>alert(1)</script>\n", encoding="utf-8")
    monkeypatch.setattr("editing.guide.chapters.FOLDER", tmp_path)

    assert "<script>" not in chapter("schrijven").html(_address, _address)
