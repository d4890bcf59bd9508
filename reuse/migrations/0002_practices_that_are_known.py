"""Write down which practices are public already, with the moment at which each was published last."""

from django.db import migrations
from django.db.models import F
from django.db.models.functions import Coalesce

BATCH = 1_000


def write_down(apps, schema_editor):
    private = apps.get_model("wagtailcore", "PageViewRestriction").objects.values_list("page__path", flat=True)
    known = apps.get_model("reuse", "KnownPractice")
    live = apps.get_model("practices", "PracticePage").objects.filter(live=True, first_published_at__isnull=False)
    for path in private:
        live = live.exclude(path__startswith=path)
    rows = live.annotate(changed_at=Coalesce(F("last_published_at"), F("first_published_at"))).order_by("pk")
    seen_to = 0
    while batch := list(
        rows.filter(pk__gt=seen_to).values_list("pk", "url_path", "first_published_at", "changed_at")[:BATCH]
    ):
        known.objects.bulk_create(
            known(practice_id=key, path=_address(url_path), appeared_at=first, changed_at=last)
            for key, url_path, first, last in batch
        )
        seen_to = batch[-1][0]


def _address(url_path):
    """Return where a page stands: the first part of its path in the tree is the home page."""
    return "/" + url_path.strip("/").partition("/")[2] + "/"


class Migration(migrations.Migration):

    dependencies = [
        ("reuse", "0001_initial"),
        ("practices", "0005_names_without_consent"),
    ]

    operations = [migrations.RunPython(write_down, migrations.RunPython.noop, elidable=True)]
