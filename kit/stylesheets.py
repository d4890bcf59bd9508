"""One style sheet from many: each block and part keeps its own file, the reader fetches one.

`static/css/` is put together in this order: tokens, base, layout, then components and blocks by name, utilities, print.
The result is `css/portal.css`, made by the finder below for the development server and `collectstatic` alike. Pages
with a form to fill in fetch `css/forms.css` too, from `static/css/forms/`, and the documentation of the open data
`css/docs.css`, from `static/css/docs/`: most readers never need them. What stands in a frame on another site fetches
`css/embed.css` alone.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

SHEETS = {
    "css/portal.css": (
        "tokens.css", "base.css", "layout.css", "components/*.css", "blocks/*.css", "utilities.css", "print.css",
    ),
    "css/forms.css": ("forms/*.css",),
    "css/embed.css": (
        "tokens.css", "base.css", "layout.css", "components/card.css", "components/cover.css",
        "components/masthead.css", "components/text.css", "embed/*.css", "utilities.css",
    ),
    "css/docs.css": ("docs/*.css",),
}  # fmt: skip

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_SPACE = re.compile(r"(?<!\s)[^\S\n]*\n\s*")
_NEEDLESS = re.compile(r"""("[^"]*"|'[^']*')|(?<=[{;:,]) +|; +(?=\})|(?<! ) +(?=\})""")
"""Spaces that say nothing, and what stands between quotes, which is kept as it is."""


def build_stylesheet(source: Path, name: str = "css/portal.css") -> str:
    """Return the text of a whole style sheet from the files below `source`, without comments and needless spaces."""
    files = [path for pattern in SHEETS[name] for path in sorted(source.glob(pattern))]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    text = _SPACE.sub("\n", _COMMENT.sub("", text)).strip()
    return _NEEDLESS.sub(lambda found: found[1] or "", text) + "\n"


class StylesheetFinder(BaseFinder):
    """Finds the built style sheets, and builds one when one of its parts is newer."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.source = Path(settings.BASE_DIR) / "static" / "css"
        self.storage = FileSystemStorage(location=Path(settings.VAR_DIR) / "stylesheets")
        super().__init__(*args, **kwargs)

    def check(self, **kwargs: Any) -> list:
        """Return nothing: there is no setting to get wrong."""
        return []

    def find(self, path: str, *args: Any, **kwargs: Any) -> Any:
        """Return where a style sheet lies; the second argument differs between Django versions."""
        if path not in SHEETS:
            return []
        found = str(self._build(path))
        return [found] if kwargs.get("all") or kwargs.get("find_all") else found

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        """Yield the style sheets for `collectstatic`."""
        for name in SHEETS:
            self._build(name)
            yield name, self.storage

    def _build(self, name: str) -> Path:
        target = Path(self.storage.path(name))
        text = build_stylesheet(self.source, name)
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        return target
