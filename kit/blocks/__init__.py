"""Building blocks for the body of any page, one file each."""

from kit.blocks.callout import CalloutBlock
from kit.blocks.download import DownloadBlock
from kit.blocks.heading import HeadingBlock
from kit.blocks.image import PictureBlock
from kit.blocks.key_figures import KeyFiguresBlock
from kit.blocks.steps import StepsBlock
from kit.blocks.table import DataTableBlock
from kit.blocks.text import TextBlock
from kit.blocks.video import VideoBlock

__all__ = [
    "CalloutBlock",
    "DataTableBlock",
    "DownloadBlock",
    "HeadingBlock",
    "KeyFiguresBlock",
    "PictureBlock",
    "StepsBlock",
    "TextBlock",
    "VideoBlock",
]
