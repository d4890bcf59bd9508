"""Who a person is in a text: names and addresses in whatever way they are written, found and put out of it."""

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, unquote_plus

from django.utils.text import slugify
from django.utils.translation import gettext as _

from kit.folding import folded

PARTICLES = frozenset(
    (
        *("van", "de", "der", "den", "het", "t", "ten", "ter", "te", "in", "op", "aan", "bij", "voor", "v", "d"),
        *("la", "le", "el", "al", "von", "zu", "du", "di", "da", "dos"),
    )
)
"""What may stand before a last name, as in "van 't Hof" and "El Amrani"."""
_SHORT: dict[tuple[str, ...], list[tuple[str, ...]]] = {
    ("van",): [("v",)],
    ("van", "de"): [("v", "d"), ("vd",), ("v", "de")],
    ("van", "den"): [("v", "d"), ("vd",), ("v", "den")],
    ("van", "der"): [("v", "d"), ("vd",), ("v", "der")],
}
_TITLES = ("mevrouw", "mevr", "mw", "meneer", "mijnheer", "dhr", "heer", "juf", "juffrouw", "meester")
_SIGN = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|\w+);|.", re.DOTALL)
_TAG = r"</?(?:a|abbr|b|br|em|i|mark|small|span|strong|sub|sup|u)\b[^<>]*>"
_BETWEEN = rf"(?:[\s_+'-]|\.(?=\w)|(?<=\b\w)\.|%20|{_TAG})+"
_HIDDEN = re.compile(r"%[0-9A-Fa-f]{2}")  # as in an address, or in what a form sent
_RUN = re.compile(r"[^\s\"'<>]+")
_WORD_BEFORE, _WORD_AFTER = r"(?<![^\W_])", r"(?![^\W_])"
_EMAIL = re.compile(r"[\w.+-]{1,64}(?:@|%40)[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_REST_OF_ADDRESS = re.compile(r"[\w.+-]{0,255}(?:@|%40)[\w-]{1,63}(?:\.[\w-]{1,63})+")
_LONG_ENOUGH_JOINED = 10
"""Signs: so long a name written as one word, as in an address, is nobody else's and no word."""


class NotAPersonError(ValueError):
    """What was given is no full name and no e-mail address."""

    def __str__(self) -> str:
        return _("Geef een voornaam en een achternaam, of een e-mailadres.")


@dataclass(frozen=True)
class Person:
    """Whom we look for, by names and e-mail addresses."""

    names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()

    @classmethod
    def of(cls, *told: str) -> "Person":
        """Return who is meant by these names and addresses.

        Raises:
            NotAPersonError: one of them is a single word, which would be found in many people.
        """
        emails = tuple(dict.fromkeys(word.strip().lower() for word in told if "@" in word))
        names = tuple(dict.fromkeys(" ".join(word.split()) for word in told if "@" not in word))
        if not (emails or names) or any(len(folded(name).split()) < 2 for name in names):
            raise NotAPersonError
        if any(not re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@]+", email) for email in emails):
            raise NotAPersonError
        return cls(names, emails)

    @cached_property
    def spellings(self) -> set[tuple[str, ...]]:
        """Every way in which the names are written in full, as folded words."""
        return {spelling for name in self.names for spelling in _spellings(folded(name).split())}

    @cached_property
    def doubtful_spellings(self) -> set[tuple[str, ...]]:
        """Ways that may be another's: initials, or a title, before the last name."""
        return {way for name in self.names for way in _doubtful(folded(name).split())} - self.spellings

    @cached_property
    def _certain(self) -> re.Pattern[str]:
        ways = [_pattern(words) for words in sorted(self.spellings, key=len, reverse=True)]
        joined = {"".join(folded(name).split()) for name in self.names}
        ways += [re.escape(word) for word in joined if len(word) >= _LONG_ENOUGH_JOINED]
        name = rf"{_WORD_BEFORE}(?P<name>{'|'.join(ways)}){_WORD_AFTER}" if ways else r"(?P<name>(?!))"
        emails = "|".join(re.escape(email).replace("@", "(?:@|%40)") for email in self.emails)
        email = rf"(?<![\w.+-])(?P<email>{emails})(?![\w-]|\.\w)" if emails else r"(?P<email>(?!))"
        return re.compile(f"{email}|{name}")

    @cached_property
    def _doubtful_pattern(self) -> re.Pattern[str]:
        ways = [_pattern(words) for words in sorted(self.doubtful_spellings, key=len, reverse=True)]
        return re.compile(rf"{_WORD_BEFORE}(?P<name>{'|'.join(ways)}){_WORD_AFTER}" if ways else r"(?!)")

    @cached_property
    def _signs(self) -> tuple[str, ...]:
        """What a text without this person seldom has: the longest word of each name, and the addresses."""
        return tuple(_skeleton(sign) for sign in (*(max(folded(n).split(), key=len) for n in self.names), *self.emails))

    def is_called(self, typed: str) -> bool:
        """Whether this is one of the names or addresses, as somebody types it once more."""
        return folded(typed) in map(folded, self.names) or typed.strip().lower() in self.emails

    def may_be_in(self, text: str) -> bool:
        """Whether it is worth to look closer: quick, and never wrong when it says no."""
        plain = _skeleton(text)
        return any(sign in plain for sign in self._signs) or _HIDDEN.search(text) is not None

    def is_in(self, text: str, *, doubtful: bool = False) -> bool:
        """Whether this person is named in a text."""
        return any(next(self.spans(each, doubtful=doubtful), None) for each in (text, *_unquoted(text)))

    def spans(self, text: str, *, doubtful: bool = False) -> Iterator[tuple[int, int, bool]]:
        """Give where this person stands in a text: from, up to, and whether it is an address."""
        if not self.may_be_in(text):
            return
        plain, places = _with_places(text)
        pattern = self._doubtful_pattern if doubtful else self._certain
        for found in pattern.finditer(plain):
            address = _REST_OF_ADDRESS.match(plain, found.end())  # a name before an at sign takes the rest along
            end = address.end() if address else found.end()
            yield places[found.start()][0], places[end - 1][1], bool(address or found.groupdict().get("email"))

    def excerpt(self, text: str, *, doubtful: bool = False, around: int = 60) -> str:
        """Return a first place in a text with what stands around it, without marks; "" when there is none."""
        for start, end, _is_email in self.spans(text, doubtful=doubtful):
            before = _without_tags(text[max(0, start - 3 * around) : start])[-around:]
            after = _without_tags(text[end : end + 3 * around])[:around]
            return " ".join((before + _without_tags(text[start:end]) + after).split())
        return next((self.excerpt(each, doubtful=doubtful, around=around) for each in _unquoted(text)), "")

    def put_out(self, text: str, instead: str, *, doubtful: bool = False) -> str:
        """Return a text without this person; `instead` comes in the place of the name, tags within a name stay."""
        if not doubtful:
            text = self._without_mail_links(text)
        if _HIDDEN.search(text):
            text = _RUN.sub(lambda found: self._put_out_quoted(found[0], instead, doubtful=doubtful), text)
        parts, last = [], 0
        for start, end, is_email in self.spans(text, doubtful=doubtful):
            tags = "".join(re.findall(_TAG, text[start:end]))
            parts += [text[last:start], self._instead(text, start, end, instead, is_email), tags]
            last = end
        return "".join([*parts, text[last:]])

    def _put_out_quoted(self, quoted: str, instead: str, *, doubtful: bool) -> str:
        said = unquote_plus(quoted)
        if not _HIDDEN.search(quoted) or not self.is_in(said, doubtful=doubtful):
            return quoted
        return quote(self.put_out(said, instead, doubtful=doubtful), safe="/:?#[]@!$&'()*+,;=~.-_")

    def _instead(self, text: str, start: int, end: int, instead: str, is_email: bool) -> str:
        whole = start == 0 and end == len(text)
        if is_email:
            return "" if whole else _("(e-mailadres verwijderd)")
        said = _without_tags(text[start:end])
        if not re.search(r"\s", html.unescape(said)):  # as in an address or the name of a file
            return slugify(instead) or "verwijderd"
        return instead

    def _without_mail_links(self, text: str) -> str:
        for email in self.emails:
            link = rf"<a\b[^<>]*href=[\"']mailto:{re.escape(email)}[^\"'<>]*[\"'][^<>]*>((?:[^<]|<(?!/?a\b))*)</a>"
            text = re.sub(link, r"\1", text, flags=re.IGNORECASE)
        return text


def _skeleton(text: str) -> str:
    """Return the letters without accents of a text, and no other letters than those from a to z: quickly made."""
    text = html.unescape(text) if "&" in text else text
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return text.lower().replace("'", "").replace("`", "").replace("%40", "@")


def plain_text(text: str) -> str:
    """Return a text without capitals, accents, apostrophes and entities."""
    text = html.unescape(text) if "&" in text else text
    text = text.lower().replace("%40", "@")
    if not text.isascii():
        signs = unicodedata.normalize("NFKD", text.casefold())
        text = "".join(sign for sign in signs if not unicodedata.combining(sign) and unicodedata.category(sign) != "Cf")
    return re.sub(r"['’‘`´]", "", text)


def words_in(text: str) -> list[str]:
    """Return the words of a text, folded as those of a name."""
    return re.findall(r"[^\W_]+", plain_text(re.sub(r"<[^<>]*>", " ", text).replace("%20", " ")))


def emails_in(text: str) -> set[str]:
    """Return the e-mail addresses in a text, in small letters."""
    if "@" not in text and "%40" not in text and "&#64;" not in text:
        return set()
    return {found.replace("%40", "@").strip(".") for found in _EMAIL.findall(html.unescape(text).lower())}


def _unquoted(text: str) -> list[str]:
    """Return a text without the signs of addresses, when it has some that hide letters."""
    said = unquote_plus(text) if _HIDDEN.search(text) else text
    return [said] if said != text and not _HIDDEN.search(said) else []


def _spellings(words: list[str]) -> Iterator[tuple[str, ...]]:
    given, particles, last = _parts(words)
    for short in ((*particles,), *_SHORT.get(particles, [])):
        yield (*given, *short, *last)
        yield (*short, *last, *given)
        yield (*last, *given, *short)
    yield (words[-1], *words[:-1])


def _doubtful(words: list[str]) -> Iterator[tuple[str, ...]]:
    given, particles, last = _parts(words)
    if not given:
        return
    for short in ((*particles,), *_SHORT.get(particles, [])):
        yield (*(name[0] for name in given), *short, *last)
        yield (given[0][0], *short, *last)
        yield ("".join(name[0] for name in given), *short, *last)
        for title in _TITLES:
            yield (title, *short, *last)


def _parts(words: list[str]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return given names, particles and last name of folded words."""
    first = next((place for place, word in enumerate(words) if place and word in PARTICLES), len(words) - 1)
    rest = next((place for place in range(first, len(words)) if words[place] not in PARTICLES), len(words) - 1)
    return tuple(words[:first]), tuple(words[first:rest]), tuple(words[rest:])


def _pattern(words: tuple[str, ...]) -> str:
    """Return what finds these words, with whatever may stand between them; a comma where the last name comes first."""
    written = ("'?".join(re.escape(sign) for sign in word) + (r"\.?" if word in _TITLES else "") for word in words)
    return rf"(?:{_BETWEEN}|,\s*)".join(written)


def _with_places(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a folded text, and of each sign from where to where it stands in the text itself."""
    signs, places = [], []
    for found in _SIGN.finditer(text):
        for sign in _folded_sign(found[0]):
            signs.append(sign)
            places.append(found.span())
    return "".join(signs), places


def _folded_sign(written: str) -> str:
    sign = html.unescape(written) if len(written) > 1 else written
    if sign.isascii():
        return "'" if sign == "`" else sign.lower()
    if sign in "’‘´":
        return "'"
    plain = unicodedata.normalize("NFKD", sign.casefold())
    return "".join(one for one in plain if not unicodedata.combining(one) and unicodedata.category(one) != "Cf")


def _without_tags(text: str) -> str:
    return html.unescape(re.sub(r"^[^<>]*>|<[^<>]*>|<[^<>]*$", " ", text))
