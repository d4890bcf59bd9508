"""The roof: settings and addresses. Nobody imports it."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Puts the parts together."""

    name = "portal"
    verbose_name = "Portaal"
