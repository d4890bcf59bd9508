"""The fixed words of what is set in type, in Dutch whoever asks."""

from datetime import date

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from paper.signs import MISSING


def words() -> dict[str, str]:
    """Return the fixed words by their name in the templates; they are part of a fingerprint."""
    with translation.override(settings.LANGUAGE_CODE):
        return {
            "site": settings.WAGTAIL_SITE_NAME,
            "site_url": settings.SITE_URL + "/",
            "tagline": _("Goede praktijken van school naar werk"),
            "short": _("In het kort"),
            "lessons": _("Wat we leerden"),
            "start": _("Zelf aan de slag"),
            "ask": _("Vraag het na"),
            "write": _("Stuur een bericht"),
            "facts": _("Feiten"),
            "example": _("Voorbeeld"),
            "whole_story": _("Lees het hele verhaal op"),
            "code": _("QR-code naar"),
            "missing": _("%s staat voor tekens die wij niet kunnen drukken. Op de pagina staan ze wel.") % MISSING,
            "page": _("Pagina {number} van {total}"),
            "contents": _("Inhoud"),
            "contents_page": _("pagina"),
        }


def dated(day: date) -> dict[str, str]:
    """Return the words that say of which day a paper is; they are no part of a fingerprint."""
    with translation.override(settings.LANGUAGE_CODE):
        as_of = _("Stand van %s") % date_format(day, "j F Y")
        return {"as_of": as_of, "footer": f"{settings.WAGTAIL_SITE_NAME} · {as_of}"}
