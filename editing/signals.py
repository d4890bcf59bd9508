"""What the desk of the editors does when something happens elsewhere."""

from typing import Any

from django.apps import apps
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from editing.review import mails
from editing.roles import make_roles


def after_migrate(sender: Any, using: str, **kwargs: Any) -> None:
    """Make the roles when the database is up to date, after the last app: the rights on all models are there by then.

    Half-way through the history of migrations, tables may be absent.
    """
    last = [app for app in apps.get_app_configs() if app.models_module is not None][-1]
    if using != "default" or sender is not last:
        return
    executor = MigrationExecutor(connections[using])
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        make_roles()


def connect() -> None:
    """Listen; called once, when the app is ready."""
    mails.connect()
