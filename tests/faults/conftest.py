"""A site of its own for each fault: its own database, its own processes, so that they can be hurt."""

import atexit
import contextlib
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection


@dataclass
class Answer:
    """What came back, names of headers in small letters; status 0 when nothing did."""

    status: int
    headers: dict[str, str]
    text: str
    seconds: float


@dataclass
class Place:
    """A folder with a database and what belongs to it, and the environment in which the portal uses them."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    def run(self, *command: str, timeout: int = 300, **changes: str) -> "subprocess.CompletedProcess[str]":
        """Run a command of Python here."""
        return subprocess.run(
            [sys.executable, *command],
            cwd=settings.BASE_DIR,
            env=self.environment | changes,
            capture_output=True,
            text=True,
            timeout=timeout,
        )

    def start(self, *command: str, **changes: str) -> "subprocess.Popen[str]":
        """Start a command of Python here."""
        return subprocess.Popen(
            [sys.executable, *command], cwd=settings.BASE_DIR, env=self.environment | changes, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    @contextmanager
    def served(self, workers: int = 1, **changes: str) -> Iterator[str]:
        """Let the site run as a server runs it; give its address."""
        address = f"http://127.0.0.1:{free_port()}"
        server = [sys.executable, "-m", "portal.server", "--host", "127.0.0.1", "--workers", str(workers)]
        with (self.folder / "server.log").open("w") as log:
            process = subprocess.Popen(
                [*server, "--port", address.rsplit(":", 1)[1]],
                cwd=settings.BASE_DIR,
                env=self.environment | {"SITE_URL": address} | changes,
                stdout=log,
                stderr=log,
            )
            try:
                until = time.monotonic() + 60
                while ask(f"{address}/gezondheid/leeft/").status != 200:
                    assert time.monotonic() < until, (self.folder / "server.log").read_text()
                    time.sleep(0.2)
                yield address
            finally:
                process.terminate()
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(10)
                process.kill()


def ask(url: str, timeout: float = 30, **headers: str) -> Answer:
    """Ask for a page."""
    began = time.monotonic()
    request = urllib.request.Request(url, headers=headers)  # noqa: S310 - our own server
    try:
        with urllib.request.urlopen(request, timeout=timeout) as told:  # noqa: S310 - our own server
            return Answer(
                told.status,
                {name.lower(): value for name, value in told.headers.items()},
                told.read().decode(),
                time.monotonic() - began,
            )
    except urllib.error.HTTPError as told:
        return Answer(
            told.code,
            {name.lower(): value for name, value in told.headers.items()},
            told.read().decode(),
            time.monotonic() - began,
        )
    except OSError:
        return Answer(0, {}, "", time.monotonic() - began)


def free_port() -> int:
    """Return a port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(folder: Path, database_url: str) -> dict[str, str]:
    """Return the environment of a portal that keeps everything in `folder`, as on a server."""
    ours = {
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "DEBUG": "0",
        "SECRET_KEY": "x" * 50,
        "SITE_URL": "http://testserver",
        "ALLOWED_HOSTS": "127.0.0.1,localhost,testserver",
        "DATABASE_URL": database_url,
        "EMAIL_URL": f"filemail://{folder / 'mail'}",
        "MEDIA_STORAGE": str(folder / "media"),
        "STATIC_DIR": str(_collected()),
        "WORK_FOLDER": str(folder),
    }
    return {name: value for name, value in os.environ.items() if name not in ("CACHE_URL", "REDIS_URL")} | ours


@cache
def _collected() -> Path:
    """Return a folder with the static files, which a server cannot do without."""
    folder = Path(tempfile.mkdtemp(prefix="portal-static-"))
    ours = {
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "DEBUG": "0",
        "SECRET_KEY": "x" * 50,
        "STATIC_DIR": str(folder),
    }
    command = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v", "0"]
    subprocess.run(command, cwd=settings.BASE_DIR, env=os.environ | ours, check=True)
    atexit.register(shutil.rmtree, folder)
    return folder


@pytest.fixture
def place(tmp_path: Path, django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Place:
    """A place with an SQLite file: a copy of the test database, which holds the trunk of the page tree."""
    path = tmp_path / "portal.sqlite3"
    with django_db_blocker.unblock():
        assert connection.vendor == "sqlite", (
            "these faults are caused on SQLite; those of PostgreSQL have their own file"
        )
        connection.ensure_connection()
        with contextlib.closing(sqlite3.connect(path)) as copy:
            connection.connection.backup(copy)
    return Place(tmp_path, environment(tmp_path, f"sqlite:///{path}"))
