"""Who speaks: lines that name a person with a function, and lines that somebody says."""

import re
from dataclasses import dataclass

_WORD = r"[A-ZÀ-Þ][\w'’.-]*"
_BETWEEN = rf"(?:van|von|de|der|den|het|’t|'t|ten|ter|te|in|el|al|la|{_WORD})"
_NAME = (
    rf"(?:(?:[Dd]rs|[Dd]r|[Ii]r|[Mm]r|[Pp]rof|[Dd]hr|[Mm]evr|[Mm]w)\.?\s+)?{_WORD}(?:\s+{_BETWEEN}){{0,5}}\s+{_WORD}"
)
_BEFORE = r"(?i:aan het woord(?: is)?:?\s+|geïnterviewde:\s*|spreker:\s*|(?:in )?gesprek met\s+|interview met\s+)?"
_ATTRIBUTION = re.compile(
    rf"^[(\[]?(?:[-–—~]\s*)?{_BEFORE}"
    rf"(?P<name>{_NAME})(?:\s*[,(]\s*|\s+[–—-]\s+|\s+is\s+)(?P<function>[^“”\"]{{3,200}}?)[)\]]?[.:]?$",
)
_TOPIC = re.compile(r"^(?P<function>.{1,200}?),?\s+over\s+(?P<topic>.+)$")
_OPENING = "“„\"«‘‚'"
_CLOSING = "”\"»’'“"
_INNER = re.compile(
    r"^(?P<quote>[“„\"«‘].+[”\"»’])\s*(?:[-–—(,]|,\s*(?:zegt|vertelt|aldus))\s*(?P<who>.{1,200}?)\)?\.?$"
)
_LABEL = re.compile(
    r"^(?P<label>[A-ZÀ-Þ][\w.'’-]{0,30}(?:\s+(?:van|de|der|den|[A-ZÀ-Þ][\w.'’-]{0,30})){0,3})\s*:\s+(?P<said>\S.*)$"
)


@dataclass(frozen=True)
class Speaker:
    """A name with a function; `topic` is what they talk about, when the line says so."""

    name: str
    function: str = ""
    topic: str = ""


def speaker_in(text: str) -> Speaker | None:
    """Return who a line names with a function ("Anna Bos, coach, over stage"), else None."""
    if len(text) > 260 or is_quoted(text):
        return None
    found = _ATTRIBUTION.match(text.strip())
    if not found or _is_sentence(found["function"]):
        return None
    function = found["function"].strip(" ,;")
    topic = _TOPIC.match(function)
    if topic:
        return Speaker(found["name"].strip(), topic["function"].strip(" ,"), topic["topic"].strip(" ."))
    return Speaker(found["name"].strip(), function)


def _is_sentence(text: str) -> bool:
    """Whether what follows a name goes on as a sentence does, and so is no function."""
    words = text.split()
    return len(words) > 22 or text.rstrip().endswith(("?", "!")) or ". " in text


def is_quoted(text: str) -> bool:
    """Whether a line begins with a sign that opens a quote, and that is not an apostrophe ("’s avonds")."""
    return len(text) > 2 and text[0] in _OPENING and not re.match(r"^[’'‘][nst]\s", text)


def is_whole_quote(text: str) -> bool:
    """Whether the quote that a line opens is closed at its end."""
    return is_quoted(text) and text.rstrip(".,")[-1:] in _CLOSING


def without_quotes(text: str) -> str:
    """Return a quote without the signs around it; a pair inside it stays."""
    text = text.strip()
    if is_quoted(text):
        text = text[1:]
        text = text[:-1] if text[-1:] in _CLOSING else text
    return text.strip()


def quote_with_speaker(text: str) -> tuple[str, Speaker] | None:
    """Return (what is said, by whom) of a line that holds both, else None."""
    found = _INNER.match(text.strip())
    if not found:
        return None
    who = found["who"].strip()
    speaker = speaker_in(who) or (Speaker(who) if re.fullmatch(_NAME, who) else None)
    return (without_quotes(found["quote"]), speaker) if speaker else None


def label_of(text: str) -> tuple[str, str] | None:
    """Return (label, what follows) of a line such as "Anna: Ja, dat klopt.", else None."""
    found = _LABEL.match(text)
    return (found["label"].strip(), found["said"].strip()) if found else None


def is_name(text: str) -> bool:
    """Whether a text is a name of a person and nothing else."""
    return re.fullmatch(_NAME, text.strip()) is not None
