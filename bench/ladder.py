"""The ladder: one page as nginx sends it from a file or keeps it, as the page store sends it, and as Django makes it.

Each rung is asked by `wrk` in turn, a few rounds in one run, so that a machine that slows down slows all of them.
Processor time is that of the server's processes, whoever waits for whom; it is what to compare on a shared machine.
"""

import os
import secrets
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from bench.processes import Usage, free_port, usage_of, wait_for

ROUNDS = 5
SECONDS = 3
CONNECTIONS = 16
WORKERS = 2
PAGE = "/regios/groot-amsterdam/transfercoaching/"
LIST = "/praktijken/"
ENCODING = "br"
PAST_THE_STORE = "Authorization: Basic Og=="
"""Somebody who says who they are gets no stored answer, and leaves none; pages do not look at it."""
IN_TURN = """
local paths, asked = {{ {paths} }}, 0
function request()
    asked = asked % #paths + 1
    return wrk.format(nil, paths[asked])
end
"""
"""What wrk is told to ask one page after another: a page that is made is rarely the page that was made just before."""
NGINX = """
daemon off;
pid {folder}/nginx.pid;
worker_processes {workers};
events {{ worker_connections 1024; }}
http {{
    {settings}
    access_log off;
    keepalive_requests 1000000;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port};
        location / {{ {answer} }}
    }}
}}
"""
FILE_SETTINGS = "sendfile on; tcp_nopush on; open_file_cache max=100;"
FILE_ANSWER = 'root {folder}; default_type "text/html; charset=utf-8"; add_header Content-Encoding {encoding};'
SHIPPED_SETTINGS = "include {shipped}/portal/http.conf; upstream portal {{ server {application}; keepalive 32; }}"
SHIPPED_ANSWER = "include {shipped}/portal/pass.conf;"
"""The shipped settings, without encryption and without how often one address may ask: here but one address asks."""


@dataclass
class Rung:
    """One way to answer: who answers what, one address after another, and what each round measured."""

    name: str
    urls: list[str]
    process: subprocess.Popen[bytes] | None
    header: str = f"Accept-Encoding: {ENCODING}"
    rates: list[float] = field(default_factory=list)
    costs: list[float] = field(default_factory=list)

    def measure(self) -> None:
        """Ask as much as it can answer for some seconds; note requests per second and microseconds for each."""
        before = usage_of(self.process)
        asked, seconds = _wrk(self.urls, self.header)
        self.rates.append(asked / seconds)
        if self.process is not None:
            self.costs.append((usage_of(self.process).seconds - before.seconds) / asked * 1_000_000)


def report() -> None:
    """Print every rung beside nginx, and the memory of the application's processes."""
    missing = [command for command in ("nginx", "wrk") if not shutil.which(command)]
    if missing:
        raise SystemExit(f"The ladder needs {' and '.join(missing)}; `python -m tests.tools --bench` installs them.")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ladder-")))
        folder.chmod(0o755)  # nginx reads as another user
        stored, stored_process = stack.enter_context(application(folder / "static"))
        made, made_process = stack.enter_context(application(folder / "static"))
        body = _body(f"{stored}{PAGE}")
        nginx, nginx_process = stack.enter_context(_nginx(folder / "file", body))
        front, front_process = stack.enter_context(_nginx_in_front(folder / "front", stored))
        rungs = [
            Rung("nginx, a file with the same bytes", [f"{nginx}/page"], nginx_process),
            Rung("nginx as shipped, in front of it", [f"{front}{PAGE}"], front_process),
            Rung("stored: a practice", [f"{stored}{PAGE}"], stored_process),
            Rung("stored: the list", [f"{stored}{LIST}"], stored_process),
            Rung("Django, bare: is it alive", [f"{stored}/gezondheid/leeft/"], stored_process),
            Rung("made: practices", [made + path for path in practices()], made_process, PAST_THE_STORE),
            Rung("made: pages of the list", [made + path for path in lists()], made_process, PAST_THE_STORE),
            Rung("made: the list, a common word", [f"{made}{LIST}?q=coach"], made_process, PAST_THE_STORE),
        ]
        if peer := os.environ.get("PEER"):
            rungs.append(Rung(f"peer {peer}", [peer], None))
        for rung in rungs:
            _wrk(rung.urls, rung.header, seconds=1)  # templates, the catalogue and the store are read once
        for _ in range(ROUNDS):
            for rung in rungs:
                rung.measure()
        _print(rungs, len(body))
        _print_memory("stored", usage_of(stored_process))
        _print_memory("made", usage_of(made_process))


def practices(most: int = 500) -> list[str]:
    """Return the addresses of practices, the demonstration's first."""
    from practices.models import PracticePage

    return [page.get_url() or "" for page in PracticePage.objects.published().order_by("pk")[:most]]


