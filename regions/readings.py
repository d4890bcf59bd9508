"""How a place can be read from what people type. Pure: any text gives an answer."""

import re
from dataclasses import dataclass

from kit.folding import folded

MOST_CHARACTERS = 100

_POSTCODE = re.compile(r"(?:^| )([1-9][0-9]{3})(?: ?[a-z]{2})?(?= |$)")
_KINDS = ("arbeidsmarktregio", "regio", "amr", "gemeente", "stad", "dorp")
_PROVINCE = "provincie "
_ABBREVIATIONS = {
    "gr": "groningen",
    "fr": "fryslan",
    "friesland": "fryslan",
    "dr": "drenthe",
    "o": "overijssel",
    "ov": "overijssel",
    "fl": "flevoland",
    "g": "gelderland",
    "gld": "gelderland",
    "u": "utrecht",
    "ut": "utrecht",
    "nh": "noord holland",
    "zh": "zuid holland",
    "z": "zeeland",
    "zld": "zeeland",
    "nb": "noord brabant",
    "brabant": "noord brabant",
    "l": "limburg",
    "lb": "limburg",
}
_PROVINCES = {
    "groningen",
    "fryslan",
    "drenthe",
    "overijssel",
    "flevoland",
    "gelderland",
    "utrecht",
    "noord holland",
    "zuid holland",
    "zeeland",
    "noord brabant",
    "limburg",
}


@dataclass(frozen=True)
class Reading:
    """A name as compared, without spaces, and the folded province that must hold when one was typed behind it."""

    name: str
    province: str = ""


@dataclass(frozen=True)
class Asked:
    """What somebody typed: as it can be shown, and how it can be read, the most likely reading first.

    `digits` are those of a postcode and `province` is a province that was asked for by that word, or "".
    """

    text: str
    digits: str
    province: str
    readings: tuple[Reading, ...]


def read(text: str) -> Asked:
    """Return how `text` can be read; without readings there was nothing in it."""
    shown = "".join(sign for sign in " ".join(text[: 5 * MOST_CHARACTERS].split()) if sign.isprintable())
    shown = shown[:MOST_CHARACTERS].strip()
    name = folded(shown)
    if not name:
        return Asked(shown, "", "", ())
    postcode = _POSTCODE.search(name)
    province = name.removeprefix(_PROVINCE) if name.startswith(_PROVINCE) else name
    return Asked(
        text=shown,
        digits=postcode[1] if postcode else "",
        province=_ABBREVIATIONS.get(province, province),
        readings=tuple(dict.fromkeys(_readings(name))),
    )


def joined(name: str) -> str:
    """Return a name in the form in which readings are compared: folded, without spaces."""
    return folded(name).replace(" ", "")


def _readings(name: str) -> list[Reading]:
    spellings = [name]
    for kind in _KINDS:
        if name.startswith(f"{kind} "):
            spellings.append(name.removeprefix(f"{kind} "))
    spellings += [f"sint {spelling[3:]}" for spelling in spellings if spelling.startswith("st ")]
    readings = [Reading(spelling.replace(" ", "")) for spelling in spellings]
    for spelling in spellings:
        for province in (*_PROVINCES, *_ABBREVIATIONS):
            if spelling.endswith(f" {province}"):
                place = spelling.removesuffix(f" {province}").replace(" ", "")
                readings.append(Reading(place, _ABBREVIATIONS.get(province, province)))
    return readings
