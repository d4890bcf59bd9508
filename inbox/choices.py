"""The closed vocabularies of the inbox."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """How far something that came in is."""

    NEW = "nieuw", _("Nieuw")
    READ = "gelezen", _("Gelezen")
    ANSWERED = "beantwoord", _("Beantwoord")
    CLOSED = "afgehandeld", _("Afgehandeld")
    REJECTED = "afgewezen", _("Afgewezen")


OPEN_STATES = (State.NEW, State.READ)


class MessageKind(models.TextChoices):
    """What somebody writes for."""

    MESSAGE = "bericht", _("Bericht")
    REPORT = "melding", _("Klopt er iets niet?")
    QUESTION = "vraag", _("Vraag na zoeken")
