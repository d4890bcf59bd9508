"""Notes on consent become consents, so that no picture that is on the site falls from it."""

from django.db import migrations

WHY = "Overgenomen uit de notitie bij de afbeelding: kijk na wie, hoe, wanneer en tot wanneer."


def make_consents(apps, schema_editor):
    Consent = apps.get_model("consents", "Consent")
    PortalImage = apps.get_model("library", "PortalImage")
    noted = PortalImage.objects.filter(portrayed="toestemming", consent=None).exclude(consent_note="").order_by("pk")
    for image in noted.iterator(chunk_size=200):
        if not image.consent_note.strip():
            continue
        image.consent = Consent.objects.create(
            name=f"Wie op ‘{image.title}’ staat"[:120],
            purpose="foto",
            how="notitie",
            given_on=image.created_at.date(),
            note=f"{image.consent_note}\n\n{WHY}",
            collection_id=image.collection_id,
        )
        image.save(update_fields=["consent"])


class Migration(migrations.Migration):
    dependencies = [("library", "0002_consent")]

    operations = [migrations.RunPython(make_consents, migrations.RunPython.noop)]
