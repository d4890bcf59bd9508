"""Sites of their own, each with a database and files, on which commands are run as an administrator does.

`python -m tests.backups.places` fills the site of DATABASE_URL.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings


@dataclass
class Place:
    """A site in a folder. `url` is its database: a file beside it when none is named."""

    folder: Path
    url: str = ""
    more: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.url = self.url or f"sqlite:///{self.sqlite}"

    @property
    def sqlite(self) -> Path:
        return self.folder / "portal.sqlite3"

    @property
    def media(self) -> Path:
        return self.folder / "media"

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "portal.settings",
            "DEBUG": "0",
            "SECRET_KEY": "geheim-" + "x" * 50,
            "DATABASE_URL": self.url,
            "MEDIA_STORAGE": str(self.media),
            "EMAIL_URL": f"filemail:///{self.folder / 'mail'}",
            **self.more,
        }

    def begin(self, *command: str) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, *command],
            cwd=settings.BASE_DIR,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *command: str) -> subprocess.CompletedProcess:
        """Run a command of the site to its end."""
        process = self.begin("manage.py", *command)
        said, complained = process.communicate(timeout=280)
        return subprocess.CompletedProcess(command, process.returncode, said, complained)

    def copy_of(self, other: "Place") -> "Place":
        """Take over the database and the files of another, both in SQLite."""
        shutil.copyfile(other.sqlite, self.sqlite)
        if other.media.exists():
            shutil.copytree(other.media, self.media)
        return self


def main() -> None:
    """Fill a site."""
    import django

    django.setup()
    fill()


def fill() -> None:
    """Make a little of everything, odd values among it."""
    from django.contrib.auth.models import Group
    from django.core.files.base import ContentFile
    from django.db.models import JSONField, Value

    from importing.models import ImportedFile
    from library.models import PortalDocument
    from practices.models import PracticePage, Theme
    from tests import makers

    region = makers.make_region(makers.SiteTree(), "Twente")
    editor = makers.make_user("redactie", is_superuser=True, last_login=datetime(2026, 3, 29, 0, 59, 59, 999999, UTC))
    editor.groups.add(Group.objects.create(name="Redactie 🌿"))
    theme = makers.make_term(Theme, "Nazorg")
    picture = makers.make_image("Kas ‘in’ bloei", portrayed="niemand")
    for title in ("Coach na school", "Een “week” in de kas \\ 100%"):
        practice = makers.make_practice(region, title, cover=picture, body=makers.stream(("text", "<p>é\n\t€</p>")))
        practice.themes.add(theme)
        practice.save_revision(user=editor).publish()
    assert PracticePage.objects.count() == 2
    large = ContentFile(os.urandom(3_000_000), name="naam met spaties.pdf")
    PortalDocument.objects.create(title="Groot", file=large)
    makers.make_document("Nog een", "nog een.pdf")
    makers.make_contact("Sam de Vries", regions=[region])
    ImportedFile.objects.create(name="leeg.docx", digest="a", lines=Value(None, JSONField()), waiting=b"")
    ImportedFile.objects.create(name="vol.docx", digest="b", lines=[{"a": 1.5, "à": None}], waiting=bytes(range(256)))


if __name__ == "__main__":
    main()
