"""Migrates, and is killed at one of its statements: `python -m tests.faults.migrating NUMBER`."""

import os
import signal
import sys
from typing import Any

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()

    from django.core.management import call_command
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

    execute = BaseDatabaseSchemaEditor.execute
    numbers = iter(range(int(sys.argv[1])))

    def execute_or_die(self: BaseDatabaseSchemaEditor, *told: Any, **more: Any) -> Any:
        if next(numbers, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(self, *told, **more)

    BaseDatabaseSchemaEditor.execute = execute_or_die  # type: ignore[method-assign]
    call_command("migrate", verbosity=0)
