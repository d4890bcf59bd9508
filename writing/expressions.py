"""Expressions of a word list, found in a text in one pass: every form of all of them is one pattern. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

SHORTEST_INFLECTED = 7
"""A shorter word gets no endings: "indien" (if) would become "indienen" (to hand in). The list names its forms."""

_ENDINGS = ("e", "en", "s")
_END = ""  # in a tree of letters: an expression ends here


@dataclass(frozen=True, slots=True)
class Entry:
    """An expression of the list with its plain alternative; `forms` are other forms in which it appears."""

    expression: str
    alternative: str
    note: str = ""
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Where an expression of the list stands in a text."""

    start: int
    end: int
    entry: Entry


def forms_of(entry: Entry) -> set[str]:
    """Return the forms in which an expression is found, in small letters and with single spaces.

    A verb on -eren is conjugated; another single word of some length gets the endings of an adjective and a plural. An
    expression of more words is found as it stands. What no rule finds, the list says.
    """
    word = _plain(entry.expression)
    found = {word, *map(_plain, entry.forms)} - {""}
    if " " in word or len(word) < SHORTEST_INFLECTED:
        return found
    if word.endswith("eren"):
        return found | _conjugated(word)
    return found | {word + ending for ending in _ENDINGS}


def _conjugated(verb: str) -> set[str]:
    short = f"{verb.removesuffix('eren')}eer"
    participle = f"ge{'ë' + short[1:] if short[0] == 'e' else short}d"
    return {
        verb,
        *(f"{short}{ending}" for ending in ("", "t", "d", "de", "den")),
        *(f"{verb}d{ending}" for ending in ("", "e")),
        participle,
        f"{participle}e",
    }


def find_expressions(text: str, entries: tuple[Entry, ...]) -> Iterator[Found]:
    """Give the expressions that stand in a text, in reading order; the longest wins, and none overlaps another."""
    if not entries:
        return
    pattern, by_form = _compiled(entries)
    for found in pattern.finditer(text):
        yield Found(found.start(), found.end(), by_form[_plain(found[0])])


@lru_cache(maxsize=4)
def _compiled(entries: tuple[Entry, ...]) -> tuple[re.Pattern[str], dict[str, Entry]]:
    by_form: dict[str, Entry] = {}
    for entry in entries:
        for form in forms_of(entry):
            by_form.setdefault(form, entry)
    for entry in entries:  # what was written as an expression wins from a form of another
        by_form[_plain(entry.expression)] = entry
    return re.compile(rf"(?<![\w-]){_pattern(by_form)}(?![\w-])", re.IGNORECASE), by_form


def _pattern(forms: Iterable[str]) -> str:
    tree: dict[str, Any] = {}
    for form in forms:
        branch = tree
        for letter in form:
            branch = branch.setdefault(letter, {})
        branch[_END] = {}
    return _branches(tree)


def _branches(tree: dict[str, Any]) -> str:
    # Letters that expressions share are compared once, so that a list of a thousand costs hardly more than one of ten.
    options = [_letter(letter) + _branches(branch) for letter, branch in sorted(tree.items()) if letter != _END]
    if not options:
        return ""
    joined = options[0] if len(options) == 1 and _END not in tree else f"(?:{'|'.join(options)})"
    return f"{joined}?" if _END in tree else joined


def _letter(letter: str) -> str:
    if letter == " ":
        return r"\s+"
    return "['’]" if letter == "'" else re.escape(letter)


def _plain(expression: str) -> str:
    return " ".join(expression.replace("’", "'").lower().split())
