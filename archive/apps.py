"""The whole public site as files that open without a server."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArchiveConfig(AppConfig):
    """Floor 12: knows every address of the site."""

    name = "archive"
    verbose_name = _("Archief")
