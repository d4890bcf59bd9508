"""How long and how hard a Dutch text is: its sentences, words and syllables. Pure: any text will do."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

B1_FROM = 60
"""From this reading ease on a text is likely to suit readers at level B1.

Nobody has measured an official link between reading ease and language levels. Sixty is where the band "standard" of
Flesch's table begins, the language of a newspaper for everybody, and most advice on B1 takes the same number. It is a
guide and no verdict: a text of sixty with rare words is still hard.
"""

SHORTEST_MEASURED = 20
"""Below this number of words one long word decides the reading ease, so that it says nothing."""

_LEVELS = (  # the bands of Flesch's table
    (90, gettext_noop("heel makkelijk")),
    (80, gettext_noop("makkelijk")),
    (70, gettext_noop("vrij makkelijk")),
    (B1_FROM, gettext_noop("gemiddeld")),
    (50, gettext_noop("vrij moeilijk")),
    (30, gettext_noop("moeilijk")),
)
_HARDEST = gettext_noop("heel moeilijk")

_WORD = re.compile(r"[^\W_]+(?:[-‐‑'’.@/][^\W_]+)*")
_END_OR_LINE = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’»)\]]*(?=\s)|[\r\n]+")
_LAST_TOKEN = re.compile(r"[^\s(\[\"'“‘«]*$")
_OPENING = ' \t\u00a0"“„«([–—-•*'
_SMALL_WORD_IN_FRONT = re.compile(r"[’'‘`][stnrk]\s+(?=[A-ZÀ-Ý])")  # 's Ochtends, 't Is
_SPELLED_OUT = re.compile(r"(?:[a-z]\.)+[a-z]")  # o.a, d.w.z
_ORDINAL = re.compile(r"\d{1,2}|[a-zA-Z]")

_ABBREVIATIONS = frozenset(
    """afd afl alg art bc bijv bijz blz bv bvb ca cf ctr dhr dipl dr drs eig evt excl fam fig geb gem hfst hr hs ing
    inh incl ir jhr jr lic max mej mevr min mld mln mr mw nl nr nrs opm org pag par plv pres prof prot ref reg resp
    secr spec sr st str tel temp toel uitg univ vb vgl vnl vs zgn zog""".split()  # noqa: SIM905 - a list to be read
)
_MONTHS = frozenset("jan feb febr mrt apr aug sep sept okt nov dec".split())  # noqa: SIM905 - as words
_MAY_END_A_SENTENCE = frozenset({"enz", "etc", "e.d", "e.a", "e.v", "n.v.t", "jl", "a.s", "cs", "c.s"})


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text: where it stands, and what it says."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A text in numbers; `ease` is None when it is too short to tell."""

    words: int
    sentences: int
    ease: float | None

    @property
    def level(self) -> str:
        """The reading ease in Dutch."""
        return _("te kort voor een cijfer") if self.ease is None else level_of(self.ease)

    @property
    def is_b1(self) -> bool:
        """Whether it is likely to suit readers at level B1; a text too short to tell is not held against its writer."""
        return self.ease is None or self.ease >= B1_FROM


def sentences(text: str) -> list[Span]:
    """Return the sentences of a text that have a word; a new line always ends one, as do headings and list items."""
    found = []
    start = 0
    for end, following in _ends(text):
        if end > start and (span := _trimmed(text, start, end)):
            found.append(span)
        start = following
    return found


def words(text: str) -> list[Span]:
    """Return the words of a text; a number is a word too."""
    return [Span(found.start(), found.end(), found[0]) for found in _WORD.finditer(text)]


def measured(text: str) -> Measure:
    """Return how long and how hard a text is."""
    all_words = _WORD.findall(text)
    spans = sentences(text)
    if len(all_words) < SHORTEST_MEASURED or not spans:
        return Measure(len(all_words), len(spans), None)
    total = sum(map(syllables, all_words))
    return Measure(len(all_words), len(spans), douma_reading_ease(len(all_words), len(spans), total))


