"""What people say of pictures."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from wagtail.images.models import ImageQuerySet as WagtailImageQuerySet

from consents.choices import COVERED, Purpose
from consents.models import Consent

SHOWN = (
    *("file", "width", "height", "description", "credit", "portrayed"),
    *("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"),
    *("consent__purpose", "consent__given_on", "consent__until", "consent__withdrawn_on"),
)
"""Columns of a picture, and of its consent, that a page needs to show it, and to know whether it may."""
FOR_PICTURES = [purpose for purpose, covered in COVERED.items() if Purpose.PHOTO in covered]


class ImageQuerySet(WagtailImageQuerySet):
    """Pictures."""

    def withheld(self, on: date | None = None) -> Self:
        """Those that may not be shown on a day (today): the rule of `PortalImage.may_be_shown`."""
        good = Consent.objects.valid(on).filter(purpose__in=FOR_PICTURES).order_by().values("pk")
        without = Q(consent__isnull=True, portrayed="toestemming")
        return self.filter(without | (Q(consent__isnull=False) & ~Q(consent__in=good)))


class ImageManager(models.Manager.from_queryset(ImageQuerySet)):  # type: ignore[misc]  # made by Django
    """Pictures, each with its consent: without that nobody can tell whether it may be shown."""

    def get_queryset(self) -> ImageQuerySet:
        """Return all pictures."""
        return super().get_queryset().select_related("consent")
