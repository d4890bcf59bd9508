"""A release of the portal in a folder."""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def make_release(folder: Path) -> Path:
    """Copy to `folder` what goes into the image, and nothing else: if something is missing there, it is here."""
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    folder.mkdir()
    for name in [line[1:] for line in lines if line.startswith("!")]:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.po"))
        else:
            shutil.copy(source, folder / name)
    return folder
