"""The closed vocabularies of the reports: what they can be narrowed to. The values stand in addresses."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Asking(models.TextChoices):
    """Why a contact person is to be asked, the most urgent first."""

    NEVER = "nooit", _("Nooit gecontroleerd")
    OVERDUE = "te-laat", _("Te lang geleden gecontroleerd")
    NO_CONSENT = "geen-toestemming", _("Toestemming ontbreekt of is verlopen")
    SOON = "binnenkort", _("Controle verloopt binnen vier weken")
    CONSENT_ENDS = "toestemming-loopt-af", _("Toestemming verloopt binnen acht weken")


class Missing(models.TextChoices):
    """What misses at a picture or a person, the worst first."""

    CONTACT = "contactpersoon", _("Contactpersoon zonder geldige toestemming")
    CONSENT = "toestemming", _("Mensen herkenbaar, zonder geldige toestemming: staat niet op de site")
    UNKNOWN = "niet-nagegaan", _("Niet nagegaan of er mensen in beeld zijn")
    DESCRIPTION = "beschrijving", _("Afbeelding zonder beschrijving")
    IN_TEXT = "in-tekst", _("Afbeelding in de tekst zonder beschrijving")
    CREDIT = "maker", _("Afbeelding zonder maker of bron")


class ConsentState(models.TextChoices):
    """How somebody's consent stands, the most urgent first."""

    MISSING = "ontbreekt", _("Ontbreekt")
    ENDED = "voorbij", _("Verlopen of ingetrokken")
    NOTED = "notitie", _("Alleen in een oudere notitie")
    ENDING = "loopt-af", _("Verloopt binnen acht weken")
    VALID = "geldig", _("Geldig")


class Record(models.TextChoices):
    """Where somebody's consent is recorded, or misses."""

    CONSENT = "toestemming", _("Toestemming")
    CONTACT = "contactpersoon", _("Contactpersoon")
    NOTE = "notitie", _("Oudere notitie bij een praktijk")
    SPEAKER = "spreker", _("Spreker zonder toestemming")
    PICTURE = "afbeelding", _("Afbeelding zonder toestemming")


class WordKind(models.TextChoices):
    """The vocabularies of practices; the values are those of the addresses of the site."""

    THEME = "thema", _("Thema")
    PHASE = "fase", _("Fase")
    TARGET = "doelgroep", _("Doelgroep")
    SECTOR = "sector", _("Sector")
    TAG = "tag", _("Trefwoord")


class FileKind(models.TextChoices):
    """What lies in the library."""

    IMAGE = "afbeelding", _("Afbeelding")
    DOCUMENT = "document", _("Document")


class Age(models.TextChoices):
    """How long something lies in the library; the values are days."""

    QUARTER = "91", _("Ouder dan drie maanden")
    YEAR = "365", _("Ouder dan een jaar")
    TWO_YEARS = "730", _("Ouder dan twee jaar")
