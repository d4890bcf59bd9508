"""What the body of a practice is made of."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from kit.blocks import (
    CalloutBlock,
    DataTableBlock,
    DownloadBlock,
    HeadingBlock,
    KeyFiguresBlock,
    PictureBlock,
    StepsBlock,
    TextBlock,
    VideoBlock,
)
from practices.blocks.interview import InterviewBlock
from practices.blocks.quote import QuoteBlock


class PracticeBody(blocks.StreamBlock):
    """The story: text first, then what people said, then what can be seen and used."""

    heading = HeadingBlock(group=_("Tekst"))
    text = TextBlock(group=_("Tekst"))
    callout = CalloutBlock(group=_("Tekst"))
    quote = QuoteBlock(group=_("Wat mensen zeggen"))
    interview = InterviewBlock(group=_("Wat mensen zeggen"))
    image = PictureBlock(group=_("Beeld en cijfers"))
    video = VideoBlock(group=_("Beeld en cijfers"))
    key_figures = KeyFiguresBlock(group=_("Beeld en cijfers"))
    table = DataTableBlock(group=_("Beeld en cijfers"))
    steps = StepsBlock(group=_("Om te gebruiken"))
    download = DownloadBlock(group=_("Om te gebruiken"))


class PointsBlock(blocks.StreamBlock):
    """A short list of sentences."""

    point = blocks.TextBlock(label=_("Punt"), rows=2, max_length=300)


class LinksBlock(blocks.StreamBlock):
    """Pages elsewhere that say more."""

    link = blocks.StructBlock(
        [
            ("title", blocks.CharBlock(label=_("Titel"), max_length=120)),
            ("url", blocks.URLBlock(label=_("Adres"))),
        ],
        label=_("Link"),
        icon="link",
    )
