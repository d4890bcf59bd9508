"""The user: somebody who edits, reviews or administers. Readers have no account. And what keeps their door."""

from typing import Any

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_otp.models import Device

from accounts.administrators import DECIDING, one_remains
from accounts.querysets import UserQuerySet


class PortalUserManager(UserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]  # made by Django
    """Django's own, with our phrases."""


class User(AbstractUser):
    """A colleague with an account in the admin."""

    is_demonstration = models.BooleanField(
        _("demonstratie-account"),
        default=False,
        editable=False,
        help_text=_("Kan alleen in de ontwikkelstand aanmelden."),
    )
    invited_at = models.DateTimeField(
        _("uitgenodigd op"), null=True, blank=True, editable=False, help_text=_("Leeg: de uitnodiging is aangenomen.")
    )

    objects = PortalUserManager()

    class Meta(AbstractUser.Meta):
        verbose_name = _("gebruiker")  # type: ignore[assignment]  # a lazy text, as everywhere in Django
        verbose_name_plural = _("gebruikers")  # type: ignore[assignment]  # as above

    def __str__(self) -> str:
        return self.get_full_name() or self.get_username()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep it, unless nobody would be left who can administer.

        Raises:
            LastAdministratorError: this was the last.
        """
        fields = kwargs.get("update_fields")
        if self._state.adding or (fields is not None and not DECIDING & set(fields)):
            super().save(*args, **kwargs)
            return
        with one_remains():
            super().save(*args, **kwargs)


class SignIn(models.Model):
    """One browser in which somebody is signed in. Where they sit is not kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sign_ins", verbose_name=_("gebruiker"))
    session_key = models.CharField(max_length=40, unique=True)
    browser = models.CharField(_("browser"), max_length=60)
    begun_at = models.DateTimeField(_("ingelogd op"), default=timezone.now)
    seen_at = models.DateTimeField(_("laatst gezien"), default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("aanmelding")
        verbose_name_plural = _("aanmeldingen")
        ordering = ["-seen_at"]

    def __str__(self) -> str:
        return self.browser


class Attempts(models.Model):
    """How often somebody knocked in vain: on an account, from an address. `name` is a digest and tells neither."""

    name = models.CharField(max_length=64, unique=True)
    failures = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(default=timezone.now, db_index=True)
    free_at = models.DateTimeField(null=True, blank=True, help_text="Until then no attempt is taken.")

    class Meta:
        verbose_name = _("mislukte pogingen")
        verbose_name_plural = _("mislukte pogingen")

    def __str__(self) -> str:
        return self.name[:8]


class RecoveryDevice(Device):
    """A sheet of codes for who has no phone at hand. Each code opens once."""

    class Meta:
        verbose_name = _("herstelcodes")
        verbose_name_plural = _("herstelcodes")
        constraints = [models.UniqueConstraint(fields=["user"], name="accounts_one_sheet_per_user")]

    def verify_token(self, token: str) -> bool:
        """Whether `token` is one of the codes; it is none from then on."""
        from accounts.recovery import digest_of  # the module knows this table

        return bool(self.codes.filter(digest=digest_of(token)).delete()[0])


class RecoveryCode(models.Model):
    """One code, of which only the digest is kept."""

    device = models.ForeignKey(RecoveryDevice, on_delete=models.CASCADE, related_name="codes")
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("herstelcode")
        verbose_name_plural = _("herstelcodes")
        constraints = [models.UniqueConstraint(fields=["device", "digest"], name="accounts_code_once_per_sheet")]

    def __str__(self) -> str:
        return self.digest[:8]
