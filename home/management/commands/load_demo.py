"""Load the demonstration: practices, contacts, texts, pictures and, in development, accounts."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from home.demo.load import is_loaded, load_demo
from home.demo.reset import remove_content
from regions.files import BadFile


class Command(BaseCommand):
    """Thin: says what the loader says."""

    requires_system_checks: list[str] = []  # every start of a development server asks whether there is something to do
    help = _("Laadt de demonstratie. Kan vaker; wat een redacteur veranderde, blijft zo.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take when to do nothing, and whether to begin anew."""
        group = parser.add_mutually_exclusive_group()
        group.add_argument("--if-empty", action="store_true", help=_("Doe niets als er al praktijken zijn."))
        group.add_argument(
            "--reset", action="store_true", help=_("Verwijder eerst alle inhoud. Kan alleen in de ontwikkelstand.")
        )

    def handle(self, *args: Any, if_empty: bool, reset: bool, **options: Any) -> None:
        """Load, and say one line for each kind.

        Raises:
            CommandError: a file cannot be used, or a reset is asked outside development.
        """
        if if_empty and is_loaded():
            return
        if reset and not settings.DEBUG:
            raise CommandError(_("--reset verwijdert alle inhoud en kan alleen in de ontwikkelstand (DEBUG=1)."))
        try:
            if reset:
                remove_content(self.stdout.write)
            load_demo(self.stdout.write)
        except BadFile as error:
            raise CommandError(str(error)) from error
