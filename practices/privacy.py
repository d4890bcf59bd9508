"""Sentences in which a reader might recognise a pupil: a first name with an age or a diagnosis. Pure."""

import re
from pathlib import Path

_NAME = r"[A-ZÀ-Þ][a-zà-ÿ]{1,14}(?:\s[A-Z]\.)?"
_AGE = re.compile(
    rf"\b(?P<name>{_NAME})\s*(?:,\s*|\(\s*|is\s+(?:nu\s+)?|van\s+|wordt\s+|was\s+(?:toen\s+)?)"
    r"(?:1[0-9]|2[0-3])\b(?!\s*(?:%|procent|uur|scholen|leerlingen|regio|gemeenten|bedrijven|maanden|weken|dagen|"
    r"plekken|deelnemers))"
)
_DIAGNOSIS = re.compile(
    r"\b(?:autis(?:me|tisch\w*)|asperger|pdd-?nos|ad(?:h)?d|odd|down(?:syndroom)?|syndroom van \w+|epilepsie|"
    r"epileptisch\w*|"
    r"dyslexie|dyslectisch\w*|depressie\w*|depressief|schizofren\w*|psychose\w*|psychotisch\w*|borderline|anorexia|"
    r"verslaving|verslaafd\w*|hechtingsstoornis\w*|gedragsstoornis\w*|taalontwikkelingsstoornis|"
    r"(?:licht )?verstandelijk\w* (?:beperk\w*|gehandicapt\w*)|iq van \d+|doof|slechthorend|blind|slechtziend|"
    r"spastisch)\b",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"\b(?:ASS|LVB|TOS|NAH|PTSS|MCDD)\b")
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])(?<!\b[A-Z]\.)\s+|\n+")
_MIDDLE_NAME = re.compile(rf"(?<=[a-z,;:] )(?P<name>{_NAME})\b")
_FIRST_NAME = re.compile(rf"^[\s“\"‘'„]*(?P<name>{_NAME})\s+(?:heeft|had|is|was|kreeg|krijgt|werd|lijdt|leeft|kampt)\b")
_LINES = (Path(__file__).parent / "data" / "not_a_name.txt").read_text(encoding="utf-8").splitlines()
_NOT_A_NAME = frozenset(word for line in _LINES if not line.startswith("#") for word in line.split())


def recognisable_pupils(text: str, known: frozenset[str] = frozenset()) -> list[str]:
    """Return the sentences that name somebody together with an age or a diagnosis.

    `known` are first names that may be mentioned: those of contacts and speakers, who are adults and agreed. Errs
    on the side of silence at a capital that begins a sentence: a remark that is often wrong is not read.
    """
    found = []
    for sentence in _BETWEEN_SENTENCES.split(text):
        age = _AGE.search(sentence)
        names = [age["name"]] if age else []
        if _DIAGNOSIS.search(sentence) or _CAPITALS.search(sentence):
            first = _FIRST_NAME.search(sentence)
            names += [name["name"] for name in _MIDDLE_NAME.finditer(sentence)] + ([first["name"]] if first else [])
        if any(_is_a_pupil(name.split()[0], known) for name in names):
            found.append(sentence.strip())
    return found


def _is_a_pupil(name: str, known: frozenset[str]) -> bool:
    return name not in _NOT_A_NAME and name not in known and not _DIAGNOSIS.fullmatch(name)
