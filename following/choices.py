"""The closed vocabulary of following."""

from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class Frequency(models.TextChoices):
    """How often somebody wants to hear what is new."""

    WEEK = "week", _("Elke week, op maandag")
    MONTH = "maand", _("Elke maand, op de eerste")

    def day_after(self, day: date) -> date:
        """Return the first day after `day` on which a mail may go."""
        if self is Frequency.WEEK:
            return day + timedelta(days=7 - day.weekday())
        return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
