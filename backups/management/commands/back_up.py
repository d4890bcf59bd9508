"""manage.py back_up DIR"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from backups.keeping import made_and_noted
from backups.refusals import Refused

KEPT = 4


class Command(BaseCommand):
    """Make a back-up of the whole site."""

    help = _("Maakt een back-up van de hele site in een map: de database en alle bestanden. De site blijft werken.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder, the keys and how many to keep."""
        parser.add_argument("folder", type=Path, metavar="DIR", help=_("De map met back-ups."))
        parser.add_argument(
            "--key",
            action="append",
            metavar="age1…",
            help=_("Openbare sleutel van age waarmee alles op slot gaat; mag vaker. Anders geldt BACKUP_KEY."),
        )
        parser.add_argument("--keep", type=int, default=KEPT, metavar="N", help=_("Bewaar de laatste N (gewoon 4)."))

    def handle(self, *args: Any, folder: Path, key: list[str] | None, keep: int, **options: Any) -> None:
        """Make it, and say what is in it.

        Raises:
            CommandError: it could not be made.
        """
        try:
            made = made_and_noted(folder, key or settings.BACKUP_KEYS, keep, self.stdout.write)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        for name in made.missing:
            self.stderr.write(_("Niet gevonden: %s. De database noemt dit bestand, maar het is er niet.") % name)
        self.stdout.write(
            _("De back-up is klaar: %(folder)s (%(megabytes).1f MB).")
            % {"folder": made.folder, "megabytes": made.size / 1_000_000}
        )
