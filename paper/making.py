"""Papers that are true today: the one that is kept, if it still is; else one made at this moment, and kept."""

import hashlib
import json
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib.metadata import version
from typing import Any

from django.utils import timezone

from paper import typesetting
from paper.bundles import Front
from paper.choices import Kind
from paper.models import Paper
from paper.pictures import picture_of
from paper.reading import sheet_of
from paper.sheets import MEASURES, Sheet, cut, shortened
from paper.typesetting import TooLongError, TypesettingError
from paper.words import dated, words
from practices.models import PracticePage

TRY_AGAIN_AFTER = timedelta(minutes=15)
"""How long the same that failed is not tried again, so that readers cannot keep the server busy with it."""
LONGEST_NAME = 150
"""A file goes by a name that fits above a window; the title itself is on the paper."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Made:
    """A file, and which measure it took."""

    file: bytes
    measure: int = 0


def one_pager(practice: PracticePage) -> Paper:
    """Return the one-pager of a published practice as it is today; its `error` says so when it cannot be made."""
    sheet = sheet_of(practice)
    content = {"sheet": asdict(sheet), "words": words()}
    return _kept(Kind.ONE_PAGER, practice, content, lambda day: fitted(sheet, day))


def picture(practice: PracticePage) -> Paper:
    """Return the picture that goes with a link to a published practice."""
    content = picture_of(practice)
    return _kept(
        Kind.PICTURE, practice, content, lambda day: Made(typesetting.typeset_png(typesetting.PICTURE, content))
    )


def bundle(front: Front, practices: Sequence[PracticePage], may_make: Callable[[], bool]) -> Paper | None:
    """Return a bundle of published practices in this order, with a cover and contents.

    None when it must be made and `may_make` forbids that. How much of each is kept was found when its one-pager was
    made.
    """
    measures = dict(
        Paper.objects.filter(kind=Kind.ONE_PAGER, practice__in=practices).values_list("practice_id", "measure")
    )
    sheets = [shortened(sheet_of(each), MEASURES[measures.get(each.pk, 0)]) for each in practices]
    content = {"front": asdict(front), "sheets": [asdict(sheet) for sheet in sheets], "words": words()}

    def make(day: date) -> Made:
        return Made(typesetting.typeset_pdf(typesetting.BUNDLE, content | {"words": words() | dated(day)}, day))

    if not Paper.objects.bundles().filter(fingerprint=fingerprint(Kind.BUNDLE, content)).exists() and not may_make():
        return None
    return _kept(Kind.BUNDLE, None, content, make)


def fitted(sheet: Sheet, day: date) -> Made:
    """Set a sheet in type with the first measure that fits on two pages."""
    fixed = words() | dated(day)
    last = len(MEASURES) - 1
    for number, measure in enumerate(MEASURES):
        content = {"name": cut(sheet.title, LONGEST_NAME), "sheet": asdict(shortened(sheet, measure)), "words": fixed}
        try:
            return Made(typesetting.typeset_pdf(typesetting.ONE_PAGER, content, day), number)
        except TooLongError:
            if number == last:
                raise
    raise AssertionError  # the last measure returns or raises


def fingerprint(kind: str, content: Mapping[str, Any]) -> str:
    """Return a digest of what a file says and of everything it is made with."""
    said = json.dumps([kind, content, _makings()], sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(said.encode()).hexdigest()


@lru_cache(maxsize=1)
def _makings() -> str:
    digest = hashlib.sha256(f"{version('typst')} {MEASURES}".encode())
    for folder in (typesetting.ROOT, typesetting.FONTS):
        for path in sorted(folder.iterdir()):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _kept(kind: Kind, practice: PracticePage | None, content: Mapping[str, Any], make: Callable[[date], Made]) -> Paper:
    now = timezone.now()
    mark = fingerprint(kind, content)
    mine: dict[str, Any] = {"kind": kind, "practice": practice} | ({} if practice else {"fingerprint": mark})
    paper = Paper.objects.filter(**mine).first()
    if paper is not None and paper.fingerprint == mark and (not paper.error or now - paper.made_at < TRY_AGAIN_AFTER):
        return paper

    begun = time.perf_counter()
    made, error = Made(b""), ""
    try:
        made = make(timezone.localdate(now))
    except TypesettingError as failure:
        error = str(failure)
        logger.error("%s of %s could not be made: %s", kind, practice and practice.pk, error)
    values = {
        "fingerprint": mark,
        "file": made.file,
        "measure": made.measure,
        "made_at": now,
        "looked_at": now,
        "milliseconds": round((time.perf_counter() - begun) * 1000),
        "error": error,
    }
    paper, _is_new = Paper.objects.update_or_create(**mine, defaults=values)
    return paper
