"""The licences of what the portal stands on: `python -m tests.licences` writes docs/licences.md."""

import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "licences.md"
HEAD = """# Licences of what the portal stands on

Made by `make licences` from what the packages say of themselves; what is pinned in `requirements.txt` goes along
with the site, everything else is for tests. Packages for another system than this was made on stand without licence.

| package | version | licence |
|---|---|---|
"""
_PINNED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[^]]*\])?==(?P<version>[^ ;\\]+)", re.MULTILINE)
_BY_HAND = {"pyrage": "MIT"}
"""Where a package says it in its source alone."""
_PREFIX = "License :: OSI Approved :: "


def pinned(path: Path) -> dict[str, str]:
    """Return the packages that a file of requirements pins, each with its version."""
    return {found["name"]: found["version"] for found in _PINNED.finditer(path.read_text(encoding="utf-8"))}


def licence_of(name: str) -> str:
    """Return what a package says of its licence, in the shortest words it has for it; "" when it is not installed."""
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return ""
    return next(filter(None, _told(found)), "not told")


def _told(found: Distribution) -> Iterator[str]:
    yield found.metadata.get("License-Expression") or ""
    yield ", ".join(
        sorted(
            each.removeprefix(_PREFIX).removeprefix("License :: ")
            for each in found.metadata.get_all("Classifier") or []
            if each.startswith("License ::")
        )
    )
    lines = (found.metadata.get("License") or "").strip().splitlines()
    yield lines[0][:80] if lines else ""
    yield _BY_HAND.get(found.metadata["Name"], "")


def page() -> str:
    """Return the page."""
    packages = pinned(ROOT / "requirements.txt")
    rows = [f"| {name} | {packages[name]} | {licence_of(name) or '(another system)'} |" for name in sorted(packages)]
    return HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE.relative_to(ROOT)}\n")
