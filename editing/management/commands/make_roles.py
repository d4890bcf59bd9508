"""Make the groups of editors with their rights, or what misses of them."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from editing.roles import make_roles


class Command(BaseCommand):
    """Thin: says what the maker says."""

    help = _("Maakt de groepen van redacteuren met hun rechten, en vult aan wat ontbreekt. Kan vaker.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them, and say one line for each kind."""
        make_roles(self.stdout.write)