def lists(most: int = 60) -> list[str]:
    """Return the addresses of the first pages of the list, as far as there are any."""
    from practices.listings import PER_PAGE
    from practices.models import PracticePage

    pages = -(-PracticePage.objects.published().count() // PER_PAGE)
    return [f"{LIST}?pagina={number}" for number in range(1, min(most, pages) + 1)]


@contextmanager
def application(static: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Let the site run as a server runs it, on the database of DATABASE_URL; give its address and its process."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    environment = os.environ | {
        "DEBUG": "0",
        "SECRET_KEY": secrets.token_urlsafe(60),
        "SITE_URL": address,
        "STATIC_DIR": str(static),
        "PAGE_STORE_MEGABYTES": "64",
        "PAGE_STORE_PROXY_SECONDS": "1",
    }
    python = sys.executable
    if not static.exists():
        collect = [python, "manage.py", "collectstatic", "--noinput", "-v", "0"]
        subprocess.run(collect, cwd=settings.BASE_DIR, env=environment, check=True)
    server = [python, "-m", "portal.server", "--host", "127.0.0.1", "--port", str(port), "--workers", str(WORKERS)]
    with (
        (Path(settings.VAR_DIR) / "bench" / "servers.log").open("ab") as log,
        subprocess.Popen(server, cwd=settings.BASE_DIR, env=environment, stderr=log) as process,
    ):
        try:
            wait_for(f"{address}/gezondheid/")
            yield address, process
        finally:
            process.terminate()


@contextmanager
def _nginx(folder: Path, body: bytes) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Let nginx send a page from a file."""
    folder.mkdir()
    folder.chmod(0o755)  # nginx reads as another user
    (folder / "page").write_bytes(body)
    answer = FILE_ANSWER.format(folder=folder, encoding=ENCODING)
    with _running(folder, FILE_SETTINGS, answer, "page") as found:
        yield found


@contextmanager
def _nginx_in_front(folder: Path, application: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Let nginx pass on to the site and keep its answers for as long as it says, with the settings in deploy/."""
    folder.mkdir()
    folder.chmod(0o755)
    shipped = folder / "shipped"
    shutil.copytree(Path(settings.BASE_DIR) / "deploy" / "nginx", shipped)
    http = shipped / "portal" / "http.conf"
    http.write_text(http.read_text().replace("/var/cache/nginx/portal", f"{folder}/pages"))
    kept = SHIPPED_SETTINGS.format(shipped=shipped, application=urlsplit(application).netloc)
    with _running(folder, kept, SHIPPED_ANSWER.format(shipped=shipped), "gezondheid/leeft/") as found:
        yield found


@contextmanager
def _running(folder: Path, kept: str, answer: str, path: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Let nginx run with these settings until it answers at `path`; give its address and its process."""
    port = free_port()
    configuration = folder / "nginx.conf"
    configuration.write_text(NGINX.format(folder=folder, port=port, workers=WORKERS, settings=kept, answer=answer))
    with subprocess.Popen(["nginx", "-c", str(configuration), "-e", str(folder / "error.log")]) as process:
        try:
            wait_for(f"http://127.0.0.1:{port}/{path}")
            yield f"http://127.0.0.1:{port}", process
        finally:
            process.terminate()


def _body(url: str) -> bytes:
    """Return a page as it goes over the line."""
    request = urllib.request.Request(url, headers={"Accept-Encoding": ENCODING})  # noqa: S310 - our own server
    with urllib.request.urlopen(request) as answer:  # noqa: S310 - our own server
        return answer.read()


def _wrk(urls: list[str], header: str, seconds: int = SECONDS) -> tuple[int, float]:
    """Return how many answers came in how many seconds; anything but good answers is an error."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "30s", "-H", header]
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        if len(urls) > 1:
            paths = ", ".join(f'"{urlsplit(url)._replace(scheme="", netloc="").geturl()}"' for url in urls)
            script.write(IN_TURN.format(paths=paths))
            script.flush()
            command += ["-s", script.name]
        began = time.perf_counter()
        told = subprocess.run([*command, urls[0]], capture_output=True, text=True, check=True).stdout
        taken = time.perf_counter() - began
    if "Non-2xx" in told or "Socket errors" in told:
        raise SystemExit(f"{urls[0]}: {told}")
    asked = next(int(line.split()[0]) for line in told.splitlines() if " requests in " in line)
    return asked, taken


def _print(rungs: list[Rung], size: int) -> None:
    first = rungs[0]
    print(
        f"the ladder: {ROUNDS} rounds of {SECONDS} s, {CONNECTIONS} connections; the page is {size} bytes, {ENCODING}"
    )
    print(f"{'':44}{'µs CPU':>9}{'spread':>14}{'× nginx':>9}{'per s':>9}{'% nginx':>9}")
    for rung in rungs:
        rate = statistics.median(rung.rates)
        share = rate / statistics.median(first.rates) * 100
        cost = f"{'–':>9}{'–':>14}{'–':>9}"
        if rung.costs:
            median = statistics.median(rung.costs)
            spread = f"{min(rung.costs):.0f}–{max(rung.costs):.0f}"
            cost = f"{median:9.0f}{spread:>14}{median / statistics.median(first.costs):9.1f}"
        print(f"{rung.name:44}{cost}{rate:9.0f}{share:9.1f}", flush=True)


def _print_memory(name: str, usage: Usage) -> None:
    sizes = ", ".join(f"{size / 1024 / 1024:.0f}" for size in usage.memory)
    print(f"memory of each process, {name}: {sizes} MB", flush=True)
