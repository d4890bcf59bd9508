"""The page store: whole answers for readers who are not logged in, kept until something they show changes."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _


class StoreConfig(AppConfig):
    """Floor 1: knows addresses and tables by what others tell it."""

    name = "store"
    verbose_name = _("Paginavoorraad")

    def ready(self) -> None:
        """Watch what is written, on every connection; forget counters that ended."""
        from kit.due import register_duty
        from store.counting import forget_ended  # models are loaded by now
        from store.marking import watch_connection

        register_duty("Verlopen tellers weghalen", forget_ended)

        connection_created.connect(watch_connection, dispatch_uid="store.watch_connection")
