"""Who stands on the site by name without any record keeps their place, and is listed as to be asked."""

from django.db import migrations

NOTE = "Stond al op de site toen het register van toestemmingen begon. Vraag de sprekers alsnog om toestemming."


def note_names_without_consent(apps, schema_editor):
    PracticePage = apps.get_model("practices", "PracticePage")
    silent = PracticePage.objects.filter(live=True, is_example=False, consent_note="").order_by("pk")
    for key, body in silent.values_list("pk", "body").iterator(chunk_size=200):
        if any(_names_somebody(block) for block in body.raw_data):
            PracticePage.objects.filter(pk=key).update(consent_note=NOTE)


def _names_somebody(block):
    value = block.get("value") or {}
    return block.get("type") in ("quote", "interview") and value.get("name") and not value.get("contact")


class Migration(migrations.Migration):
    dependencies = [("practices", "0004_consents")]

    operations = [migrations.RunPython(note_names_without_consent, migrations.RunPython.noop)]
