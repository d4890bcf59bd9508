"""Which pages use a consent or a picture, from Wagtail's index of references."""

from collections.abc import Collection

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from wagtail.blocks import StreamValue
from wagtail.models import Page, ReferenceIndex

from consents.models import Consent
from library.models import PortalImage
from practices.story import SPOKEN


def pages_with_consents(consents: Collection[int]) -> list[int]:
    """Return the keys of pages that name these consents, or show a picture that is tied to one. Two queries."""
    pictures = PortalImage.objects.filter(consent__in=consents).order_by().values_list("pk", flat=True)
    return _pages(_to(Consent, consents) | _to(PortalImage, list(pictures)))


def pages_with_pictures(pictures: Collection[int]) -> list[int]:
    """Return the keys of pages that show these pictures. One query."""
    return _pages(_to(PortalImage, pictures))


def consents_in(story: StreamValue) -> set[int]:
    """Return the keys of the consents that were chosen in a story."""
    values = [block["value"] for block in story.raw_data if block["type"] in SPOKEN]
    return {value["consent"] for value in values if value.get("consent")}


def _to(model: type[Model], keys: Collection[int]) -> Q:
    return Q(to_content_type=_type(model), to_object_id__in=[str(key) for key in keys])


def _type(model: type[Model]) -> ContentType:
    return ContentType.objects.get_for_model(model, for_concrete_model=False)


def _pages(ties: Q) -> list[int]:
    found = ReferenceIndex.objects.filter(ties, base_content_type=_type(Page)).values_list("object_id", flat=True)
    return sorted({int(key) for key in found if key.isdecimal()})
