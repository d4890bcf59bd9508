"""`manage.py export_person NAME-OR-EMAIL FILE.json`: all that is known of a person."""

import json
import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from privacy.exporting import export
from privacy.finding import belonging
from privacy.names import NotAPersonError, Person


class Command(BaseCommand):
    """Writes one file that its owner alone can read."""

    help = "Schrijf alles wat het portaal over een persoon weet naar een JSON-bestand."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for whom, and where to."""
        parser.add_argument("person", metavar="NAAM-OF-E-MAIL", help="Voornaam en achternaam, of een e-mailadres.")
        parser.add_argument("file", metavar="BESTAND.json", help="Bestaat het al, dan wordt het overschreven.")
        parser.add_argument("--also", action="append", default=[], help="Nog een naam of adres van dezelfde persoon.")
        parser.add_argument("--only", action="store_true", help="Zoek niet ook naar namen en adressen die erbij horen.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Find, and write."""
        try:
            asked = Person.of(options["person"], *options["also"])
        except NotAPersonError as error:
            raise CommandError(str(error)) from error
        more = Person() if options["only"] else belonging(asked)
        told = export(Person((*asked.names, *more.names), (*asked.emails, *more.emails)))
        try:
            descriptor = os.open(options["file"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump(told, file, ensure_ascii=False, indent=2)
                file.write("\n")
        except OSError as error:
            raise CommandError(f"Het bestand kan niet worden geschreven: {error.strerror}.") from error
        number = sum(place["aantal"] for place in told["plaatsen"])
        self.stdout.write(f"{number} gegevens op {len(told['plaatsen'])} plaatsen.")
