"""Bring the database up to date before the site starts, and fill an empty one; used by `make run`."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from home.trunk import grow_trunk


class Command(BaseCommand):
    """One process for what would be three: starting Python costs more than the work."""

    help = "Migreert de database, vult een lege site en zegt waar de site staat."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, with a line for each thing done."""
        migrations = MigrationExecutor(connection)
        if migrations.migration_plan(migrations.loader.graph.leaf_nodes()):
            self.stdout.write("De database wordt bijgewerkt.")
            call_command("migrate", verbosity=0)
        call_command("load_demo", if_empty=True, stdout=self.stdout)
        call_command("rebuild_search", if_needed=True, stdout=self.stdout)
        grow_trunk()  # the site follows SITE_URL, which may have another port than last time
        self.stdout.write(f"\n  Site    {settings.SITE_URL}/\n  Beheer  {settings.SITE_URL}/beheer/")
        if settings.DEBUG:
            accounts = "redactie-amsterdam, redactie-twente, moderator, beheer"
            self.stdout.write(f"  Accounts (wachtwoord: demo)  {accounts}")
        self.stdout.write("  Stoppen met Ctrl-C\n")
