"""What else was recognised in a question, beside the list that answers it: a region, a person, a theme, a term."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from search.documents import LISTED, Shown, source_of
from search.finding import Found
from search.units import Strength

MOST = {"regio": 3, "contact": 3, "thema": 2, "doelgroep": 1, "begrip": 2, "pagina": 1, "formulier": 1}
"""The kinds that are shown, in this order, and how many of each at most."""

_SURE = (Strength.TITLE, Strength.SUMMARY)
_NEAR = (*_SURE, Strength.NEAR_TITLE)
_TEXT = (*_NEAR, Strength.TEXT)
_SURE_OF_PEOPLE = (*_SURE, Strength.NEAR_TITLE, Strength.NEAR_SUMMARY)
"""People are named by what they do, in all its forms: "coördinator" is a netwerkcoördinator."""


def recognised_in(found: Found | None) -> list[Shown]:
    """Return what a question names: exactly, or with every word in its title. At most two queries per kind."""
    if found is None:
        return []
    shown = []
    for kind, entries in recognised_entries(found).items():
        by_key = source_of(kind).show([found.catalogue.object_of(entry) for entry in entries])
        for entry in entries:
            thing = by_key.get(found.catalogue.object_of(entry))
            if thing is not None:
                shown.append(replace(thing, detail=thing.detail or _why(found, entry, thing)))
    return shown


def recognised_entries(found: Found) -> dict[str, list[int]]:
    """Return the entries of what a question names, by kind, the likeliest first."""
    named = [entry for _first, _last, entries in found.named for entry in entries]
    recognised = {}
    has_list = bool(found.among(LISTED))
    for kind, most in MOST.items():
        public = found.catalogue.public(kind)
        exact = [entry for entry in named if public >> entry & 1]
        others = found.among(kind, has_all=True)
        sure = _all_with(found, others, _SURE_OF_PEOPLE if kind == "contact" else _SURE)
        if not exact and not sure:
            sure = _all_with(found, others, _NEAR if has_list else _TEXT)
        entries = [*_sorted(found, exact), *found.ranked(sure, 0, most)]
        if entries:
            recognised[kind] = list(dict.fromkeys(entries))[:most]
    return recognised


def _all_with(found: Found, entries: int, strengths: Sequence[Strength]) -> int:
    for matches in found.matches:
        entries &= matches.at_least(*strengths)
    return entries


def _sorted(found: Found, entries: Sequence[int]) -> list[int]:
    bits = 0
    for entry in entries:
        bits |= 1 << entry
    return found.ranked(bits, 0, len(entries))


def _why(found: Found, entry: int, thing: Shown) -> str:
    """Say by which name a thing was recognised, when that is not its title: "Zaandam hoort hierbij"."""
    for first, last, entries in found.named:
        if entry in entries:
            words = found.question.words
            name = found.question.text[words[first].start : words[last].end]
            return (
                ""
                if name.casefold() in thing.title.casefold()
                else _("%s hoort hierbij") % (name[:1].upper() + name[1:])
            )
    return ""
