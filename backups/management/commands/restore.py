"""manage.py restore DIR"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from backups.refusals import Refused
from backups.restoring import restore, try_rows


class Command(BaseCommand):
    """Bring a back-up back into an empty place."""

    help = _(
        "Zet een back-up terug in een lege database en een lege opslag. Eerst wordt elk bestand nagekeken; gaat er "
        "iets mis, dan blijft alles zoals het was."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder and the key."""
        parser.add_argument(
            "folder", type=Path, metavar="DIR", help=_("Een back-up, of de map met back-ups: dan de nieuwste.")
        )
        parser.add_argument("--identity", type=Path, metavar="FILE", help=_("Bestand met de geheime sleutel van age."))
        parser.add_argument(
            "--rows-only",
            action="store_true",
            help=_("Alleen de database, zonder bestanden en zoekindex: om te proberen of het kan."),
        )

    def handle(self, *args: Any, folder: Path, identity: Path | None, rows_only: bool, **options: Any) -> None:
        """Do it.

        Raises:
            CommandError: it cannot be done.
        """
        try:
            restored = (try_rows if rows_only else restore)(folder, identity, self.stdout.write)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            _("Teruggezet: de site van %(moment)s, met %(rows)d rijen en %(files)d bestanden.")
            % {
                "moment": f"{localtime(restored.made_at):%d-%m-%Y %H:%M}",
                "rows": restored.rows,
                "files": restored.files,
            }
        )
