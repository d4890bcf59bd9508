"""The kinds of things that are set in type; the values are kept for ever."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What was made."""

    ONE_PAGER = "pdf", _("Praktijk op papier")
    PICTURE = "beeld", _("Beeld bij een gedeelde link")
    BUNDLE = "bundel", _("Bundel van een lijst")
