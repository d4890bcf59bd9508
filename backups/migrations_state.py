"""At which migrations a database and this program stand."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

State = list[list[str]]
"""The last migration of each app: [app, name]."""


def state_of_program() -> State:
    """Return up to where this program can bring a database."""
    return sorted([app, name] for app, name in MigrationLoader(None).graph.leaf_nodes())


def is_known(app: str, name: str) -> bool:
    """Whether this program has a migration."""
    return (app, name) in MigrationLoader(None).graph.nodes


def is_up_to_date() -> bool:
    """Whether the database is where the program would bring it."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
