"""What the handbook calls a button or a menu is what the admin calls it."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from gettext import GNUTranslations
from pathlib import Path

import django
import pytest
import wagtail
from django.conf import settings

from editing.guide.chapters import INDEX, NAMES, chapter

ROOT = Path(settings.BASE_DIR)
NOT_OURS = {".venv", "tests", "bench", "docs", "var", "locale", "node_modules"}
EXCEPTIONS: dict[str, str] = {}
"""Words in bold that stand nowhere in the code, with why."""
_HOLE = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|\{\{[^}]*\}\}")
_IN_TEMPLATE = re.compile(r"""_\("([^"]+)"\)|translate\s+"([^"]+)"|blocktranslate[^%]*%\}(.*?)\{%""", re.DOTALL)
LEAST_LETTERS = 4


def _bold(name: str) -> list[str]:
    return re.findall(r"\*\*(.+?)\*\*", " ".join(chapter(name).text.split()))


def _own_files(suffix: str) -> Iterator[Path]:
    for file in ROOT.rglob(f"*{suffix}"):
        if not NOT_OURS & set(file.relative_to(ROOT).parts):
            yield file


def _own_texts() -> Iterator[str]:
    for file in _own_files(".py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
    for file in _own_files(".html"):
        for found in _IN_TEMPLATE.finditer(file.read_text(encoding="utf-8")):
            yield next((group for group in found.groups() if group), "")
    for file in (ROOT / "home" / "demo").glob("*.toml"):  # names of themes and the like
        yield from re.findall(r'"([^"]+)"', file.read_text(encoding="utf-8"))


def _dutch_texts_of_wagtail() -> Iterator[str]:
    for package in (wagtail, django):
        for file in Path(str(package.__file__)).parent.rglob("locale/nl/LC_MESSAGES/*.mo"):
            with file.open("rb") as opened:
                yield from (str(text) for text in GNUTranslations(opened)._catalog.values())  # type: ignore[attr-defined]  # gettext gives no other way


@cache
def _known() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Return (texts as they are, texts with a name filled in), in small letters: a label begins with a capital."""
    texts = {" ".join(text.split()).casefold() for text in (*_own_texts(), *_dutch_texts_of_wagtail())}
    holed = (_HOLE.split(text) for text in texts if _HOLE.search(text))
    patterns = tuple(
        re.compile(".+".join(re.escape(part) for part in parts))
        for parts in holed
        if sum(sign.isalpha() for part in parts for sign in part) >= LEAST_LETTERS
    )
    return frozenset(texts), patterns


def _is_known(words: str) -> bool:
    texts, patterns = _known()
    text = words.casefold()
    is_beginning = text.endswith(".") and any(known.startswith(text) for known in texts)
    return text in texts or is_beginning or any(pattern.fullmatch(text) for pattern in patterns)


@pytest.mark.parametrize("name", [INDEX, *NAMES])
def test_what_is_in_bold_is_what_the_admin_says(name: str) -> None:
    unknown = [words for words in _bold(name) if not _is_known(words) and words not in EXCEPTIONS]

    assert unknown == []


def test_an_unknown_button_is_noticed() -> None:
    assert not _is_known("Publiceer nu meteen alles")


def test_exceptions_are_needed() -> None:
    used = {words for name in (INDEX, *NAMES) for words in _bold(name)}

    assert all(words in used and not _is_known(words) for words in EXCEPTIONS)
