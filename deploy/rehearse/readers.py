"""Readers who ask one page after another, all the time, and note whatever is not as it should be."""

import http.client
import itertools
import random
import re
import threading
import time
from dataclasses import dataclass

from deploy.rehearse.visits import Site, Visitor

READERS = 8
PAUSE = 0.03
"""Seconds between two pages of one reader."""
_STYLES = re.compile(r'href="(/static/css/portal\.[0-9a-f]{12}\.css)"')


@dataclass(frozen=True)
class Asked:
    """One page or style sheet that was asked for. `wrong` is "" when it came as it should."""

    at: float
    seconds: float
    path: str
    wrong: str


class Readers:
    """So many people who read. A quarter of them has a cookie, so that no store answers them: each page is made.

    Each has a network address of their own, and fetches the style sheet that a page names as soon as it changes: during
    a release it must be there, whichever server made the page.
    """

    def __init__(self, site: Site, paths: list[str]) -> None:
        self.asked: list[Asked] = []
        self._site, self._paths = site, paths
        self._is_over = threading.Event()
        self._threads = [threading.Thread(target=self._read, args=(number,)) for number in range(READERS)]

    def begin(self) -> None:
        """Let them read until `end`."""
        for thread in self._threads:
            thread.start()

    def end(self) -> None:
        """Let each finish the page they are at."""
        self._is_over.set()
        for thread in self._threads:
            thread.join()

    def _read(self, number: int) -> None:
        cookies = {"sessionid": "nobody"} if number % 4 == 0 else None
        visitor = Visitor(self._site, f"127.0.1.{number + 1}", cookies)
        paths = random.Random(number).sample(self._paths, len(self._paths))  # noqa: S311 - an order, no secret
        styles = ""
        for path in itertools.cycle(paths):
            if self._is_over.is_set():
                visitor.close()
                return
            page = self._ask(visitor, path, "</html>")
            found = _STYLES.search(page)
            if found and found[1] != styles:
                styles = found[1]
                self._ask(visitor, styles, "{")
            self._is_over.wait(PAUSE)

    def _ask(self, visitor: Visitor, path: str, must_hold: str) -> str:
        began = time.monotonic()
        text = ""
        try:
            reply = visitor.ask(path)
            text = reply.text
            wrong = "" if reply.status == 200 and must_hold in text else f"answer {reply.status}"
        except (OSError, http.client.HTTPException, UnicodeDecodeError) as error:
            wrong = f"{type(error).__name__}: {error}"
        self.asked.append(Asked(began, time.monotonic() - began, path, wrong))
        return text
