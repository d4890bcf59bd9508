"""Text of strangers made plain: signs that nobody sees go, spaces become one."""

import re
import unicodedata

from kit.folding import folded

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffc\ufffd]")
_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_DASHES = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2012": "-", "\x1e": "-", "\x1f": None})
_WORDS = re.compile(r"[^\W_]+")


def clean(text: str) -> str:
    """Return `text` with single spaces, and without soft hyphens, marks of direction and signs of control."""
    text = _UNSEEN.sub("", text.translate(_DASHES))
    text = "".join(sign for sign in text if sign in "\n\t\r" or unicodedata.category(sign) != "Cc")
    return _SPACES.sub(" ", text).strip()


def bare(text: str) -> str:
    """Return the letters and digits alone, to see whether two texts say the same."""
    return "".join(_WORDS.findall(folded(clean(text))))
