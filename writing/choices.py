"""Closed vocabularies of the writing help."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What a remark is about; the values are read by the script of the panel."""

    LONG_SENTENCE = "long-sentence", _("Lange zin")
    PASSIVE = "passive", _("Lijdende vorm")
    OFFICIALESE = "officialese", _("Moeilijk woord")
    ABBREVIATION = "abbreviation", _("Afkorting")
    CAPITALS = "capitals", _("Hoofdletters")
