"""What tells every process that something changed which readers see."""

from django.db import models


class Mark(models.Model):
    """One transaction that changed what readers see.

    The marks that are there, together, are the version of the site (store/freshness.py). A mark becomes visible with
    its transaction, and is gone with it when that is undone. Only the newest are kept.
    """

    stamp = models.PositiveIntegerField(help_text="Random, so that no two sets of marks look alike.")

    def __str__(self) -> str:
        return f"{self.pk}: {self.stamp}"
