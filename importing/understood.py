"""What was found in a document, as plain data."""

from dataclasses import dataclass, field
from typing import Any

from importing.lines import Line


@dataclass
class Person:
    """Somebody the document says how to reach."""

    name: str
    function: str = ""
    email: str = ""
    phone: str = ""


@dataclass
class Understood:
    """What was found. `blocks` are (type, value) pairs as the body of a practice keeps them, with names for people
    and numbers for pictures; `lines` are all lines, each with its place. No file is searched for `steps`, with which
    others begin: who types them, gives them."""

    lines: list[Line]
    title: str = ""
    full_title: str = ""
    region_name: str = ""
    introduction: str = ""
    points: list[str] = field(default_factory=list)
    blocks: list[tuple[str, Any]] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)

    @property
    def speakers(self) -> list[str]:
        """The names of those who are quoted or asked something, each once, in order."""
        names = [value["name"] for kind, value in self.blocks if kind in ("quote", "interview") and value["name"]]
        return list(dict.fromkeys(names))

    @property
    def unplaced(self) -> list[Line]:
        """The lines that went nowhere."""
        return [line for line in self.lines if not line.place]
