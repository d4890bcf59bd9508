"""The link by which a person sees and withdraws a consent. It says nothing by itself."""

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac

from consents.models import Consent
from kit.signed import BadLinkError, signed, unsigned

PURPOSE = "consent"
LASTS = 3_650
"""Days: to take back a consent must always be as easy as to give it."""


def link_for(consent: Consent) -> str:
    """Return the whole address of the page of this consent, for a mail to its e-mail address."""
    token = signed(PURPOSE, [consent.pk, mark_of(consent.email)])
    return settings.SITE_URL + reverse("consents:consent", args=[token])


def consent_of(token: str) -> Consent:
    """Return the consent of a link.

    Raises:
        BadLinkError: it is not ours, or was sent to an address that is not that of the consent any more.
    """
    value = unsigned(PURPOSE, token, days=LASTS)
    match value:
        case [int(key), str(mark)]:
            consent = Consent.objects.filter(pk=key).exclude(email="").first()
            if consent is not None and mark_of(consent.email) == mark:
                return consent
    raise BadLinkError


def mark_of(email: str) -> str:
    """Return what tells one address from another and gives none away."""
    return salted_hmac("consents.links", email.strip().lower()).hexdigest()[:16]
