"""A story as one text: in HTML without classes, and in Markdown. Only from blocks that are public already."""

from collections.abc import Iterable

from django.utils.html import escape

from reuse.api.schemas import story
from reuse.api.schemas.public import RichText


def html_of(blocks: Iterable[story.Block]) -> str:
    """Return a story as HTML: headings from the second level, no classes, no scripts."""
    return "\n".join(_html(block) for block in blocks)


def markdown_of(blocks: Iterable[story.Block]) -> str:
    """Return a story as Markdown: headings from the second level."""
    return "\n\n".join(part for block in blocks if (part := _markdown(block)))


def _html(block: story.Block) -> str:
    match block:
        case story.Heading(text=text):
            return f"<h2>{escape(text)}</h2>"
        case story.Text(text=text):
            return text.html
        case story.Callout(title=title, text=text):
            return f"<aside><h3>{escape(title)}</h3>{text.html}</aside>"
        case story.Quote(text=text, speaker=speaker):
            said = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines())
            by = f"<figcaption>{escape(_named(speaker))}</figcaption>" if speaker else ""
            return f"<figure><blockquote>{said}</blockquote>{by}</figure>"
        case story.Interview(speaker=speaker, questions=questions):
            by = f"<p><b>{escape(_named(speaker))}</b></p>" if speaker else ""
            return by + "".join(f"<h3>{escape(part.question)}</h3>{part.answer.html}" for part in questions)
        case story.Picture():
            below = escape(" ".join(filter(None, (block.caption, block.credit))))
            caption = f"<figcaption>{below}</figcaption>" if below else ""
            return f'<figure><img src="{escape(block.url)}" alt="{escape(block.alternative)}">{caption}</figure>'
        case story.Figures(figures=figures):
            items = "".join(f"<li><b>{escape(each.number)}</b> {escape(each.label)}</li>" for each in figures)
            return f"<ul>{items}</ul>"
        case story.Table():
            return _html_table(block)
        case story.Steps(steps=steps):
            items = "".join(f"<li><p><b>{escape(each.title)}</b></p>{each.text.html}</li>" for each in steps)
            return f"<ol>{items}</ol>"
        case story.Video():
            return f'<p><a href="{escape(block.url)}">{escape(block.title)}</a></p>{block.transcript.html}'
        case story.Download():
            said = f" {escape(block.description)}" if block.description else ""
            return f'<p><a href="{escape(block.url)}">{escape(block.title)}</a>{said}</p>'


def _html_table(table: story.Table) -> str:
    caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in table.columns)
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in table.rows)
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _markdown(block: story.Block) -> str:
    match block:
        case story.Heading(text=text):
            return f"## {_plain(text)}"
        case story.Text(text=text):
            return text.markdown
        case story.Callout(title=title, text=text):
            return _quoted(f"**{_plain(title)}**\n\n{text.markdown}")
        case story.Quote(text=text, speaker=speaker):
            lines = [_plain(line) for line in text.splitlines()]
            return _quoted("\n\n".join([*lines, *([f"— {_plain(_named(speaker))}"] if speaker else [])]))
        case story.Interview(speaker=speaker, questions=questions):
            by = [f"**{_plain(_named(speaker))}**"] if speaker else []
            return "\n\n".join([*by, *(f"### {_plain(part.question)}\n\n{part.answer.markdown}" for part in questions)])
        case story.Picture():
            below = _plain(" ".join(filter(None, (block.caption, block.credit))))
            return f"![{_plain(block.alternative)}](<{block.url}>)" + (f"\n\n{below}" if below else "")
        case story.Figures(figures=figures):
            return "\n".join(f"- **{_plain(each.number)}** {_plain(each.label)}" for each in figures)
        case story.Table():
            return _markdown_table(block)
        case story.Steps(steps=steps):
            return "\n".join(
                _markdown_step(number, each.title, each.text) for number, each in enumerate(steps, start=1)
            )
        case story.Video():
            return f"[{_plain(block.title)}](<{block.url}>)\n\n{block.transcript.markdown}".strip()
        case story.Download():
            return f"[{_plain(block.title)}](<{block.url}>) {_plain(block.description)}".strip()


def _markdown_table(table: story.Table) -> str:
    rows = [table.columns, ["---"] * len(table.columns)]
    cells = [[_plain(cell).replace("|", r"\|") or " " for cell in row] for row in table.rows]
    head = [[_plain(cell).replace("|", r"\|") or " " for cell in rows[0]], rows[1]]
    lines = ["| " + " | ".join(row) + " |" for row in [*head, *cells]]
    return "\n".join([*([f"*{_plain(table.caption)}*", ""] if table.caption else []), *lines])


def _markdown_step(number: int, title: str, text: RichText) -> str:
    lines = f"**{_plain(title)}**\n\n{text.markdown}".strip().splitlines()
    first, *others = lines
    return "\n".join([f"{number}. {first}", *(f"   {line}" if line else "" for line in others)])


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.strip().splitlines())


def _named(speaker: story.Speaker | None) -> str:
    return ", ".join(filter(None, (speaker.name, speaker.function))) if speaker else ""


_MARKS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#"})


def _plain(text: str) -> str:
    """Return text in which no sign means layout, on one line."""
    return " ".join(text.split()).translate(_MARKS)
