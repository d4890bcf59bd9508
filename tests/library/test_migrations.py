"""Notes on consent that were there before the register become consents."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps

from consents.models import Consent
from library.models import PortalImage, Portrayed
from tests.makers import make_image

pytestmark = pytest.mark.django_db
migration = import_module("library.migrations.0003_consents_from_notes")


def test_a_picture_with_a_note_keeps_its_place_and_nobody_agrees_without_one():
    noted = make_image("Keuken", portrayed=Portrayed.CONSENT, consent_note="Ouders van Kim, brief, mei")
    without = make_image(portrayed=Portrayed.CONSENT)
    nobody = make_image(portrayed=Portrayed.NOBODY, consent_note="Niet nodig")

    migration.make_consents(apps, None)
    migration.make_consents(apps, None)

    consent = Consent.objects.get()
    assert (consent.name, consent.purpose, consent.how) == ("Wie op ‘Keuken’ staat", "foto", "notitie")
    assert consent.note.startswith("Ouders van Kim, brief, mei")
    assert consent.given_on == PortalImage.objects.get(pk=noted.pk).created_at.date() >= date(2026, 1, 1)
    shown = {image.pk: image.may_be_shown for image in PortalImage.objects.all()}
    assert shown == {noted.pk: True, without.pk: False, nobody.pk: True}
