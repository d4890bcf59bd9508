"""`manage.py erase_person NAME-OR-EMAIL [--dry-run]`: erase a person everywhere."""

import sys
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.administrators import LastAdministratorError
from privacy.choices import Way
from privacy.erasing import NotErasedError, erase
from privacy.finding import Hit, belonging, find, place_name
from privacy.ledger import LedgerError
from privacy.names import NotAPersonError, Person


class Command(BaseCommand):
    """Shows where somebody is named and, unless it is a try-out, erases it all in one transaction."""

    help = "Wis een persoon overal: in wat op de site staat, in alle versies, in berichten, mails en bestanden."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for whom."""
        parser.add_argument("person", metavar="NAAM-OF-E-MAIL", help="Voornaam en achternaam, of een e-mailadres.")
        parser.add_argument("--dry-run", action="store_true", help="Toon wat er gevonden is en verander niets.")
        parser.add_argument("--instead", default="", help='Wat in de plaats van de naam komt: "de transfercoach".')
        parser.add_argument("--also", action="append", default=[], help="Nog een naam of adres van dezelfde persoon.")
        parser.add_argument("--only", action="store_true", help="Zoek niet ook naar namen en adressen die erbij horen.")
        parser.add_argument("--doubtful", action="store_true", help="Ook voorletters en 'mevrouw' met de achternaam.")
        parser.add_argument("--no-input", action="store_true", help="Vraag niet om de naam nog eens te typen.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Find, show, ask, erase."""
        try:
            asked = Person.of(options["person"], *options["also"])
        except NotAPersonError as error:
            raise CommandError(str(error)) from error
        more = Person() if options["only"] else belonging(asked)
        person = Person((*asked.names, *more.names), (*asked.emails, *more.emails))
        for also in (*more.names, *more.emails):
            self.stdout.write(f"Hoort erbij: {also}")
        unread: list[str] = []
        hits = find(person, unread=unread)
        self._show(hits, sorted(unread))
        if options["dry_run"]:
            self.stdout.write("Dit was een proef: er is niets veranderd.")
            return
        self._confirm(asked, options["no_input"])
        choices = {hit.key: Way.REPLACE for hit in hits if hit.is_doubtful} if options["doubtful"] else {}
        try:
            erasure = erase(person, options["instead"], choices)
        except (NotErasedError, LastAdministratorError, LedgerError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Gewist. Nummer van het bewijs: {erasure.number}")
        for place, number in erasure.counts.items():
            self.stdout.write(f"{number:>7}  {place_name(place)}")

    def _show(self, hits: list[Hit], unread: list[str]) -> None:
        for is_doubtful, heading in ((False, "Gevonden:"), (True, "Misschien iemand anders, blijft staan:")):
            counts = Counter(hit.place for hit in hits if hit.is_doubtful == is_doubtful)
            if counts or not is_doubtful:
                self.stdout.write(heading)
            for place, number in sorted(counts.items()):
                self.stdout.write(f"{number:>7}  {place_name(place)}")
                for hit in [hit for hit in hits if hit.place == place and hit.is_doubtful == is_doubtful][:5]:
                    self.stdout.write(f"         {hit.what}: {hit.words}")
        if unread:
            self.stdout.write(f"Niet alles kon worden gelezen van {len(unread)} PDF-bestanden, kijk zelf:")
            for name in unread:
                self.stdout.write(f"         {name}")

    def _confirm(self, asked: Person, no_input: bool) -> None:
        """Let somebody at a terminal type the name once more; who gave it in a script has typed it."""
        if no_input or not sys.stdin.isatty():
            return
        typed = input("Typ de naam of het adres nog eens om te wissen: ")
        if not asked.is_called(typed):
            raise CommandError("Dat is niet dezelfde naam. Er is niets veranderd.")
