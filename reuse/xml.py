"""What XML 1.0 cannot hold: most control characters, halves of a pair, and two that are no characters."""

import re

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def legal(text: str) -> str:
    """Return `text` without the characters that no XML document may have."""
    return _ILLEGAL.sub("", text)
