"""The closed vocabularies of offers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Standing(models.TextChoices):
    """How far an offer is, as its offerer reads it."""

    BEGUN = "begonnen", _("Nog niet verstuurd")
    UNCONFIRMED = "onbevestigd", _("Wacht op je bevestiging")
    ARRIVED = "aangekomen", _("Ligt bij de redactie")
    EDITED = "bewerkt", _("Wordt bewerkt")
    PUBLISHED = "op-de-site", _("Staat op de site")
    REMOVED = "van-de-site", _("Staat niet meer op de site")
    DECLINED = "niet-overgenomen", _("Niet overgenomen")
