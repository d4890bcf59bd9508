"""What people say of consents."""

from datetime import date, timedelta
from typing import Self

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import BooleanField, CharField, Exists, ExpressionWrapper, OuterRef, Q
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import ReferenceIndex

ENDS_SOON = timedelta(days=56)
"""So long before the last day we ask whether it may go on."""


class ConsentQuerySet(models.QuerySet):
    """Consents."""

    def valid(self, on: date | None = None) -> Self:
        """Given, not withdrawn and not expired on a day (today): the rule of `Consent.is_valid`."""
        day = on or timezone.localdate()
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), withdrawn_on__isnull=True, given_on__lte=day)

    def withdrawn(self) -> Self:
        """Taken back."""
        return self.filter(withdrawn_on__isnull=False)

    def expired(self, on: date | None = None) -> Self:
        """Past their last day, and not taken back."""
        return self.filter(until__lt=on or timezone.localdate(), withdrawn_on__isnull=True)

    def ending(self, on: date | None = None) -> Self:
        """Still valid, but not for long."""
        day = on or timezone.localdate()
        return self.valid(day).filter(until__lte=day + ENDS_SOON)

    def with_use(self) -> Self:
        """Add `is_used`: chosen in a block of a page, as the index of references knows it, or tied to a picture."""
        key = Cast(OuterRef("pk"), CharField())
        kind = ContentType.objects.get_for_model(self.model)
        is_used = Q(Exists(ReferenceIndex.objects.filter(to_content_type=kind, to_object_id=key)))
        for tie in self.model._meta.related_objects:
            rows = tie.related_model._base_manager.filter(**{tie.field.name: OuterRef("pk")})
            is_used |= Q(Exists(rows))
        return self.annotate(is_used=ExpressionWrapper(is_used, output_field=BooleanField()))
