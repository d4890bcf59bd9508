"""Joinery that every floor may use. Has no tables."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    """The ground floor: leans on nothing of ours."""

    name = "kit"
    verbose_name = "Kit"
