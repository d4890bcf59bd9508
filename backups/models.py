"""What became of each back-up that was made here."""

from django.db import models
from django.utils import timezone


class Attempt(models.Model):
    """One time that a back-up was made, or was not. Without `seconds` and `problem` it is busy, or was killed."""

    began_at = models.DateTimeField(default=timezone.now)
    seconds = models.FloatField(null=True)
    size = models.BigIntegerField(default=0, help_text="Bytes of all its files, also those shared with an earlier one.")
    folder = models.TextField(blank=True)
    problem = models.TextField(blank=True, help_text="In a sentence, for the administrator.")
    tried_at = models.DateTimeField(null=True, help_text="When it was restored elsewhere, to see whether it can be.")
    trial_problem = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.began_at:%Y-%m-%d %H:%M} {self.problem or self.folder}"

    @property
    def is_whole(self) -> bool:
        """Whether there is a back-up."""
        return self.seconds is not None and not self.problem
