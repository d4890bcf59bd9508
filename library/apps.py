"""Images and documents."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LibraryConfig(AppConfig):
    """Floor 3: leans on consents."""

    name = "library"
    verbose_name = _("Beeld en documenten")

    def ready(self) -> None:
        """Follow the consents of who is in a picture."""
        from consents.followers import register_follower
        from kit.due import register_duty
        from library import signals, sizes, withholding  # models are loaded by now

        signals.connect()
        register_follower("pictures", withholding.withhold)
        register_duty("Beelden zonder toestemming weghalen", withholding.withhold_all, order=60)
        register_duty("Beelden op maat maken", sizes.draw_what_misses, order=205)
