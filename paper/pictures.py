"""What the picture says that goes with a shared link: a pure function of published facts."""

from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from paper.reading import cover_of
from paper.words import words
from practices.models import PracticePage

WIDTH, HEIGHT = 1200, 630


def picture_of(practice: PracticePage) -> dict[str, Any]:
    """Return what the picture of a published practice says: title, region, route cover, our name."""
    with translation.override(settings.LANGUAGE_CODE):
        region = practice.home_region.title if practice.home_region is not None else str(_("Landelijk"))
    return {"title": practice.title, "region": region, "cover": cover_of(practice), "words": words()}
