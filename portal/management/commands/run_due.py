"""Do everything that falls due: called by the machine every few minutes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from home.watching import beat
from kit.due import do_what_is_due, duties
from post.posting import held


class Command(BaseCommand):
    """Calls each duty that the apps registered."""

    help = _("Doet alles waarvoor het tijd is, zoals mails, herinneringen en opruimen. Mag vaker en tegelijk lopen.")

    def add_arguments(self, parser: Any) -> None:
        """Offer the list."""
        parser.add_argument("--list", action="store_true", help=_("Toon alleen wat er gedaan wordt."))

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, with a line for each duty that had something to do."""
        if options["list"]:
            for duty in duties():
                self.stdout.write(duty.name)
            return
        failed = []
        with held():
            for done in do_what_is_due():
                if done.has_failed:
                    failed.append(done.name)
                    continue
                beat(done.name)
                if done.number or options["verbosity"] > 1:
                    self.stdout.write(f"{done.name}: {done.number}")
        if failed:
            raise CommandError(_("Mislukt, zie het logboek: %s") % ", ".join(failed))
