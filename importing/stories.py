"""The story: blocks of what a document says, in the order of reading."""

import re
from typing import Any

from importing.lines import Kind, Line
from importing.places import Place
from importing.speakers import Speaker, is_quoted, is_whole_quote, quote_with_speaker, speaker_in, without_quotes
from importing.understood import Understood

LONGEST_HEADING = 120
CAPTION = re.compile(r"^(?:foto|bijschrift|afbeelding|figuur|beeld)\s*\d*\s*[:.]\s*(?P<text>.+)$", re.IGNORECASE)


def take_body(found: Understood, lines: list[Line]) -> None:
    """Make blocks of what is left, in the order of reading."""
    story = _Story(found, min((line.level for line in lines if line.kind == Kind.HEADING), default=2))
    for line in lines:
        if not line.place:
            story.add(line)
    story.end()


class _Story:
    """Blocks in the making: text gathers until something else comes; quotes wait for who says them."""

    def __init__(self, found: Understood, top: int) -> None:
        """`top` is the highest level of heading: those become blocks, lower ones stand inside a text."""
        self.found = found
        self.top = top
        self.text: list[str] = []
        self.items: list[tuple[str, bool]] = []
        self.speaker: Speaker | None = None
        self.speaker_line: Line | None = None
        self.waiting: list[dict[str, str]] = []
        self.waiting_lines: list[Line] = []
        self.is_open = False

    def add(self, line: Line) -> None:
        """Place a line."""
        for is_it, place_it in (
            (line.kind == Kind.PICTURE, self._picture),
            (line.kind == Kind.CAPTION or bool(CAPTION.match(line.text)), self._caption),
            (line.kind == Kind.TABLE, self._table),
            (line.interview is not None, self._interview),
            (line.kind == Kind.ITEM, self._item),
            (self.is_open or is_quoted(line.text) or line.kind == Kind.QUOTED, self._quote),
            (line.kind == Kind.HEADING and speaker_in(line.text) is None, self._heading),
            (speaker_in(line.text) is not None, self._speaker),
        ):
            if is_it:
                place_it(line)
                return
        self._paragraph(line)

    def end(self) -> None:
        """Put down what is still in hand."""
        self._settle(None)
        self._flush()
        if self.speaker_line is not None and not self.speaker_line.place:
            self.speaker_line.place = Place.TEXT
            self.found.blocks.append(("text", f"<p>{self.speaker_line.html or self.speaker_line.text}</p>"))

    def _flush(self) -> None:
        self._flush_items()
        if self.text:
            self.found.blocks.append(("text", "".join(self.text)))
            self.text = []

    def _flush_items(self) -> None:
        if self.items:
            tag = "ol" if all(numbered for _html, numbered in self.items) else "ul"
            self.text.append(f"<{tag}>" + "".join(f"<li>{html}</li>" for html, _numbered in self.items) + f"</{tag}>")
            self.items = []

    def _paragraph(self, line: Line) -> None:
        self._flush_items()
        self.text.append(f"<p>{line.html or line.text}</p>")
        line.place = Place.TEXT

    def _item(self, line: Line) -> None:
        self.items.append((line.html or line.text, line.is_numbered))
        line.place = Place.LIST

    def _heading(self, line: Line) -> None:
        self._settle(None)
        self.speaker = None
        if line.level > self.top and (self.text or self.items) and len(line.text) <= LONGEST_HEADING:
            self._flush_items()
            self.text.append(f"<h3>{line.html or line.text}</h3>")
        elif len(line.text) <= LONGEST_HEADING:
            self._flush()
            self.found.blocks.append(("heading", line.text))
        else:
            self._flush_items()
            self.text.append(f"<p><b>{line.html or line.text}</b></p>")
        line.place = Place.HEADING

    def _speaker(self, line: Line) -> None:
        speaker = speaker_in(line.text)
        if speaker is None:
            return
        line.place = Place.SPEAKER % speaker.name
        if self.waiting:
            self._settle(speaker)
            return
        self._flush()
        self.speaker, self.speaker_line = speaker, line
        line.place = ""  # nothing is said yet: it stays text when nobody speaks below it

    def _quote(self, line: Line) -> None:
        self._flush()
        both = quote_with_speaker(line.text) if not self.is_open else None
        said = both[0] if both else without_quotes(line.text)
        if self.is_open and self.found.blocks and self.found.blocks[-1][0] == "quote":
            value = self.found.blocks[-1][1]
            value["text"] += "\n" + said.rstrip('”"»')
            line.place = self._place(value)
            self.is_open = not line.text.rstrip(".,").endswith(("”", '"', "»"))
            return
        self.is_open = (
            line.kind != Kind.QUOTED
            and is_quoted(line.text)
            and not is_whole_quote(line.text)
            and both is None
            and line.text[0] in "“„«"
        )
        speaker = both[1] if both else self.speaker
        value = {"text": said, "name": "", "function": ""}
        self.found.blocks.append(("quote", value))
        if speaker is None:
            self.waiting.append(value)
            self.waiting_lines.append(line)
            line.place = Place.QUOTE
            return
        self._give(value, speaker)
        line.place = self._place(value)

    def _give(self, value: dict[str, str], speaker: Speaker) -> None:
        value["name"], value["function"] = speaker.name[:120], speaker.function[:160]
        if self.speaker_line is not None and speaker is self.speaker and not self.speaker_line.place:
            self.speaker_line.place = Place.SPEAKER % speaker.name
            if speaker.topic and len(speaker.topic) <= LONGEST_HEADING:
                at = len(self.found.blocks) - 1
                self.found.blocks.insert(at, ("heading", speaker.topic[:1].upper() + speaker.topic[1:]))

    def _place(self, value: dict[str, str]) -> str:
        return Place.QUOTE_OF % value["name"] if value["name"] else Place.QUOTE

    def _settle(self, speaker: Speaker | None) -> None:
        """Give the quotes that wait to `speaker`; without one they stay, and the checklist asks who said them."""
        for value, line in zip(self.waiting, self.waiting_lines, strict=True):
            if speaker is not None:
                value["name"], value["function"] = speaker.name[:120], speaker.function[:160]
                line.place = Place.QUOTE_OF % speaker.name
        self.waiting, self.waiting_lines, self.is_open = [], [], False

    def _picture(self, line: Line) -> None:
        self._flush()
        if line.picture < 0:
            return
        self.found.blocks.append(("image", {"picture": line.picture, "alt": line.text, "caption": ""}))
        line.place = Place.PICTURE

    def _caption(self, line: Line) -> None:
        found = CAPTION.match(line.text)
        last: tuple[str, Any] = self.found.blocks[-1] if self.found.blocks else ("", None)
        if last[0] == "image" and not last[1]["caption"] and not self.text:
            last[1]["caption"] = (found["text"] if found else line.text)[:255]
            line.place = Place.CAPTION
        else:
            self._paragraph(line)

    def _table(self, line: Line) -> None:
        self._flush()
        self.found.blocks.append(("table", line.rows))
        line.place = Place.TABLE

    def _interview(self, line: Line) -> None:
        self._flush()
        self.found.blocks.append(("interview", line.interview))
