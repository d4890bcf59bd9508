"""`manage.py forget_pages`: let every stored answer count as old, in all processes."""

from typing import Any

from django.core.management.base import BaseCommand

from store.marking import mark_now


class Command(BaseCommand):
    """For who changed the database or the media by another way than the portal."""

    help = "Laat alle bewaarde pagina's opnieuw maken, bijvoorbeeld na een wijziging buiten het portaal om."

    def handle(self, *args: Any, **options: Any) -> None:
        """Mark a change of everything."""
        mark_now()
        self.stdout.write("Alle pagina's worden opnieuw gemaakt zodra iemand ernaar vraagt.")
