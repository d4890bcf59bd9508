"""What all pages share, such as the names of regions: asked once for each version of the site, not for each page.

Whoever answers a reader says of which version that answer is (`answering`, called by the page store). While that is the
version, what is `kept` stays in the memory of the process. The version is asked before anything is read, so what is
kept may be newer than it, and is then soon read once more; it is never older. Elsewhere, as in the admin, nothing is
kept. See docs/decisions/0027-kept-per-version.md.
"""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import wraps
from itertools import islice
from typing import Any, Generic, ParamSpec, TypeVar

MOST = 1_000
"""So many answers of one function are kept; what comes after that is read each time."""

_Given = ParamSpec("_Given")
_Found = TypeVar("_Found")
_Key = TypeVar("_Key")


class _Answering(threading.local):
    """The version of the site of which this thread makes an answer, or ""."""

    version = ""


_this = _Answering()


@contextmanager
def answering(version: str) -> Iterator[None]:
    """Let what is kept for this version be used meanwhile, in this thread."""
    _this.version = version
    try:
        yield
    finally:
        _this.version = ""


def is_keeping() -> bool:
    """Whether what is kept is used at this moment, in this thread."""
    return bool(_this.version)


def read_anew() -> None:
    """Keep nothing and use nothing kept for the rest of this answer: this thread changes what readers see."""
    _this.version = ""


class _Memory(Generic[_Found]):
    """The answers of one function for one version of the site."""

    def __init__(self) -> None:
        self._known: tuple[str, dict[Any, _Found]] = ("", {})

    def of(self, version: str) -> dict[Any, _Found]:
        """Return the answers for a version; those for another are forgotten."""
        known, answers = self._known
        if known != version:
            answers = {}
            self._known = (version, answers)
        return answers


def kept(load: Callable[_Given, _Found]) -> Callable[_Given, _Found]:
    """Let a function answer from memory while the site has the same version.

    Its arguments can be told apart by their hash. What it returns is shared by threads: nobody may change it.
    """
    memory: _Memory[_Found] = _Memory()

    @wraps(load)
    def answer(*args: _Given.args, **kwargs: _Given.kwargs) -> _Found:
        if not _this.version:
            return load(*args, **kwargs)
        answers = memory.of(_this.version)
        given = (args, tuple(kwargs.items()))
        if given in answers:
            return answers[given]
        found = load(*args, **kwargs)
        if len(answers) < MOST:
            answers[given] = found
        return found

    return answer


def kept_each(
    load: Callable[[Sequence[_Key]], Mapping[_Key, _Found]],
) -> Callable[[Iterable[_Key]], dict[_Key, _Found]]:
    """Let a function from keys to what they stand for answer from memory; it is asked for the other keys alone.

    A key for which there is nothing is asked for each time. What it returns is shared by threads: nobody may change it.
    """
    memory: _Memory[_Found] = _Memory()

    @wraps(load)
    def answer(keys: Iterable[_Key]) -> dict[_Key, _Found]:
        keys = list(keys)
        if not _this.version:
            return dict(load(keys)) if keys else {}
        answers = memory.of(_this.version)
        found = {key: answers[key] for key in keys if key in answers}
        if others := [key for key in keys if key not in found]:
            loaded = load(others)
            found |= loaded
            answers.update(islice(loaded.items(), max(0, MOST - len(answers))))
        return found

    return answer
