"""One style sheet from many: each block and part keeps its own file, the reader fetches one.

`static/css/` is put together in this order: tokens, base, layout, then components and blocks by name, utilities, print.
The result is `css/portal.css`, made by the finder below for the development server and `collectstatic` alike.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

NAME = "css/portal.css"
ORDER = ("tokens.css", "base.css", "layout.css", "components/*.css", "blocks/*.css", "utilities.css", "print.css")

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*\n\s*")


def build_stylesheet(source: Path) -> str:
    """Return the text of the whole style sheet from the files below `source`, without comments and indents."""
    files = [path for pattern in ORDER for path in sorted(source.glob(pattern))]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    return _SPACE.sub("\n", _COMMENT.sub("", text)).strip() + "\n"


class StylesheetFinder(BaseFinder):
    """Finds the built style sheet, and builds it when one of its parts is newer."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.source = Path(settings.BASE_DIR) / "static" / "css"
        self.storage = FileSystemStorage(location=Path(settings.VAR_DIR) / "stylesheets")
        super().__init__(*args, **kwargs)

    def check(self, **kwargs: Any) -> list:
        """Return nothing: there is no setting to get wrong."""
        return []

    def find(self, path: str, *args: Any, **kwargs: Any) -> Any:
        """Return where the style sheet lies; the second argument differs between Django versions."""
        if path != NAME:
            return []
        found = str(self._build())
        return [found] if kwargs.get("all") or kwargs.get("find_all") else found

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        """Yield the style sheet for `collectstatic`."""
        self._build()
        yield NAME, self.storage

    def _build(self) -> Path:
        target = Path(self.storage.path(NAME))
        text = build_stylesheet(self.source)
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        return target
