"""`python -m deploy.rehearse [FOLDER]`: kill a server and bring out a release while people read.

Exits with 1 if one of them noticed. With FOLDER the database and the static files are kept there for the next time; how
quick the machine is at making them is not what is rehearsed.
"""

import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from deploy.rehearse.readers import Asked, Readers
from deploy.rehearse.release import ROOT
from deploy.rehearse.stage import PROXY_SECONDS, Stage, is_of_second_release
from deploy.rehearse.visits import Visitor
from deploy.rehearse.walks import REGION, Known, WalkError, walk_all

STEADY = 6
"""Seconds before, between and after what goes wrong."""
_RESTARTING = 1
"""Seconds; as `RestartSec` of the unit."""
_SHOWN = 10
_LOG = ROOT / "var" / "rehearsal.log"


@dataclass
class Phase:
    """A stretch of time in which something happened; `recovered` is after how many seconds all was as before."""

    name: str
    began: float
    ended: float = 0
    recovered: float | None = None


@dataclass
class Rehearsal:
    """What happened, and what did not go as it must."""

    stage: Stage
    phases: list[Phase] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @contextmanager
    def phase(self, name: str) -> Iterator[Phase]:
        """Do something, then let people read on for a while."""
        phase = Phase(name, time.monotonic())
        yield phase
        time.sleep(STEADY)
        phase.ended = time.monotonic()
        self.phases.append(phase)

    def must(self, holds: object, what: str) -> None:
        """Note what does not hold."""
        if not holds:
            self.faults.append(what)

    def play(self) -> list[Asked]:
        """Let people read while a server, Redis and a release come and go; return what they got."""
        stage = self.stage
        readers = Readers(stage.site, _pages(Visitor(stage.site, "127.0.3.1")))
        readers.begin()
        try:
            with self.phase("as every day"):
                pass
            with self.phase("a server is killed, and comes back") as phase:
                stage.apps[0].kill()
                time.sleep(_RESTARTING)
                stage.apps[0].start()
                stage.wait_for(stage.ports[0])
                phase.recovered = time.monotonic() - phase.began
            with self.phase("Redis is killed, and comes back") as phase:
                stage.redis.kill()
                time.sleep(STEADY)
                stage.redis.start()
            with self.phase("a release is brought out") as phase:
                stage.roll()
                phase.recovered = time.monotonic() - phase.began
                time.sleep(PROXY_SECONDS)
                somebody = Visitor(stage.site, "127.0.3.1")
                for path in ("/", "/praktijken/", REGION):
                    self.must(is_of_second_release(somebody.ask(path).text), f"{path} is still of the first release")
        finally:
            readers.end()
        return readers.asked

    def nobody_home(self) -> None:
        """End both servers: who asks for what was just read gets it, the rest is told to come back."""
        stage = self.stage
        somebody = Visitor(stage.site, "127.0.3.1")
        self.must(somebody.ask("/").status == 200, "the home page is not there")
        for app in stage.apps:
            app.kill()
        time.sleep(PROXY_SECONDS + 0.5)
        self.must(somebody.ask("/").status == 200, "what was just read is gone with the servers")
        reply = somebody.ask("/praktijken/?q=nieuw")
        is_told = reply.status == 503 and reply.headers["Retry-After"] and "zo terug" in reply.text
        self.must(is_told, f"without servers nobody is told to come back: {reply.status}")
        for app, port in zip(stage.apps, stage.ports, strict=True):
            app.start()
            stage.wait_for(port)
        self.must(somebody.ask("/praktijken/?q=nieuw").status == 200, "the servers are back and nobody notices")


def main() -> int:
    """Play it all and print what happened; return 1 when a reader noticed anything."""
    began = time.monotonic()
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(143))  # end what was started, whoever asks
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="rehearsal-")))
        stage = stack.enter_context(Stage(folder, Path(sys.argv[1]) if sys.argv[1:] else folder / "kept"))
        rehearsal = Rehearsal(stage)
        print(f"Everything runs after {time.monotonic() - began:.0f} s.", flush=True)
        try:
            for name, seen in walk_all(stage.site, Known(stage.mails, stage.password)):
                print(f"  {name:10}{seen}", flush=True)
        except WalkError as error:
            print(f"  NOT WELL  {error}", flush=True)
            rehearsal.faults.append(str(error))
        asked = rehearsal.play()
        rehearsal.nobody_home()
        logs = "".join((folder / name).read_text() for name in ("output.log", "error.log"))
    _print(rehearsal.phases, asked)
    _LOG.write_text(logs)
    failed = [f"{one.path}: {one.wrong}" for one in asked if one.wrong]
    for fault in [*rehearsal.faults, *failed[:_SHOWN]]:
        print(f"NOT WELL  {fault}")
    is_well = not failed and not rehearsal.faults
    print(f"{time.monotonic() - began:.0f} s in all; {'all is well' if is_well else f'not well: see {_LOG}'}.")
    return 0 if is_well else 1


def _pages(visitor: Visitor) -> list[str]:
    """Return what people read: pages of every kind, lists as they are narrowed, practices."""
    lists = [
        "/",
        "/praktijken/",
        "/praktijken/?regio=groot-amsterdam",
        "/praktijken/?thema=nazorg",
        "/themas/",
        "/regios/",
    ]
    practices = visitor.ask("/sitemap-praktijk-1.xml").text.split("<loc>")[1:]
    return [*lists, REGION, "/contact/", *("/" + url.split("<")[0].split("/", 3)[3] for url in practices[:24])]


def _print(phases: list[Phase], asked: list[Asked]) -> None:
    print(
        f"\n{'while':38}{'seconds':>8}{'asked':>8}{'failed':>8}{'median':>9}{'99 %':>9}{'slowest':>9}{'recovered':>11}"
    )
    whole = Phase("in all", phases[0].began, phases[-1].ended)
    for phase in [*phases, whole]:
        inside = [one for one in asked if phase.began <= one.at < phase.ended]
        times = sorted(one.seconds * 1000 for one in inside) or [0.0]
        failed = sum(bool(one.wrong) for one in inside)
        recovered = f"{phase.recovered:.1f} s" if phase.recovered is not None else "–"
        print(
            f"{phase.name:38}{phase.ended - phase.began:8.1f}{len(inside):8}{failed:8}{times[len(times) // 2]:6.0f} ms"
            f"{times[len(times) * 99 // 100]:6.0f} ms{times[-1]:6.0f} ms{recovered:>11}"
        )


if __name__ == "__main__":
    sys.exit(main())
