"""What others may have taken along: which practices were ever public, so that who keeps a copy can keep it true."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class KnownPractice(models.Model):
    """A practice that is or was public. Of one that is gone only the number, the address and the moment are kept.

    `practice_id` is no foreign key: it outlives the practice. `appeared_at` is when it was last made public after it
    was not; `changed_at` when readers last got to see something else, or nothing any more.
    """

    practice_id = models.BigIntegerField(primary_key=True)
    path = models.CharField(max_length=500, help_text="As in a request, with slashes around.")
    appeared_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    is_gone = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("bekende praktijk")
        verbose_name_plural = _("bekende praktijken")
        indexes = [models.Index(fields=["changed_at", "practice_id"], name="reuse_known_changed")]

    def __str__(self) -> str:
        return f"{self.practice_id} {self.path}"
