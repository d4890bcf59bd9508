"""manage.py check_links"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from links.checking import AlreadyRunningError, TakenOverError, check_links
from links.models import CheckedLink


class Command(BaseCommand):
    """Check every link of the site."""

    help = "Gaat na of de links op de site nog ergens heen leiden. Bedoeld om elke nacht te draaien."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the option to ask nothing of other sites."""
        parser.add_argument("--internal-only", action="store_true", help="alleen links binnen de eigen site")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, say how far it is, and say how many are broken. Fails when another check is going on."""
        try:
            check_links(self._say, only_internal=options["internal_only"])
        except (AlreadyRunningError, TakenOverError) as error:
            raise CommandError(str(error)) from error
        number = CheckedLink.objects.broken().not_hidden().count()
        if number:
            self.stdout.write(ngettext("%d kapotte link.", "%d kapotte links.", number) % number)
        else:
            self.stdout.write(_("Geen kapotte links."))

    def _say(self, line: str) -> None:
        self.stdout.write(f"  {line}")
