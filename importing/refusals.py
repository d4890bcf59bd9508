"""Why a file cannot be read, in words that say what to do."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

LARGEST = 30 * 1024 * 1024
"""Bytes of an upload: a Word file with one photo of 20 MB fits."""


class Reason(TextChoices):
    """The kinds of refusal, each with what the editor reads."""

    EMPTY = "empty", _("Dit bestand is leeg (0 bytes). Kies het opnieuw, of sla het eerst opnieuw op.")
    TOO_LARGE = "too-large", _("Dit bestand is te groot; het mag hoogstens 30 MB zijn. Maak de foto's erin kleiner.")
    OLD_WORD = (
        "old-word",
        _("Dit is een bestand van een oude Word (.doc of .rtf). Open het in Word, kies Opslaan als en dan .docx."),
    )
    NOT_WHAT_IT_SAYS = (
        "not-what-it-says",
        _("De naam van dit bestand past niet bij wat erin zit. Open het op je computer en sla het op als .docx."),
    )
    UNKNOWN_KIND = (
        "unknown-kind",
        _("Dit soort bestand kan niet. Kies een bestand dat eindigt op .docx, .odt, .html, .md of .txt."),
    )
    PASSWORD = "password", _("Dit bestand is met een wachtwoord beveiligd. Sla het op zonder wachtwoord.")
    BOMB = (
        "bomb",
        _("Dit bestand wordt bij het uitpakken buitensporig groot en is daarom niet geopend. Sla het opnieuw op."),
    )
    BROKEN = "broken", _("Dit bestand is beschadigd of niet compleet. Open het op je computer en sla het opnieuw op.")
    ENTITIES = (
        "entities",
        _("In dit bestand staan opdrachten die een gewoon document niet heeft. Het is daarom niet geopend."),
    )
    NO_TEXT = "no-text", _("In dit bestand staat geen tekst. Staat alles in een afbeelding? Typ of plak de tekst dan.")
    TOO_LONG = "too-long", _("Er staat te veel tekst in dit bestand voor één praktijk. Splits het in delen.")


class Refused(Exception):
    """The file cannot be read; `reason` says why and `str()` of it what to do."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(str(reason.label))
        self.reason = reason
