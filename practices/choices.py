"""The closed vocabularies of practices."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """How far a practice is; the values are public and never change."""

    IDEA = "idee", _("Idee")
    PILOT = "pilot", _("Pilot")
    RUNNING = "in-uitvoering", _("In uitvoering")
    EMBEDDED = "geborgd", _("Geborgd")
    ENDED = "afgerond", _("Afgerond")


class Evidence(models.TextChoices):
    """What is known of the effect, in words."""

    EXPERIENCE = "ervaring", _("Ervaring: betrokkenen zien dat het werkt")
    COUNTED = "geteld", _("Geteld: cijfers van voor en na")
    STUDIED = "onderzocht", _("Onderzocht: door een onafhankelijke onderzoeker")


class Order(models.TextChoices):
    """In which order a list stands; the values are public and never change."""

    RELEVANT = "relevant", _("beste treffer")
    NEWEST = "nieuwste", _("nieuwste")
    CHECKED = "gecontroleerd", _("laatst gecontroleerd")
    TITLE = "titel", _("titel")
