"""Asking contacts whether all is still right: the rounds, what they answered, and how often it is done."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from contacts.choices import Answer, TaskKind, TaskState
from contacts.querysets import ContactTaskQuerySet, VerificationQuerySet

_DAYS = [MinValueValidator(1), MaxValueValidator(3650)]


@register_setting(icon="user")
class VerificationSettings(BaseGenericSetting):
    """How often contacts are asked, and how long we wait."""

    interval_days = models.PositiveSmallIntegerField(
        _("na hoeveel dagen vragen we het opnieuw"), default=183, validators=_DAYS
    )
    first_reminder_days = models.PositiveSmallIntegerField(
        _("eerste herinnering, dagen na de vraag"), default=14, validators=_DAYS
    )
    last_reminder_days = models.PositiveSmallIntegerField(
        _("tweede herinnering, dagen na de vraag"),
        default=28,
        validators=_DAYS,
        help_text=_("Wie dan nog niet antwoordt, staat vanaf de volgende dag niet meer op de site."),
    )

    panels = [
        FieldPanel("interval_days"),
        FieldRowPanel([FieldPanel("first_reminder_days"), FieldPanel("last_reminder_days")]),
    ]

    class Meta:
        verbose_name = _("controle van contactpersonen")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @property
    def holds(self) -> timedelta:
        """How long a verification holds: until we ask again, and the time in which we remind."""
        return timedelta(days=self.interval_days + self.last_reminder_days)

    def clean(self) -> None:
        """Remind in order, and not longer than the time after which we ask anew."""
        first, last = self.first_reminder_days, self.last_reminder_days
        if first and last and first >= last:
            raise ValidationError({"last_reminder_days": _("De tweede herinnering komt na de eerste.")})
        if last and self.interval_days and last >= self.interval_days:
            raise ValidationError({"interval_days": _("Vraag het pas opnieuw na de tweede herinnering.")})

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Let what was verified before hold as long as what will be verified from now on."""
        from contacts.verification.holding import hold_for  # this module is loaded together with the models

        super().save(*args, **kwargs)
        hold_for(self.holds)


class Verification(models.Model):
    """One round in which a contact is asked whether all is still right. There is at most one open round for each."""

    contact = models.ForeignKey("contacts.Contact", on_delete=models.CASCADE, related_name="verifications")
    begun_on = models.DateField(_("gevraagd op"), default=timezone.localdate)
    mailed_on = models.DateField(_("laatste mail op"), null=True)
    reminders = models.PositiveSmallIntegerField(_("herinneringen"), default=0)
    told_on = models.DateField(null=True, help_text="When it became a task that nobody answered.")
    answer = models.CharField(_("antwoord"), max_length=10, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(_("beantwoord op"), null=True)

    objects = VerificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("controle")
        verbose_name_plural = _("controles")
        ordering = ["-begun_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["contact"], condition=models.Q(answer=""), name="contacts_one_open_verification"
            )
        ]

    def __str__(self) -> str:
        return f"{self.contact_id} {self.begun_on}"


class ContactTask(models.Model):
    """What an editor has to do about a contact after they answered, or did not.

    `proposed` is {field: value} of a contact who says that something changed; `note` is in their own words.
    """

    contact = models.ForeignKey("contacts.Contact", on_delete=models.CASCADE, related_name="tasks")
    kind = models.CharField(_("soort"), max_length=12, choices=TaskKind.choices)
    note = models.TextField(_("opmerking"), blank=True)
    successor = models.CharField(_("opvolger"), max_length=200, blank=True)
    proposed = models.JSONField(default=dict, blank=True)
    state = models.CharField(_("stand"), max_length=10, choices=TaskState.choices, default=TaskState.OPEN)
    created_at = models.DateTimeField(_("sinds"), default=timezone.now)
    told_on = models.DateField(null=True, help_text="When the national desk heard of it in a digest.")
    done_at = models.DateTimeField(_("gedaan op"), null=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("door")
    )

    objects = ContactTaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("taak over een contactpersoon")
        verbose_name_plural = _("taken over contactpersonen")
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["contact", "kind"], condition=models.Q(state="open"), name="contacts_one_open_task_of_a_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.contact_id} {self.kind}"
