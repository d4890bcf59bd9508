"""Migrates, and is killed at one of its statements, or when it is about to note a migration.

`python -m tests.faults.migrating NUMBER`, or `… apart NUMBER` for the note that is written after the transaction of its
migration, `… along NUMBER` for the note that is written in it. Before the end it prints which migration that was.
"""

import os
import signal
import sys
from typing import Any

import django


def die() -> None:
    """End without a chance to do anything."""
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()

    from django.core.management import call_command
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.migrations.recorder import MigrationRecorder

    execute, record = BaseDatabaseSchemaEditor.execute, MigrationRecorder.record_applied
    numbers = iter(range(int(sys.argv[-1])))

    def execute_or_die(self: BaseDatabaseSchemaEditor, *told: Any, **more: Any) -> Any:
        if next(numbers, None) is None:
            die()
        return execute(self, *told, **more)

    def record_or_die(self: MigrationRecorder, app: str, name: str) -> Any:
        is_along = self.connection.in_atomic_block
        if is_along == (sys.argv[1] == "along") and next(numbers, None) is None:
            print(app, name, flush=True)
            die()
        return record(self, app, name)

    if len(sys.argv) == 2:
        BaseDatabaseSchemaEditor.execute = execute_or_die  # type: ignore[method-assign]  # here it is to die
    else:
        MigrationRecorder.record_applied = record_or_die  # type: ignore[method-assign]  # idem
    call_command("migrate", verbosity=0)
