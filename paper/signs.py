"""What our fonts can draw: text from the site is made printable, so that nothing fails and nothing vanishes unseen."""

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from pathlib import Path
from typing import Any

COVERAGE = Path(__file__).parent / "fonts" / "coverage.txt"
"""The signs that the fonts beside it have: a line per stretch, in hexadecimal."""
MISSING = "◊"
"""Stands for a sign, or several in a row, that no font of ours has; the paper says what it means."""
LONGEST_WORD = 30
_SPACES = re.compile(r"[^\S\n]+")
_UNBROKEN = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_BREAK = "\u200b"
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2012": "–", "\u2015": "—"})


@lru_cache(maxsize=1)
def _stretches() -> tuple[list[int], list[int]]:
    pairs = [line.split("-") for line in COVERAGE.read_text().split()]
    return [int(first, 16) for first, _ in pairs], [int(last, 16) for _, last in pairs]


def has(sign: str) -> bool:
    """Whether one of our fonts has this sign."""
    first, last = _stretches()
    place = bisect_right(first, ord(sign)) - 1
    return place >= 0 and ord(sign) <= last[place]


def printable(text: str) -> str:
    """Return `text` in signs that our fonts have; what cannot be written otherwise becomes `MISSING`.

    Words that are too long for a column and have no letters alone, such as addresses, may be broken anywhere.
    """
    if text.isascii() and text.isprintable() and not _UNBROKEN.search(text):
        return text
    signs: list[str] = []
    for sign in unicodedata.normalize("NFC", text).translate(_HYPHENS):
        drawn = _drawn(sign)
        if drawn and (drawn != MISSING or signs[-1:] != [MISSING]):
            signs.append(drawn)
    return _UNBROKEN.sub(_breakable, _SPACES.sub(" ", "".join(signs)))


def printable_everywhere(value: Any) -> Any:
    """Return plain data with every text in it made printable; keys and addresses stay as they are."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: each if _is_address(key) else printable_everywhere(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [printable_everywhere(each) for each in value]
    return value


def _is_address(key: str) -> bool:
    return key.endswith(("url", "link", "code"))


def _drawn(sign: str) -> str:
    if sign == "\n" or has(sign):
        return sign
    kind = unicodedata.category(sign)
    if sign.isspace() or kind.startswith("Z"):
        return " "
    if kind in ("Cc", "Cf", "Mn", "Me") or "\ufe00" <= sign <= "\ufe0f":
        return ""  # they change how their neighbours look, and have no look of their own
    plain = unicodedata.normalize("NFKC", sign)
    return plain if plain != sign and all(has(each) for each in plain) else MISSING


def _breakable(found: re.Match[str]) -> str:
    word = found[0]
    step = LONGEST_WORD // 2 if word.isalpha() else LONGEST_WORD // 3
    if word.isalpha() and len(set(word.lower())) > 4:
        return word  # hyphenation knows where
    return _BREAK.join(word[start : start + step] for start in range(0, len(word), step))
