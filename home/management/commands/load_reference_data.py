"""Load regions, municipalities, places, postcodes, neighbours, names of areas, the tile map and the vocabularies."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from home.reference import load_reference_data
from regions.files import BadFile
from regions.reference import DATA


class Command(BaseCommand):
    """Thin: says what the loader says."""

    requires_system_checks: list[str] = []  # they take longer than a second load
    help = _("Laadt de gebiedsindeling en de woordenlijsten. Kan vaker; wat een redacteur veranderde, blijft zo.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder of the files about regions."""
        parser.add_argument("--folder", type=Path, default=DATA, help=_("Map met regions.csv, places.csv enzovoort."))

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        """Load, and say one line for each kind.

        Raises:
            CommandError: a file cannot be used.
        """
        try:
            load_reference_data(self.stdout.write, folder)
        except BadFile as error:
            raise CommandError(str(error)) from error
