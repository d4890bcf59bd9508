"""What can be done with a place in which somebody is named."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Way(models.TextChoices):
    """In order of weight; `ERASE` takes the whole record, or the file, away."""

    ERASE = "wissen", _("alles hiervan wissen")
    REPLACE = "vervangen", _("de naam vervangen")
    REMOVE = "weghalen", _("de naam weghalen")
    KEEP = "laten", _("laten staan: dit is iemand anders")
