"""Links that no longer lead anywhere: found, tried again and listed."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LinksConfig(AppConfig):
    """Floor 8: looks at every page."""

    name = "links"
    verbose_name = _("Links")
