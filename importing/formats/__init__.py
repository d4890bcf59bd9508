"""Each kind of file becomes HTML first: one module per kind."""

from dataclasses import dataclass, field


@dataclass
class Picture:
    """A picture in a file, as bytes; nothing was decoded yet."""

    data: bytes
    alternative: str = ""
    name: str = ""


@dataclass
class Markup:
    """What a file says: as HTML, with its pictures under `picture:<number>`, and what stands beside the text.

    `aside` are (kind in Dutch, text) pairs: comments, headers, footers and what else no reader of the text would see.
    """

    html: str
    pictures: list[Picture] = field(default_factory=list)
    aside: list[tuple[str, str]] = field(default_factory=list)
    title: str = ""
