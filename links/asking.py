"""Many addresses of other sites at once, without being a burden to any of them."""

import queue
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from django.utils.translation import gettext as _

from links.addresses import host_of
from links.choices import Outcome
from links.fetching import Answer, Fetcher

MOST_HOSTS = 4
MOST_FAILURES = 3
PAUSE = 1.0
"""Seconds between two requests to the same host."""
_TOO_MANY_REQUESTS = 429

Fetch = Callable[[str], Answer]


class Throttle:
    """Lets each host be asked once per so many seconds, whoever asks."""

    def __init__(
        self,
        pause: float = PAUSE,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """The clock and the way to wait are given for tests."""
        self._pause = pause
        self._clock = clock
        self._sleep = sleep
        self._free_at: dict[str, float] = {}
        self._lock = threading.Lock()

    def wait(self, host: str) -> None:
        """Wait until it is our turn at this host."""
        with self._lock:
            now = self._clock()
            turn = max(now, self._free_at.get(host, now))
            self._free_at[host] = turn + self._pause
        if turn > now:
            self._sleep(turn - now)


def polite_fetch() -> Fetch:
    """Return what follows an address in a run: with a pause between requests to one host, redirects included."""
    return Fetcher(before_request=Throttle().wait).fetch


def ask_all(urls: Iterable[str], fetch: Fetch, patience: float = 30.0) -> Iterator[tuple[str, Answer | None]]:
    """Yield (address, answer) as they come, and None for an address that was left for another time.

    One host is asked by one thread, at most four hosts together. A host that was unreachable three times, or that asks
    us to slow down, is left alone. When nothing comes for `patience` seconds, yields ("", None), so that who waits can
    say that they are still there. Who stops listening stops the asking.
    """
    by_host: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        by_host[host_of(url)].append(url)
    # The longest rows first, so that the last thread does not stand alone with one of them at the end.
    groups: queue.SimpleQueue[list[str]] = queue.SimpleQueue()
    for group in sorted(by_host.values(), key=len, reverse=True):
        groups.put(group)
    answers: queue.SimpleQueue[tuple[str, Answer | None]] = queue.SimpleQueue()
    stop = threading.Event()
    # Daemons, and no executor: that would let a server which must stop wait for the last address.
    for number in range(min(MOST_HOSTS, len(by_host))):
        threading.Thread(
            target=_ask_hosts, args=(groups, fetch, answers, stop), name=f"links-{number}", daemon=True
        ).start()
    waiting = sum(len(group) for group in by_host.values())
    try:
        while waiting:
            try:
                answer = answers.get(timeout=patience)
            except queue.Empty:
                yield "", None
                continue
            waiting -= 1
            yield answer
    finally:
        stop.set()


def _ask_hosts(groups: queue.SimpleQueue, fetch: Fetch, answers: queue.SimpleQueue, stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            group = groups.get_nowait()
        except queue.Empty:
            return
        _ask_host(group, fetch, answers, stop)


def _ask_host(group: list[str], fetch: Fetch, answers: queue.SimpleQueue, stop: threading.Event) -> None:
    failures = 0
    for url in group:
        if stop.is_set():
            return
        if failures >= MOST_FAILURES:
            answers.put((url, None))
            continue
        try:
            answer = fetch(url)
        except Exception:  # an address nobody thought of must not keep the run waiting for ever
            answer = Answer(Outcome.UNREACHABLE, detail=_("Dit adres kon niet worden nagegaan."))
        if answer.status == _TOO_MANY_REQUESTS:
            failures = MOST_FAILURES
        elif answer.outcome == Outcome.UNREACHABLE:
            failures += 1
        answers.put((url, answer))
