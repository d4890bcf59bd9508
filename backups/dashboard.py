"""What an administrator sees of the back-ups on the first screen of the admin."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.ui.components import Component

from backups.keeping import last_whole
from backups.models import Attempt

OLD_AFTER = timedelta(days=8)
TAKES_AT_MOST = timedelta(hours=6)
"""A back-up that was begun longer ago and did not end, was killed."""


def warnings() -> list[str]:
    """Return what is wrong with the back-ups, each in a sentence. Two queries."""
    found = []
    last, whole = Attempt.objects.order_by("-began_at").first(), last_whole()
    if not settings.BACKUP_DIR:
        found.append(_("De site maakt zelf geen back-ups: vul de instelling BACKUP_DIR in."))
    elif whole is None and last is None:
        found.append(_("Er is nog geen back-up gemaakt. Dat gebeurt vannacht."))
    if last and last.problem:
        found.append(_("De laatste poging is mislukt: %s") % last.problem)
    elif last and not last.is_whole and last.began_at < timezone.now() - TAKES_AT_MOST:
        found.append(_("De laatste poging is halverwege afgebroken."))
    if whole and whole.began_at < timezone.now() - OLD_AFTER:
        found.append(_("De laatste back-up is ouder dan acht dagen."))
    if whole and whole.trial_problem:
        found.append(_("De laatste back-up kon niet worden teruggezet: %s") % whole.trial_problem)
    return found


class BackUpPanel(Component):
    """The last back-up, how old it is, and what is wrong."""

    name = "back_up"
    order = 300
    template_name = "wagtailadmin/home/back_up.html"

    def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Return the last one that is whole, if there is one, and the warnings."""
        return {"heading": _("Back-ups"), "last": last_whole(), "warnings": warnings()}


@hooks.register("construct_homepage_panels")
def add_back_up_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Show it to administrators."""
    if request.user.has_perm("accounts.change_user"):
        panels.append(BackUpPanel())
