"""What one unruly file is, and what importing it must give."""

from collections.abc import Callable
from dataclasses import dataclass, field

REFUSALS = (
    "empty",
    "too-large",
    "old-word",
    "not-what-it-says",
    "unknown-kind",
    "password",
    "bomb",
    "broken",
    "entities",
    "no-text",
)
"""Every reason for which a file may be turned away."""


@dataclass(frozen=True)
class Case:
    """One file as uploaded, and its outcome: read with these texts, or refused for one reason."""

    name: str
    filename: str
    about: str
    build: Callable[[], bytes]
    refused: str = ""
    found: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    """Texts that must be in the outcome exactly one time."""
    blocks: dict[str, int] = field(default_factory=dict)
    """The least number of blocks of each type in the body."""

    def __str__(self) -> str:
        return self.name
