"""The closed vocabularies of consents; the values are kept for ever."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Purpose(models.TextChoices):
    """For what somebody agreed."""

    NAMED = "genoemd", _("Met naam genoemd worden")
    QUOTED = "geciteerd", _("Geciteerd of geïnterviewd worden, met naam")
    PHOTO = "foto", _("Op een foto staan")
    FILM = "film", _("In een film te zien of te horen zijn")
    ALL = "alles", _("Alles: naam, citaten, foto en film")


COVERED: dict[str, frozenset[str]] = {
    Purpose.NAMED: frozenset({Purpose.NAMED}),
    Purpose.QUOTED: frozenset({Purpose.NAMED, Purpose.QUOTED}),
    Purpose.PHOTO: frozenset({Purpose.PHOTO}),
    Purpose.FILM: frozenset({Purpose.FILM}),
    Purpose.ALL: frozenset(Purpose),
}
"""What may be done with a consent for each purpose: who agreed to be quoted, agreed to be named too."""


class ConsentWay(models.TextChoices):
    """How somebody agreed."""

    WRITTEN = "schriftelijk", _("Schriftelijk")
    MAIL = "mail", _("Per e-mail")
    SPOKEN = "mondeling", _("Mondeling, met aantekening")
    OLDER_NOTE = "notitie", _("Overgenomen uit een oudere notitie")


class Standing(models.TextChoices):
    """How a consent stands today, the most urgent first."""

    WITHDRAWN = "ingetrokken", _("Ingetrokken")
    EXPIRED = "verlopen", _("Verlopen")
    ENDING = "loopt-af", _("Verloopt binnen acht weken")
    VALID = "geldig", _("Geldig")
