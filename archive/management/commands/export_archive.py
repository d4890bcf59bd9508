"""Write the whole public site as files that open without a server."""

import logging
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from archive.exporting import Exporting
from archive.folder import Refused


class Command(BaseCommand):
    """Makes an archive, goes on with one that was broken off, or brings one up to date."""

    help = _(
        "Schrijft de hele openbare site als bestanden in een map, om zonder internet en zonder server te lezen. "
        "Een archief dat er al staat, wordt bijgewerkt: wat niet meer openbaar is, verdwijnt eruit. Wordt de opdracht "
        "afgebroken, geef haar dan nog eens: ze gaat verder waar ze was."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder."""
        parser.add_argument("folder", type=Path, metavar="DIR", help=_("Een lege map, of een eerder gemaakt archief."))

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        """Make it.

        Raises:
            CommandError: no archive can be made there, or some pages of the site broke.
        """
        try:
            with _without_word_of_what_is_absent():
                failed = Exporting(folder, self.stdout.write).run()
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        if failed:
            raise CommandError(
                _("Het archief is klaar, maar de site gaf een fout bij: %s. Die staan er niet in.") % ", ".join(failed)
            )


@contextmanager
def _without_word_of_what_is_absent() -> Iterator[None]:
    """Keep Django from warning of each address that is not there: it is not in the archive, and that is no news."""
    logger = logging.getLogger("django.request")
    before = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(before)
