"""The closed vocabularies of adoptions."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """Who does a practice too."""

    SCHOOL = "school", _("Een school of instelling")
    REGION = "regio", _("Een regio of samenwerkingsverband")
