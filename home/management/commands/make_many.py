"""Make very many practices, to measure speed."""

import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils.translation import gettext as _

from home.many import NothingToStandOn, make_many
from kit.queries import unlogged_queries

STEP = 5_000


class Command(BaseCommand):
    """Thin: says how far the maker is, and has the search index made."""

    help = _(
        "Maakt verzonnen praktijken om snelheid te meten; nog eens maakt er meer. Kan alleen in de ontwikkelstand. "
        "Er gaan geen signalen uit, en de index van Wagtail en de lijst van verwijzingen weten er niet van."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take how many, and from which seed."""
        parser.add_argument("number", metavar="N", help=_("Hoeveel praktijken erbij komen."))
        parser.add_argument(
            "--seed", type=int, default=1, help=_("Hetzelfde getal geeft dezelfde praktijken. Gewoonlijk 1.")
        )

    def handle(self, *args: Any, number: str, seed: int, **options: Any) -> None:
        """Make them, say a line for every five thousand, and make the search index anew.

        Raises:
            CommandError: this is a real site, the number is not one, or there is no reference data.
        """
        if not settings.DEBUG:
            raise CommandError(_("Verzonnen praktijken horen niet op een echte site: dit kan alleen met DEBUG=1."))
        wanted = _positive(number)
        began = time.monotonic()
        with unlogged_queries():
            try:
                make_many(wanted, seed, self._say)
            except NothingToStandOn as error:
                raise CommandError(
                    _("Er zijn nog geen regio’s of woordenlijsten: draai eerst load_reference_data.")
                ) from error
            seconds = time.monotonic() - began
            self.stdout.write(
                _("Praktijken gemaakt: %(number)d in %(seconds).1f seconden") % {"number": wanted, "seconds": seconds}
            )
            call_command("rebuild_search", stdout=self.stdout)
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")  # else the database plans as if the tables were small

    def _say(self, number: int) -> None:
        if number % STEP == 0:
            self.stdout.write(_("  %d praktijken") % number)


def _positive(number: str) -> int:
    try:
        wanted = int(number)
    except ValueError:
        wanted = 0
    if wanted < 1:
        raise CommandError(_("‘%s’ is geen aantal: geef een heel getal van 1 of meer.") % number)
    return wanted
