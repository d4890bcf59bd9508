"""Names as people type them: without capitals, accents, hyphens, apostrophes and double spaces."""

import re
import unicodedata

_APOSTROPHES = re.compile(r"['’‘`´]")
_OTHER_SIGNS = re.compile(r"[^\w]+|_")


def folded(name: str) -> str:
    """Return `name` in the form in which names are compared: "’s-Hertogenbosch" and "s hertogenbosch" are alike."""
    if name.isascii():
        return " ".join(_OTHER_SIGNS.sub(" ", _APOSTROPHES.sub("", name.lower())).split())
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(_OTHER_SIGNS.sub(" ", _APOSTROPHES.sub("", plain)).split())
