"""The desk of the editors: roles, review, what misses, upkeep and reports."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class EditingConfig(AppConfig):
    """Floor 9: leans on everything editors touch."""

    name = "editing"
    verbose_name = _("Redactie")

    def ready(self) -> None:
        """Make the roles after each migration, tell who must know when something happens, and say what falls due."""
        from editing import sent, signals, stock  # models are loaded by now
        from kit.due import register_duty

        stock.plug()
        post_migrate.connect(signals.after_migrate, dispatch_uid="editing.roles_after_migrate")
        signals.connect()
        register_duty("Verstuurde formulieren vergeten", sent.forget_ended)
