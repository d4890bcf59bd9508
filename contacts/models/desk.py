"""Desks: telephone numbers, and who answers for the whole country."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from regions.models import phone_validator


def phone_link(number: str) -> str:
    """Return a Dutch telephone number as a `tel:` address with its country, or "" when there is none."""
    digits = "".join(sign for sign in number if sign.isdigit() or sign == "+")
    if not digits:
        return ""
    return f"tel:{digits}" if digits.startswith("+") else f"tel:+31{digits.removeprefix('0')}"


@register_setting(icon="help")
class NationalDesk(BaseSiteSetting):
    """Who answers when nobody in the region can."""

    name = models.CharField(_("naam"), max_length=120, default="Landelijke balie vso-pro")
    phone = models.CharField(_("telefoon"), max_length=20, blank=True, validators=[phone_validator])
    email = models.EmailField(_("e-mail"), blank=True)
    hours = models.CharField(_("bereikbaar"), max_length=120, blank=True)
    note = models.CharField(_("toelichting"), max_length=255, blank=True)

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
        FieldPanel("hours"),
        FieldPanel("note"),
    ]

    class Meta:
        verbose_name = _("landelijke balie")

    def __str__(self) -> str:
        return self.name
