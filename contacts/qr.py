"""A QR code that leads to the page of a person: on paper it stays true, for the page says whom to call today."""

import io

import segno
from django.conf import settings

from contacts.models import Contact


def qr_of(contact: Contact) -> str:
    """Return the address of a contact's page as a QR code: an SVG image, dark on light whatever the theme."""
    code = segno.make(settings.SITE_URL + contact.get_absolute_url(), error="m", micro=False)
    image = io.BytesIO()
    code.save(image, kind="svg", xmldecl=False, border=4, dark="#000", light="#fff", svgclass=None, lineclass=None)
    return image.getvalue().decode()
