"""What was set in type, kept until what it says is no longer so."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from paper.choices import Kind
from paper.querysets import PaperQuerySet
from practices.models import PracticePage


class Paper(models.Model):
    """One file, or why it could not be made.

    The fingerprint is of everything that the file depends on: what it says, the templates, the fonts. A file is handed
    out only while its fingerprint is that of today. A practice has one paper of each kind, a bundle has no practice.
    """

    kind = models.CharField(_("soort"), max_length=10, choices=Kind.choices)
    practice = models.ForeignKey(
        PracticePage, null=True, on_delete=models.CASCADE, related_name="papers", verbose_name=_("praktijk")
    )
    fingerprint = models.CharField(max_length=64, db_index=True)
    file = models.BinaryField(default=b"")
    measure = models.PositiveSmallIntegerField(
        default=0, help_text="Which of paper.sheets.MEASURES it took to fit on two pages."
    )
    made_at = models.DateTimeField(_("gemaakt op"), default=timezone.now)
    milliseconds = models.PositiveIntegerField(_("milliseconden"), default=0)
    error = models.TextField(_("waarom het niet lukte"), blank=True)
    looked_at = models.DateTimeField(
        default=timezone.now, db_index=True, help_text="When it was last seen whether it is still so."
    )

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("papieren versie")
        verbose_name_plural = _("papieren versies")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["practice", "kind"], name="paper_one_of_a_kind"),
            models.UniqueConstraint(
                fields=["fingerprint"], condition=models.Q(practice=None), name="paper_one_bundle_of_the_same"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.practice_id or ''}".strip()

    @property
    def tag(self) -> str:
        """What tells this file from every other, for an ETag: the same content on another day has another date."""
        return f'"{self.fingerprint[:32]}-{timezone.localdate(self.made_at):%Y%m%d}"'
