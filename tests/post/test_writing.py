"""A mail from its template."""

import pytest
from bs4 import BeautifulSoup

from post.kinds import kind, kinds
from post.writing import wrap, write


def test_the_text_holds_every_word_of_the_html_in_order():
    written = write(kind("test.hello"), {"name": "Sam"})

    assert written.text == (
        "Kwartiermakers vso-pro\n\n"
        "Een kop\n\n"
        "Beste Sam,\nkijk op deze pagina: https://example.org/a?b=1&c=2.\n\n"
        "- een punt\n- nog een\n\n"
        "> Regel één\n> Regel twee\n\n"
        "balie@example.org, https://example.org/x\n\n"
        "Klopt nog: https://example.org/ja\n\n"
        "Omdat het een proef is.\n\n"
        "http://testserver\n"
    )


def test_the_subject_is_the_title_on_one_line():
    assert write(kind("test.hello"), {"name": "Sam\r\nBcc: iedereen@example.org"}).subject == (
        "Dag Sam Bcc: iedereen@example.org"
    )
    assert len(write(kind("test.hello"), {"name": "x" * 400}).subject) == 150


def test_links_and_quotes_have_our_colours():
    soup = BeautifulSoup(write(kind("test.hello"), {"name": "Sam"}).html, "html.parser")

    assert all("color:#" in link["style"] for link in soup("a"))
    assert all("border-left" in quote["style"] for quote in soup("blockquote"))


def test_what_people_wrote_stays_text():
    written = write(kind("test.hello"), {"name": "<script>alert(1)</script>"})

    assert "<script" not in written.html
    assert "<script>alert(1)</script>" in written.text


def test_plain_text_gets_our_identity_and_keeps_its_words():
    written = wrap("Nieuw wachtwoord", "Dag,\n\nKies een wachtwoord:\nhttps://example.org/x\n")

    assert written.text == "Dag,\n\nKies een wachtwoord:\nhttps://example.org/x\n"
    assert '<a href="https://example.org/x"' in written.html
    assert "Kwartiermakers vso-pro" in written.html


@pytest.mark.django_db
def test_every_kind_can_be_written_from_its_example_and_calls_nobody():
    assert kinds()
    for each in kinds():
        written = write(each, each.example())
        assert written.subject, each.name
        assert "{{" not in written.html + written.text, each.name
        for banned in ("<img", "<script", "<link", "src=", "url(", "@import"):
            assert banned not in written.html, (each.name, banned)
        assert "{" not in written.subject
