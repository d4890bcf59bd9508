"""The passive in a Dutch sentence: a form of "worden" with a past participle. Pure.

It is found by form alone, so that it sometimes errs; it errs on the side of silence, for a remark that is wrong costs
the trust that a right one needs.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from writing.measure import Span

DATA = Path(__file__).parent / "data"

FARTHEST = 12
"""How many words may stand between "wordt" and its participle."""

_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[,;:()–—\"“”]")
_WORDEN = frozenset({"word", "wordt", "worden", "werd", "werden"})
_TO_BE = frozenset({"ben", "bent", "is", "zijn", "was", "waren", "geweest"})
_OWN_HELP = frozenset({"heb", "hebt", "heeft", "hebben", "had", "hadden", "hebbende"})
_IN_FRONT_OF_A_NOUN = frozenset({"een", "geen", "heel", "erg", "zeer", "meer", "minder", "te", "zo"})
# What begins another clause: a participle beyond it belongs to another verb.
_NEW_CLAUSE = frozenset(
    """aangezien als alhoewel dat die doordat hoewel maar mits nadat omdat ofschoon opdat sinds tenzij terwijl toen
    totdat want wanneer wie waar waarbij waardoor waarin waarmee waarna waarop waarvan voordat zodat zodra zoals
    , ; : ( ) – — " “ ”""".split()  # noqa: SIM905 - a list of words is read, not computed
)
_AND = frozenset({"en", "of"})

_APART = (
    "aaneen|aan|achteruit|achter|af|binnen|bijeen|bij|bekend|bloot|buiten|deel|door|gelijk|goed|hoog|in|klaar|kwijt|los|"
    "mede|mee|na|neer|om|onder|opnieuw|open|op|over|plaats|samen|schoon|stil|stop|tegen|teleur|terecht|terug|teweeg|thuis|"
    "toe|uiteen|uit|vast|veilig|vol|vooruit|voor|vrij|waar|weer|weg|zwart"
)
_IN_PARTS = re.compile(rf"(?:{_APART})?(?P<rest>(?:ge|be|ver|ont|her)\w+)")
_WEAK_GE = re.compile(r"ge\w{2,}[dt]")
# "Hij verdient" is no participle, "het is verdiend" is: a final t only after the consonants of "'t kofschip".
_WEAK_OTHER = re.compile(r"(?:be|ver|ont|her)\w{2,}(?:[^\Wd]d|[kfsxp]t|cht)")
_PRESENT = re.compile(r"\w+[^e]end")
_ENDS_IN_END = frozenset(
    """aangewend berekend erkend gekend geoefend geopend gerekend getekend gezegend herkend ontkend verkend verrekend
    verwend""".split()  # noqa: SIM905 - a list of words reads as words
)


@lru_cache(maxsize=65_536)
def is_participle(word: str) -> bool:
    """Whether a word in small letters looks like a past participle: "begeleid", "opgehaald", "geschreven"."""
    if word in _strong():
        return True
    found = _IN_PARTS.fullmatch(word)
    rest = found["rest"] if found else ""
    if not rest or word in _no_participles() or rest in _no_participles():
        return False
    if rest in _strong():
        return True
    if _PRESENT.fullmatch(rest) and not rest.endswith("eend") and word not in _ENDS_IN_END and rest not in _ENDS_IN_END:
        return False
    return bool(_WEAK_GE.fullmatch(rest) or _WEAK_OTHER.fullmatch(rest))


def passives(sentence: Span) -> Iterator[Span]:
    """Give each passive of a sentence, from its first word to its last; positions are those of the whole text."""
    tokens = [(found.start(), found.end(), found[0].lower()) for found in _TOKEN.finditer(sentence.text)]
    words = [word for _, _, word in tokens]
    until = -1
    for at in range(len(words)):
        other = _partner(words, at) if at > until else None
        if other is None:
            continue
        first, last = min(at, other), max(at, other)
        until = last
        start, end = tokens[first][0], tokens[last][1]
        yield Span(sentence.start + start, sentence.start + end, sentence.text[start:end])


def _partner(words: list[str], at: int) -> int | None:
    # The place of the participle that goes with the auxiliary at `at`.
    if words[at] == "geworden":
        return _first(words, range(at - 1, max(-1, at - 2), -1)) if _TO_BE.intersection(words) else None
    if words[at] not in _WORDEN:
        return None
    # In front it stands near: "omdat het gemaakt wordt", "moet gemaakt kunnen worden".
    before = _first(words, range(at - 1, max(-1, at - 4), -1))
    return _first(words, range(at + 1, min(len(words), at + FARTHEST + 2))) if before is None else before


def _first(words: list[str], places: range) -> int | None:
    is_in_front = places.step < 0
    is_beyond_and = is_aside = False
    for place in places:
        word = words[place]
        if not is_in_front and (is_aside or word == "("):
            is_aside = word != ")"  # what stands between brackets is no other clause
            continue
        is_and = word in _AND
        if word in _NEW_CLAUSE or word in _OWN_HELP or word in _WORDEN or (is_and and is_in_front):
            return None
        is_beyond_and = is_beyond_and or is_and
        if is_participle(word) and _stands_alone(words, place, is_beyond_and, is_in_front):
            return place
    return None


def _stands_alone(words: list[str], place: int, is_beyond_and: bool, is_in_front: bool) -> bool:
    before = words[place - 1] if place else ""
    after = words[place + 1] if place + 1 < len(words) else ""
    if {before, after} & _OWN_HELP or before in _IN_FRONT_OF_A_NOUN:
        return False
    if is_in_front and ({before, after} & _TO_BE) and after != "geworden":
        return False  # "een leerling die begeleid is wordt vaak kok"
    # Beyond "en" stands another verb, which in the present looks like a participle: "hij wordt kok en verwacht veel".
    return not (is_beyond_and and words[place].endswith("t") and not words[place].startswith("ge"))


@lru_cache(maxsize=1)
def _strong() -> frozenset[str]:
    return frozenset(_words_of("participles.txt"))


@lru_cache(maxsize=1)
def _no_participles() -> frozenset[str]:
    return frozenset(_words_of("no_participles.txt"))


def _words_of(name: str) -> Iterator[str]:
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield from line.split()
