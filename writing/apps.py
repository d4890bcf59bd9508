"""Help with clear Dutch: measures, marks and word lists. Knows no page type."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WritingConfig(AppConfig):
    """Floor 3: leans on nothing but the kit."""

    name = "writing"
    verbose_name = _("Schrijfhulp")