def douma_reading_ease(words: int, sentences: int, syllables: int) -> float:
    """Return the Flesch-Douma reading ease of a Dutch text, about 0 (hard) to 100 (easy).

    Source: W.H. Douma (1960), 206.84 - 0.93 * words per sentence - 77 * syllables per word.

    Raises:
        ValueError: one of the numbers is not positive.
    """
    if words <= 0 or sentences <= 0 or syllables <= 0:
        raise ValueError("A text has at least one word, one sentence and one syllable.")
    return 206.84 - 0.93 * words / sentences - 77 * syllables / words


def level_of(ease: float) -> str:
    """Return a reading ease in Dutch, from "heel makkelijk" to "heel moeilijk"."""
    return _(next((name for least, name in _LEVELS if ease >= least), _HARDEST))


# The longest groups first. "y" before a vowel is a consonant (royaal), "u" after q as well (aquarium); "e" before "um"
# and "i" before "ee" are heard apart (museum, officieel).
_NUCLEUS = re.compile(
    r"eau|aai|ooi|oei|eeu|ieu|i(?=ee)|e(?=um)|oa(?=ch)|ea(?=m)|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|ou|au|ai|oi(?!e)"
    r"|y(?![aeiou])|(?<!q)u|[aeioáàâéèêíìîóòôúùûäëïöü]"
)
_ENGLISH = re.compile(r"\b(?:on|off)line|website|update|file\b|stakeholder|case\b|lifetime|time\b|game\b")
_ENGLISH_SYLLABLES = {"stakeholder": 3, "lifetime": 2, "file": 1, "case": 1, "time": 1, "game": 1}
_APART = str.maketrans({"ä": " ä", "ë": " ë", "ï": " ï", "ö": " ö", "ü": " ü"})


@lru_cache(maxsize=65_536)
def syllables(word: str) -> int:
    """Return how many syllables a Dutch word has: its groups of vowels; at least one, for numbers and "tv" too."""
    rest = word.lower()
    borrowed = 0
    for found in _ENGLISH.findall(rest):
        borrowed += _ENGLISH_SYLLABLES.get(found, 2)
        rest = rest.replace(found, "-", 1)
    return max(1, borrowed + len(_NUCLEUS.findall(rest.translate(_APART))))


def _ends(text: str) -> Iterator[tuple[int, int]]:
    # Where each sentence ends and where the next one may begin.
    start = 0
    for found in _END_OR_LINE.finditer(text):
        is_line = found[0][0] in "\r\n"
        if is_line or _is_end(text, start, found):
            yield (found.start() if is_line else found.end()), found.end()
            start = found.end()
    yield len(text), len(text)


def _is_end(text: str, start: int, found: re.Match[str]) -> bool:
    following = text[found.end() : found.end() + 40].lstrip(_OPENING)
    if following[:1].islower() or (following[:1] in "'’‘`" and not _begins_with_quote(following)):
        return False
    if not found[0].startswith(".") or found[0].startswith("..."):
        return True
    before = text[start : found.start()]
    token = (_LAST_TOKEN.search(before) or [""])[0]
    lower = token.lower()
    if before.strip() == token and _ORDINAL.fullmatch(token):
        return False  # "1." in front of an item
    if lower in _MAY_END_A_SENTENCE:
        return not following[:1].isdigit()
    if lower in _MONTHS:
        return not following[:1].isdigit()
    is_initial = len(token) == 1 and token.isupper()
    return not (is_initial or lower in _ABBREVIATIONS or _SPELLED_OUT.fullmatch(lower) or _is_initials(token))


def _begins_with_quote(following: str) -> bool:
    if _SMALL_WORD_IN_FRONT.match(following):
        return True
    quoted = following.lstrip("'’‘`")
    return not quoted[:1].islower()


def _is_initials(token: str) -> bool:
    return bool(re.fullmatch(r"(?:[A-Z]\.)+[A-Z]", token))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    if not _WORD.search(piece):
        return None
    begin = start + len(piece) - len(piece.lstrip())
    stop = start + len(piece.rstrip())
    return Span(begin, stop, text[begin:stop])
