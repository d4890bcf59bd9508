"""At which sizes pictures are shown, and drawing them before a reader asks.

Templates name these sizes in their `picture` tags; a test holds the two together.
"""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import IntegerField
from django.db.models.functions import Cast
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import Filter, SourceImageIOError
from wagtail.models import ReferenceIndex

from library.models import PortalImage
from library.querysets import ImageQuerySet

AT_ONCE = 20
"""How many pictures one round of the duty draws: each takes a second."""
_FORMATS = "format-{webp,jpeg}"
SIZES = {
    "cover": (f"{_FORMATS} fill-{{480x320,960x640}}", f"{_FORMATS} fill-{{400x200,800x400}}"),
    "photo": (
        f"{_FORMATS} fill-{{56x56,112x112}}",
        f"{_FORMATS} fill-{{160x160,320x320}}",
        f"{_FORMATS} fill-{{320x320,640x640}}",
    ),
    "story": (f"{_FORMATS} width-{{400,800,1200}}",),
}
"""By the field in which a picture is used: that of a practice, of a person; and wherever else, in a text."""


def sizes_of(image: PortalImage) -> list[str]:
    """Return the sizes at which a picture is shown, as Wagtail writes them, by where it is used. One query."""
    paths = ReferenceIndex.get_references_to(image).values_list("model_path", flat=True)
    roles = {path if path in SIZES else "story" for path in paths}
    return [size for role in sorted(roles) for size in _expanded(SIZES[role])]


def draw(image: PortalImage) -> int:
    """Draw a picture at each size that it is shown at and was not drawn at; return how many sizes it is shown at.

    A file that is gone or cannot be read is left to who shows it: readers then get a broken picture's place.
    """
    if not image.may_be_shown:
        return 0
    wanted = sizes_of(image)
    try:
        image.get_renditions(*wanted)
    except (SourceImageIOError, InvalidFilterSpecError):
        return 0
    return len(wanted)


def undrawn() -> ImageQuerySet:
    """Return the pictures that stand somewhere, may be shown and were drawn at no size, as after a restore."""
    used = ReferenceIndex.objects.filter(to_content_type=ContentType.objects.get_for_model(PortalImage))
    keys = used.order_by().annotate(key=Cast("to_object_id", IntegerField())).values("key")
    withheld = PortalImage.objects.withheld().order_by().values("pk")
    return PortalImage.objects.filter(pk__in=keys, renditions=None).exclude(pk__in=withheld)


def draw_what_misses() -> int:
    """Draw some pictures that nobody drew when they were published; return how many.

    Any of them, so that files that cannot be read never keep the others from being drawn.
    """
    return sum(draw(image) > 0 for image in undrawn().order_by("?")[:AT_ONCE])


def _expanded(sizes: Iterable[str]) -> Iterable[str]:
    for size in sizes:
        yield from Filter.expand_spec(size.split())
