"""Files that were brought in, with where each part went."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from practices.models import PracticePage
from regions.models import RegionPage


class ImportedFile(models.Model):
    """One file that somebody brought in, and the draft that came of it.

    `lines` are [{"text", "place", "kind"}] in the order of the file, `place` empty where nothing was found for it;
    `aside` [{"kind", "text"}] is what stood beside the text; `people` [{"name", "function", "email", "phone"}] are
    those we do not know. The file itself is kept only while the editor decides about a likeness, at most a day.
    """

    name = models.CharField(_("bestand"), max_length=255)
    digest = models.CharField(max_length=64, db_index=True)
    region = models.ForeignKey(
        RegionPage, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("regio")
    )
    practice = models.ForeignKey(
        PracticePage,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="imports",
        verbose_name=_("praktijk"),
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(_("op"), auto_now_add=True)
    lines = models.JSONField(default=list)
    aside = models.JSONField(default=list)
    people = models.JSONField(default=list)
    waiting = models.BinaryField(null=True, editable=False)

    class Meta:
        verbose_name = _("ingelezen bestand")
        verbose_name_plural = _("ingelezen bestanden")
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.name

    @property
    def draft(self) -> PracticePage:
        """The practice that came of it.

        Raises:
            PracticePage.DoesNotExist: nothing did yet.
        """
        if self.practice is None:
            raise PracticePage.DoesNotExist
        return self.practice

    @property
    def unplaced(self) -> list[dict[str, Any]]:
        """The lines for which nothing was found."""
        return [line for line in self.lines if not line["place"]]
