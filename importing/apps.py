"""From a file that somebody wrote elsewhere to a draft of a practice."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportingConfig(AppConfig):
    """Floor 8: leans on practices."""

    name = "importing"
    verbose_name = _("Importeren")

    def ready(self) -> None:
        """Say what falls due."""
        from importing.clearing import forget_old_files
        from kit.due import register_duty

        register_duty("Oude ingelezen bestanden vergeten", forget_old_files, order=948)
