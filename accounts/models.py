"""The user: somebody who edits, reviews or administers. Readers have no account."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A colleague with an account in the admin."""

    is_demonstration = models.BooleanField(
        _("demonstratie-account"),
        default=False,
        editable=False,
        help_text=_("Kan alleen in de ontwikkelstand aanmelden."),
    )

    class Meta(AbstractUser.Meta):
        verbose_name = _("gebruiker")  # type: ignore[assignment]  # a lazy text, as everywhere in Django
        verbose_name_plural = _("gebruikers")  # type: ignore[assignment]  # as above

    def __str__(self) -> str:
        return self.get_full_name() or self.get_username()
