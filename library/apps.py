"""Images and documents."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LibraryConfig(AppConfig):
    """Floor 2: leans on nothing but the kit."""

    name = "library"
    verbose_name = _("Beeld en documenten")
