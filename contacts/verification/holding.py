"""Until when a verification holds."""

from datetime import timedelta

from django.db.models import DateField, ExpressionWrapper, F

from contacts.models import Contact
from search.indexing import refresh

CHUNK = 500


def hold_for(holds: timedelta) -> None:
    """Let every verification hold for this long from its own day. Only those change for whom the end differs."""
    until = ExpressionWrapper(F("verified_on") + holds, output_field=DateField())
    differing = Contact.objects.filter(verified_on__isnull=False).exclude(verified_until=until)
    last = 0
    while keys := list(differing.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:CHUNK]):
        last = keys[-1]
        Contact.objects.filter(pk__in=keys).update(verified_until=until)
        refresh("contact", keys)
