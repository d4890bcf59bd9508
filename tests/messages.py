"""Collect messages into locale/ and compile them: `python -m tests.messages`. Dutch is the source of the English."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
NOT_SHOWN = ("tests", "bench")
"""Packages whose texts nobody meets in the interface."""
CATALOGUE = Path("locale/en/LC_MESSAGES/django.po")


def collect(target: Path) -> polib.POFile:
    """Bring the catalogue below `target` up to date with the code and templates; return it.

    `target` holds copies of (or is) the project's folders with code, templates and `locale`.
    """
    command = [sys.executable, "-m", "django", "makemessages", "-l", "en", "--no-location", "--no-obsolete", "-v", "0"]
    ignore = [part for folder in ("tests", ".venv", "var", "docs", "static") for part in ("-i", folder)]
    environment = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    subprocess.run([*command, *ignore], cwd=target, env=environment, check=True)
    catalogue = polib.pofile(str(target / CATALOGUE), wrapwidth=110)
    catalogue.metadata = {
        "Project-Id-Version": "kwartiermakers-portal",
        "Language": "en",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    catalogue.header = "English texts of the interface; the source is Dutch."
    catalogue.sort(key=lambda entry: entry.msgid.casefold())
    return catalogue


def collect_elsewhere(folder: Path) -> polib.POFile:
    """Return the catalogue as it would be after collecting, without touching the project."""
    apps = [app.parent.name for app in ROOT.glob("*/__init__.py") if app.parent.name not in NOT_SHOWN]
    for name in (*apps, "templates", "locale"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return collect(folder)


def main() -> None:
    """Collect, compile, and say what still wants a translation."""
    (ROOT / CATALOGUE).parent.mkdir(parents=True, exist_ok=True)
    catalogue = collect(ROOT)
    catalogue.save(str(ROOT / CATALOGUE))
    catalogue.save_as_mofile(str((ROOT / CATALOGUE).with_suffix(".mo")))
    print(f"{len(catalogue)} messages, {len(catalogue.untranslated_entries())} without English")


if __name__ == "__main__":
    main()
