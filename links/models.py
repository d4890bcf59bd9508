"""The links of the site as they were last found and followed, and the runs in which that was done."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from links.choices import Kind, Outcome, State
from links.finding import LONGEST_URL
from links.querysets import CheckedLinkQuerySet


class CheckedLink(models.Model):
    """One address in one field of a published page. A page or document of our own is "page:12" or "document:3"."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("pagina"))
    field = models.CharField(_("veld"), max_length=100)
    text = models.CharField(_("tekst van de link"), max_length=255, blank=True)
    url = models.CharField(_("adres"), max_length=LONGEST_URL)
    url_hash = models.CharField(max_length=64, db_index=True, help_text="SHA-256 of the address.")
    kind = models.CharField(_("soort"), max_length=10, choices=Kind.choices)
    outcome = models.CharField(
        _("uitkomst"), max_length=15, choices=Outcome.choices, default=Outcome.UNCHECKED, db_index=True
    )
    status_code = models.PositiveSmallIntegerField(null=True)
    new_url = models.CharField(_("nieuw adres"), max_length=LONGEST_URL, blank=True)
    detail = models.CharField(_("toelichting"), max_length=255, blank=True)
    failures = models.PositiveIntegerField(default=0, help_text="How often in a row it led nowhere.")
    first_failed_at = models.DateTimeField(_("kapot sinds"), null=True)
    checked_at = models.DateTimeField(_("nagegaan op"), null=True)
    ignored_until = models.DateField(null=True, help_text="Up to and including this day an editor says it is right.")

    objects = CheckedLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        constraints = [models.UniqueConstraint(fields=["page", "field", "url_hash"], name="links_address_once")]

    def __str__(self) -> str:
        return self.url

    @property
    def is_hidden(self) -> bool:
        """Whether an editor said, not so long ago, that it is right."""
        return self.ignored_until is not None and self.ignored_until >= timezone.localdate()


class LinkCheck(models.Model):
    """One run over all links. There is one at a time; `seen_at` is its last sign of life."""

    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RUNNING)
    only_internal = models.BooleanField(default=False)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("controle van links")
        verbose_name_plural = _("controles van links")
        constraints = [
            models.UniqueConstraint(fields=["state"], condition=models.Q(state="bezig"), name="links_one_check_at_once")
        ]

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M} {self.state}"
