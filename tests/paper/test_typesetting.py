"""A paper is a tagged PDF/UA-1 that can be read aloud in Dutch; what it is given is never read as markup."""

from datetime import date

import outloud
import pytest

from paper import bundles, making, typesetting
from paper.making import fingerprint
from paper.pictures import picture_of
from paper.reading import sheet_of
from paper.typesetting import TypesettingError
from tests.makers import make_practice, points, stream
from tests.paper.conftest import elements, links_of, opened, says, text_of

DAY = date(2026, 11, 28)


def made(practice, day=DAY):
    return making.fitted(sheet_of(practice), day).file


def test_it_says_that_it_is_accessible_in_which_language_and_how_it_is_called(practice):
    with opened(made(practice)) as pdf, pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "De belronde"
        assert str(pdf.Root.Lang) == "nl-NL"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert [float(size) for size in pdf.pages[0].MediaBox[2:]] == pytest.approx([595.28, 841.89], abs=0.1)


def test_its_headings_tell_what_stands_where_in_the_order_of_reading(practice):
    with opened(made(practice)) as pdf:
        found = [kind for kind, _ in elements(pdf) if kind in {"H1", "H2", "H3", "H4"}]
        lists = [kind for kind, _ in elements(pdf) if kind == "LI"]

    assert found == ["H1", "H2", "H2", "H2", "H2", "H2"]
    assert len(lists) >= 3 + 1 + 2 + 2
    text = text_of(made(practice))
    order = ["De belronde", "In het kort", "Wat we leerden", "Zelf aan de slag", "Vraag het na", "Feiten"]
    assert sorted(order, key=text.index) == order


def test_it_has_what_readers_need_and_a_way_to_the_whole(practice):
    file = made(practice)

    for said in (
        "Een good practice uit de regio Twente",
        "Eén coach per leerling.",
        "18 van de 24",
        "‘Ik bel omdat ik benieuwd ben.’",
        "transfercoach",
        "Begin eerder.",
        "Kies tien leerlingen.",
        "Te laat beginnen.",
        "Noor Haas",
        "085 013 01 23",
        "testserver/regios/twente/de-belronde/",
        "Stand van 28 november 2026",
    ):
        assert says(file, said)
    assert not says(file, "Het hele verhaal.")


def test_its_links_are_real_and_have_a_name(practice):
    with opened(made(practice)) as pdf:
        links = links_of(pdf)

    assert {
        "http://testserver/regios/twente/de-belronde/",
        "http://testserver/contact/noor-haas/",
        "http://testserver/contact/noor-haas/bericht/",
        "tel:+31850130123",
        "mailto:netwerk@example.org",
    } <= set(links)
    assert all(links.values())


def test_the_code_has_words_and_no_other_picture_asks_for_attention(practice):
    with opened(made(practice)) as pdf:
        pictures = [str(element.get("/Alt", "")) for kind, element in elements(pdf) if kind == "Figure"]

    assert pictures == ["QR-code naar http://testserver/regios/twente/de-belronde/"]


@pytest.mark.slow
def test_a_checker_finds_nothing_to_remark(practice, full_practice, tmp_path):
    for number, each in enumerate((practice, full_practice)):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(made(each))

        result = outloud.check(str(path))

        assert [(finding.rule, finding.message) for finding in result.sorted_findings()] == []
        assert result.verdict == "pass"


@pytest.mark.slow
def test_a_checker_finds_nothing_to_remark_in_a_bundle(practice, full_practice, tmp_path):
    front = bundles.Front(
        "Goede praktijken", ("Regio: Twente",), "2 praktijken", "http://testserver/praktijken/", "Lijst"
    )
    path = tmp_path / "bundel.pdf"
    path.write_bytes(making.bundle(front, [practice, full_practice], lambda: True).file)

    result = outloud.check(str(path))

    assert [(finding.rule, finding.message) for finding in result.sorted_findings()] == []


def test_the_same_on_the_same_day_is_the_same_to_the_last_byte(practice):
    assert made(practice) == made(practice)
    assert made(practice) != made(practice, date(2026, 11, 29))


def test_another_day_is_no_other_content_but_another_word_is(practice):
    before = making.one_pager(practice).fingerprint
    assert making.one_pager(practice).fingerprint == before

    practice.introduction = "Iets anders."

    assert making.one_pager(practice).fingerprint != before


def test_the_fingerprint_follows_the_templates(monkeypatch):
    before = fingerprint("pdf", {})

    monkeypatch.setattr(making, "_makings", lambda: "een ander sjabloon")

    assert fingerprint("pdf", {}) != before


def test_markup_in_what_people_typed_is_shown_as_it_is(twente):
    odd = '#panic("x") *vet* _schuin_ $x^2$ <label> @verwijzing [haak] `code` \\ // weg /* weg */ = kop <b>vet</b>'
    practice = make_practice(
        twente,
        "#let x = 1 *titel*",
        introduction=odd,
        summary=points("#pagebreak()", "- streep", "+ plus"),
        body=stream(("quote", {"text": '#image("/etc/passwd")', "name": "", "function": "#emph[x]"})),
        start_people='#read("identity.typ")',
    )

    file = made(practice)

    for said in (
        odd,
        "#let x = 1 *titel*",
        "#pagebreak()",
        "+ plus",
        '‘#image("/etc/passwd")’',
        '#read("identity.typ")',
    ):
        assert says(file, said)


def test_everything_at_its_longest_still_takes_two_pages_and_keeps_what_matters(full_practice):
    file = made(full_practice)

    with opened(file) as pdf:
        assert len(pdf.pages) == 2
    for said in (full_practice.title, "In het kort", "Zelf aan de slag", "Vraag het na", "Feiten", "Sam de"):
        assert says(file, said)


def test_a_practice_with_next_to_nothing_is_a_page_too(tree):
    practice = make_practice(
        tree.practices, "Kaal", introduction="", summary="[]", body="[]", checked_on=None, slug="kaal"
    )

    file = made(practice)

    for said in ("Een landelijke goede praktijk", "Landelijke balie vso-pro", "Nog niet gecontroleerd"):
        assert says(file, said)


@pytest.mark.parametrize(
    "title", ["🎉 Feest 🎉🎉", "Школа і робота", "工作", "مدرسة", "Ş", "a" * 255, "\u200d\ufe0f\u0301 x", "W" * 60]
)
def test_odd_signs_and_words_without_end_do_not_fail(twente, title):
    practice = make_practice(twente, title, slug="vreemd", start_people=title, organisations=title)

    with opened(made(practice)) as pdf:
        assert len(pdf.pages) == 1


def test_signs_that_we_cannot_print_are_accounted_for(twente):
    practice = make_practice(twente, "Feest 🎉 voor Şahin", slug="feest")

    file = made(practice)

    assert says(file, "Feest ◊ voor Şahin")
    assert says(file, "◊ staat voor tekens die wij niet kunnen drukken")


def test_a_file_that_cannot_be_made_says_why(monkeypatch):
    with pytest.raises(TypesettingError, match=r"sheet|key|dictionary"):
        typesetting.typeset_pdf(typesetting.ONE_PAGER, {"words": {}}, DAY)


def test_the_picture_of_a_link_has_the_size_that_others_expect(practice):
    file = typesetting.typeset_png(typesetting.PICTURE, picture_of(practice))

    assert file[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(file[16:20]), int.from_bytes(file[20:24])) == (1200, 630)
    assert file == typesetting.typeset_png(typesetting.PICTURE, picture_of(practice))
