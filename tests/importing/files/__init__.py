"""Unruly and hostile files, made in code: what people upload, and what nobody should."""

from tests.importing.files import hostile, odt, plain, web, word_marks, word_shapes, word_talk, word_things
from tests.importing.files.case import REFUSALS, Case

CASES: list[Case] = [
    case for part in (word_marks, word_shapes, word_talk, word_things, odt, web, plain, hostile) for case in part.CASES
]

__all__ = ["CASES", "REFUSALS", "Case"]
