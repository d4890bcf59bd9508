"""What our fonts can draw, and what becomes of the rest."""

import pytest
from fontTools.ttLib import TTFont

from paper.signs import COVERAGE, printable, printable_everywhere
from paper.typesetting import FONTS


def test_the_list_of_signs_is_that_of_the_fonts():
    signs = sorted({sign for path in FONTS.glob("*.ttf") for sign in TTFont(path).getBestCmap()})
    stretches: list[list[int]] = []
    for sign in signs:
        if stretches and stretches[-1][1] == sign - 1:
            stretches[-1][1] = sign
        else:
            stretches.append([sign, sign])

    assert COVERAGE.read_text() == "".join(f"{first:04X}-{last:04X}\n" for first, last in stretches)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Gewoon.", "Gewoon."),
        ("Renée → werk, ‘ja’ … € 5", "Renée → werk, ‘ja’ … € 5"),
        ("Şahin Ćosić Łukasz", "Şahin Ćosić Łukasz"),
        ("e\u0301e\u0301n", "één"),
        ("o\ufb03ce", "office"),
        ("vso\u2011pro", "vso-pro"),
        ("𝗩𝗲𝘁", "Vet"),
        ("a\u202fb\u2003c", "a b c"),
        ("a\x00b\u200dc\ufe0f", "abc"),
        ("👍👍 top 👨‍👩‍👧", "◊ top ◊"),
        ("Школа", "◊"),
    ],
)
def test_text_is_written_in_signs_that_we_have(typed, printed):
    assert printable(typed) == printed


def test_a_long_address_may_be_broken_and_a_long_word_is_left_to_hyphenation():
    address = "https://voorbeeld.example.org/een/heel/lang/pad/zonder/einde"
    word = "arbeidsmarktregiocoördinatorenoverlegvoorzitter"

    assert printable(address).replace("\u200b", "") == address
    assert "\u200b" in printable(address)
    assert printable(word) == word
    assert "\u200b" in printable("a" * 60)


def test_addresses_of_links_stay_as_they_are():
    content = {"sheet": {"url": "https://x.nl/é🎉", "title": "é🎉", "people": [{"phone_link": "tel:🎉"}]}}

    assert printable_everywhere(content) == {
        "sheet": {"url": "https://x.nl/é🎉", "title": "é◊", "people": [{"phone_link": "tel:🎉"}]}
    }
