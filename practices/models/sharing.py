"""A practice that also belongs to another region: only when that region agrees."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from practices.models.practice import PracticePage
from regions.models import RegionPage


class Answer(models.TextChoices):
    """What the other region said."""

    OPEN = "open", _("Wacht op antwoord")
    GRANTED = "ja", _("Goedgekeurd")
    REFUSED = "nee", _("Afgewezen")
    WITHDRAWN = "ingetrokken", _("Ingetrokken")


class RegionRequest(models.Model):
    """The question to a region whether a practice from elsewhere may be shown there too."""

    practice = models.ForeignKey(
        PracticePage, on_delete=models.CASCADE, related_name="region_requests", verbose_name=_("praktijk")
    )
    region = models.ForeignKey(
        RegionPage, on_delete=models.CASCADE, related_name="practice_requests", verbose_name=_("regio")
    )
    answer = models.CharField(_("antwoord"), max_length=12, choices=Answer.choices, default=Answer.OPEN)
    reason = models.TextField(_("toelichting"), blank=True, max_length=1000)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(_("gevraagd op"), auto_now_add=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(_("beantwoord op"), null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("verzoek van een andere regio")
        verbose_name_plural = _("verzoeken van andere regio's")
        ordering = ["asked_at"]
        constraints = [models.UniqueConstraint(fields=["practice", "region"], name="practices_region_asked_once")]

    def __str__(self) -> str:
        return f"{self.practice_id} → {self.region_id}: {self.get_answer_display()}"
