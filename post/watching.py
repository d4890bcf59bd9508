"""What an administrator must know of the mail: what failed, and what waits longer than it should."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kit.warnings import Warning
from post.choices import State
from post.models import Letter

TOO_LONG = timedelta(hours=1)
"""In this time a mail has been tried three times; what still waits is not a hiccup."""


def mail_that_does_not_go() -> list[Warning]:
    """Look for mail that failed, and for mail that waits too long. Two queries."""
    url = reverse("post_mails")
    found = []
    if failed := Letter.objects.filter(state=State.FAILED).count():
        text = ngettext("%d mail kon niet worden verstuurd.", "%d mails konden niet worden verstuurd.", failed) % failed
        found.append(Warning(text, _("Kijk bij Mails wat er mis is en probeer het opnieuw."), url))
    late = Letter.objects.filter(state=State.WAITING, created_at__lt=timezone.now() - TOO_LONG).count()
    if late:
        text = ngettext("%d mail wacht langer dan een uur.", "%d mails wachten langer dan een uur.", late) % late
        found.append(Warning(text, _("De mailserver is weg, of niets verstuurt. Bij Mails staat waarom."), url))
    return found
