"""What a link leads to, and what came of following it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """Where a link leads."""

    INSIDE = "intern", _("Eigen site")
    OUTSIDE = "extern", _("Andere site")
    DOCUMENT = "document", _("Document")


class Outcome(TextChoices):
    """What came of following a link."""

    WORKS = "werkt", _("Werkt")
    GONE = "weg", _("Bestaat niet meer")
    ERROR = "fout", _("Geeft een fout")
    UNREACHABLE = "onbereikbaar", _("Onbereikbaar")
    REFUSED = "geweigerd", _("Adres klopt niet")
    MOVED = "doorverwezen", _("Verhuisd")
    UNCHECKED = "niet-nagegaan", _("Niet nagegaan")


BROKEN = (Outcome.GONE, Outcome.ERROR, Outcome.UNREACHABLE, Outcome.REFUSED)
"""A reader who follows such a link comes nowhere."""

WANTS_ATTENTION = (*BROKEN, Outcome.MOVED)
"""What an editor can mend: a link that moved still works, for as long as the other site helps."""


class State(TextChoices):
    """How a check of all links stands."""

    RUNNING = "bezig", _("Bezig")
    FINISHED = "klaar", _("Klaar")
    STOPPED = "afgebroken", _("Afgebroken")
