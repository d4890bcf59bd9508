"""The story of a practice for others: block by block, and as one text in HTML and in Markdown.

It starts from what the public may read; both texts are made from the public blocks, so nothing is in them beside these.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from wagtail.api.rich_text import APIRichText
from wagtail.documents import get_document_model
from wagtail.images.models import SourceImageIOError
from wagtail.models import Page
from wagtail.rich_text import RichText as WagtailRichText

from kit.blocks.text import FEATURES
from practices.blocks.quote import QuoteBlock
from practices.blocks.speaker import Speaker as KnownSpeaker
from practices.blocks.speaker import speaker_of
from practices.models import PracticePage
from practices.story import public_story
from reuse.api.schemas import story
from reuse.api.schemas.public import RichText, absolute

RENDITION = "width-1200|format-jpeg"
"""As on the page, so that it is made once."""

_QUOTE = QuoteBlock()
# A tag has no "<" in it and a link no link: so each stays within itself, and a text that never ends one is read once.
_LINK = re.compile(
    r'<a\b(?=[^<>]*\blinktype="(\w+)")(?=[^<>]*\bid="(\d+)")[^<>]*>((?:[^<]|<(?!/?a\b))*)</a>', re.DOTALL
)
_HERE = re.compile(r'(<a\b[^<>]*\bhref=")/(?!/)')


def story_of(practice: PracticePage) -> list[story.Block]:
    """Return the public blocks of a story. Links lead to public pages; the words of others stay without a link."""
    blocks = public_story(practice)
    texts = Texts([text for block in blocks for text in _sources(block.value)])
    made = ((_MAKERS[block.block_type], block.value) for block in blocks if block.block_type in _MAKERS)
    return [block for maker, value in made if (block := maker(value, texts)) is not None]


class Texts:
    """Turns rich text into what others can read, with addresses of what it links to. Three queries for any number."""

    def __init__(self, sources: Iterable[str]) -> None:
        wanted: dict[str, set[int]] = {"page": set(), "document": set()}
        for source in sources:
            for kind, key, _words in _LINK.findall(source):
                wanted.setdefault(kind, set()).add(int(key))
        self._addresses = {
            ("page", page.pk): absolute(page.get_url())
            for page in (Page.objects.live().public().filter(pk__in=wanted["page"]) if wanted["page"] else ())
        }
        for key, document in get_document_model().objects.in_bulk(list(wanted["document"])).items():
            self._addresses["document", key] = absolute(document.url)

    def of(self, value: WagtailRichText | str | None) -> RichText:
        """Return a text in both forms."""
        source = _LINK.sub(self._linked, source_of(value))
        source = _HERE.sub(rf"\g<1>{settings.SITE_URL}/", source)
        html = APIRichText.serialize(source, format="html")
        return RichText(html=html, markdown=APIRichText.serialize(source, format="markdown", features=FEATURES).strip())

    def _linked(self, found: re.Match[str]) -> str:
        address = self._addresses.get((found[1], int(found[2])))
        return f'<a href="{address}">{found[3]}</a>' if address else found[3]


def source_of(value: WagtailRichText | str | None) -> str:
    """Return rich text as it is kept."""
    return value.source if isinstance(value, WagtailRichText) else value or ""


def _sources(value: Any) -> Iterable[str]:
    """Give every rich text in a block, however deep."""
    if isinstance(value, WagtailRichText):
        yield value.source
    elif isinstance(value, dict):
        for part in value.values():
            yield from _sources(part)
    elif isinstance(value, Iterable) and not isinstance(value, str) and not hasattr(value, "columns"):
        for part in value:
            yield from _sources(part)


def picture_of(picture: Any, caption: str = "") -> story.Picture | None:
    """Return a picture while it may be shown and its file is there."""
    if picture is None or not picture.may_be_shown:
        return None
    try:
        url = picture.get_rendition(RENDITION).url
    except (SourceImageIOError, FileNotFoundError):
        return None
    return story.Picture(
        url=absolute(url),
        alternative=getattr(picture, "contextual_alt_text", None) or picture.description,
        caption=caption,
        credit=picture.credit,
        licence=str(picture.get_licence_display()),
    )


def _speaker(known: KnownSpeaker | None) -> story.Speaker | None:
    return None if known is None else story.Speaker(name=known.name, function=known.function)


def _heading(value: str, texts: Texts) -> story.Block:
    return story.Heading(text=value)


def _text(value: Any, texts: Texts) -> story.Block:
    return story.Text(text=texts.of(value))


def _callout(value: Any, texts: Texts) -> story.Block:
    return story.Callout(tone=value.get("tone") or "tip", title=value.get("title") or "", text=texts.of(value["text"]))


def _quote(value: Any, texts: Texts) -> story.Block:
    shown = _QUOTE.get_context(value)
    return story.Quote(text="\n".join(shown["paragraphs"]), speaker=_speaker(shown["speaker"]))


def _interview(value: Any, texts: Texts) -> story.Block:
    speaker = speaker_of(value.get("contact"), value.get("name") or "", value.get("function") or "")
    answers = [
        story.Answer(question=part.get("question") or "", answer=texts.of(part.get("answer")))
        for part in value.get("questions") or ()
    ]
    return story.Interview(speaker=_speaker(speaker), questions=answers)


def _image(value: Any, texts: Texts) -> story.Block | None:
    return picture_of(value.get("picture"), value.get("caption") or "")


def _video(value: Any, texts: Texts) -> story.Block | None:
    file = value.get("file")
    url = absolute(file.url) if file else value.get("url")
    if not url:
        return None
    return story.Video(title=value.get("title") or "", url=url, transcript=texts.of(value.get("transcript")))


def _figures(value: Any, texts: Texts) -> story.Block:
    return story.Figures(
        figures=[story.Figure(number=each.get("number") or "", label=each.get("label") or "") for each in value]
    )


def _table(value: Any, texts: Texts) -> story.Block | None:
    if not value or not value.columns:
        return None
    return story.Table(
        caption=value.caption or "",
        columns=[column["heading"] or "" for column in value.columns],
        rows=[[str(cell.value or "") for cell in row] for row in value.rows],
    )


def _steps(value: Any, texts: Texts) -> story.Block:
    return story.Steps(
        steps=[story.Step(title=each.get("title") or "", text=texts.of(each.get("text"))) for each in value]
    )


def _download(value: Any, texts: Texts) -> story.Block | None:
    document = value.get("document")
    if document is None:
        return None
    return story.Download(
        title=value.get("title") or document.title,
        description=value.get("description") or "",
        url=absolute(document.url),
    )


_MAKERS: dict[str, Callable[[Any, Texts], story.Block | None]] = {
    "heading": _heading,
    "text": _text,
    "callout": _callout,
    "quote": _quote,
    "interview": _interview,
    "image": _image,
    "video": _video,
    "key_figures": _figures,
    "table": _table,
    "steps": _steps,
    "download": _download,
}
