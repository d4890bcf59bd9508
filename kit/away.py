"""Is it the database that is away, or a fault of ours? And whom to call meanwhile: kept where no database is needed.

What readers see while it is away is errors/503.html: nobody knows then what is still true, so nothing stored is shown
(docs/decisions/0021-page-store.md).
"""

import json
import logging
import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError

RETRY_AFTER = 30
"""Seconds after which it is worth to try again: a database that starts anew is back in less."""
_SQLITE_ERROR = 1
"""The code of SQLite for a statement that is wrong, such as one about a table that does not exist."""
_TOO_COMPLEX = "54"
"""The class of PostgreSQL for a statement that is too much for it."""

logger = logging.getLogger(__name__)


def is_away(error: BaseException | None) -> bool:
    """Whether an exception, or what caused it, says that the database cannot be asked now.

    It does not answer, ended the connection, is locked by another for longer than we wait, or its disk is full.
    """
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        if isinstance(error, InterfaceError) or (isinstance(error, OperationalError) and not _is_ours(error)):
            return True
        error = error.__cause__ or error.__context__
    return False


def _is_ours(error: OperationalError) -> bool:
    """Whether the database answered that the statement is wrong."""
    driver = error.__cause__
    if (code := getattr(driver, "sqlite_errorcode", None)) is not None:
        return bool(code == _SQLITE_ERROR)
    return str(getattr(driver, "sqlstate", None) or "").startswith(_TOO_COMPLEX)


def remember_desk(name: str, phone: str, link: str) -> None:
    """Keep whom to call when the database is away; `link` is a `tel:` address. Nothing is written when it is known.

    Each machine has its own file. One that cannot be written costs the number on that page, and no more.
    """
    desk = {"name": name, "phone": phone, "link": link}
    if known_desk() == desk:
        return
    path = Path(settings.DESK_FILE)
    unfinished = path.with_suffix(f".{os.getpid()}.part")
    try:
        unfinished.write_text(json.dumps(desk), encoding="utf-8")
        unfinished.replace(path)
    except OSError as error:
        logger.warning("The number of the desk is not kept: %s", error)


def known_desk() -> dict[str, Any]:
    """Return whom to call, as it was kept; empty when that is not known."""
    try:
        desk = json.loads(Path(settings.DESK_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    is_whole = isinstance(desk, dict) and all(isinstance(desk.get(key), str) for key in ("name", "phone", "link"))
    return desk if is_whole and desk["phone"] else {}
