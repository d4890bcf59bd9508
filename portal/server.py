"""Start an application server that is ready before it listens: `python -m portal.server --port 8001 …`.

Granian listens at once and loads the application after that, so that whoever comes meanwhile waits for seconds. Here
the application is there first and the worker is a fork of it: a server in front never sends somebody to a server that
cannot answer yet, and several workers share the memory of what is loaded.
"""

import gc
import multiprocessing
import sys
from contextlib import suppress

DEFAULTS = (
    *("--interface", "wsgi", "--no-ws", "--http", "1", "--log-level", "warning"),
    *("--workers", "1", "--blocking-threads", "4", "--respawn-failed-workers", "--workers-kill-timeout", "30"),
)
"""What Granian is told; whatever the caller says comes after it and wins."""


def main(arguments: list[str]) -> None:
    """Load the application, then serve it until a signal ends it. `arguments` are those of Granian."""
    from django.db import DatabaseError, connections
    from granian.cli import cli

    import portal.wsgi  # noqa: F401 - loaded here, for all workers
    from search.catalogue import catalogue

    with suppress(DatabaseError):  # one that is away is asked by who comes first
        catalogue()
    gc.freeze()  # what is shared stays shared: nobody goes through it to look for garbage
    connections.close_all()  # what was opened while loading would be shared by all of them
    multiprocessing.set_start_method("fork")  # Python 3.14 would begin each worker with nothing
    cli([*DEFAULTS, *arguments, "portal.wsgi:application"], auto_envvar_prefix="GRANIAN")


if __name__ == "__main__":
    main(sys.argv[1:])
