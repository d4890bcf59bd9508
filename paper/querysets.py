"""What people say of things that were set in type."""

from collections.abc import Collection
from typing import Self

from django.db import models
from django.db.models import Q

from paper.choices import Kind


class PaperQuerySet(models.QuerySet):
    """Things that were set in type, or could not be."""

    def without_files(self) -> Self:
        """Leave the files in the database: a list shows none of them."""
        return self.defer("file")

    def failed(self) -> Self:
        """Those that could not be made."""
        return self.exclude(error="")

    def bundles(self) -> Self:
        """Those of several practices."""
        return self.filter(kind=Kind.BUNDLE)

    def holding(self, practices: Collection[int]) -> Self:
        """Those in which one of these practices may stand: its own, and every bundle."""
        return self.filter(Q(practice__in=practices) | Q(kind=Kind.BUNDLE))
