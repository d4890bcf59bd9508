"""What every process must know of the others: that readers see something else now, and how often things were done."""

from django.db import models


class Mark(models.Model):
    """One transaction that changed what readers see.

    The marks that are there, together, are the version of the site (store/freshness.py). A mark becomes visible with
    its transaction, and is gone with it when that is undone. Only the newest are kept.
    """

    stamp = models.PositiveIntegerField(help_text="Random, so that no two sets of marks look alike.")

    def __str__(self) -> str:
        return f"{self.pk}: {self.stamp}"


class Count(models.Model):
    """How often something was done in a stretch of time (store/counting.py). The name is a digest and tells nobody.

    On PostgreSQL the table is unlogged: counting waits for no disk, and a crash empties it, which does no harm.
    """

    name = models.CharField(max_length=120, primary_key=True)
    number = models.PositiveBigIntegerField()
    ends_at = models.BigIntegerField(db_index=True, help_text="Seconds since 1970.")

    def __str__(self) -> str:
        return f"{self.name}: {self.number}"
