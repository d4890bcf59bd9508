"""Print what can be set from outside, as the table in docs/instellingen.md."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from portal.environment import VARIABLES, Variable


class Command(BaseCommand):
    """Reads the one list of variables."""

    help = _("Toont alle instellingen met hun betekenis, als tabel in Markdown.")
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the table."""
        self.stdout.write(settings_table())


def settings_table() -> str:
    """Return the table of all environment variables in Markdown."""
    lines = [
        "| Instelling | Betekenis | Voorbeeld | Als zij ontbreekt |",
        "|---|---|---|---|",
        *(_line(variable) for variable in VARIABLES),
    ]
    return "\n".join(lines)


def _line(variable: Variable) -> str:
    if variable.default is None:
        absent = "verplicht; alleen in de ontwikkelstand niet nodig"
    else:
        absent = f"`{variable.default}`" if variable.default else "–"
    cells = (f"`{variable.name}`", variable.meaning, f"`{variable.example}`", absent)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
