"""How practices are reviewed before they are published."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="check")
class ReviewSettings(BaseGenericSetting):
    """Whether somebody else must look before a practice is published."""

    four_eyes = models.BooleanField(
        _("vier ogen"),
        default=True,
        help_text=_(
            "Aan: een praktijk komt pas op de site als een ander dan de schrijver haar goedkeurt. "
            "Uit: de landelijke redactie mag ook eigen werk goedkeuren en zonder beoordeling publiceren."
        ),
    )

    panels = [FieldPanel("four_eyes")]

    class Meta:
        verbose_name = _("beoordeling")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
