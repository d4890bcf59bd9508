"""`manage.py replay_erasures`: erase again, after a restore, whoever was erased before."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from privacy.ledger import LedgerError, take_over
from privacy.replaying import replay


class Command(BaseCommand):
    """For after a back-up was put back."""

    help = "Wis na het terugzetten van een back-up opnieuw wie sinds die back-up gewist is."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for another ledger."""
        parser.add_argument("--ledger", help="Nog een bestand dat onthoudt wie gewist is, bijvoorbeeld een kopie.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Take over what is known, and erase."""
        try:
            if options["ledger"]:
                with open(options["ledger"], encoding="utf-8") as file:
                    take_over(file)
            number = replay()
        except (LedgerError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Opnieuw gewist: {number}.")
