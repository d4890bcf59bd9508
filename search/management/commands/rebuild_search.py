"""manage.py rebuild_search"""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from search.indexing import is_current, rebuild

STEP = 1_000


class Command(BaseCommand):
    """Make the search index anew."""

    help = "Maakt de zoekindex opnieuw terwijl de site blijft werken. Nodig als woorden voortaan anders worden gelezen."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the option to do nothing when nothing changed."""
        parser.add_argument("--if-needed", action="store_true", help="alleen als de index ouder is dan het programma")

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, and say how far it is."""
        if options["if_needed"] and is_current():
            return
        began = time.monotonic()
        number = rebuild(self._say)
        seconds = time.monotonic() - began
        self.stdout.write(
            _("Zoekindex gemaakt: %(number)d stukken in %(seconds).0f seconden")
            % {"number": number, "seconds": seconds}
        )

    def _say(self, kind: str, number: int) -> None:
        if number % STEP == 0:
            self.stdout.write(f"  {kind}: {number}")
