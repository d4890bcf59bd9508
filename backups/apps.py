"""Back-ups of the whole site, and bringing one back."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BackupsConfig(AppConfig):
    """Floor 11: knows every table, and no page."""

    name = "backups"
    verbose_name = _("Back-ups")

    def ready(self) -> None:
        """Say what falls due."""
        from backups.keeping import back_up_when_due  # models are loaded by now
        from home.housekeeping import nightly
        from kit.due import register_duty

        register_duty("Back-up maken", nightly("back_up", back_up_when_due), order=990)
