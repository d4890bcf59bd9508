"""A person you can reach: one record, used everywhere."""

from datetime import date

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.admin.widgets import SlugInput
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin
from wagtail.search import index

from contacts.choices import ConsentWay, Role, State
from contacts.forms import ContactForm
from contacts.models.desk import phone_link
from contacts.models.verification import VerificationSettings
from contacts.querysets import ContactQuerySet
from kit.folding import folded
from kit.publishing import WholePublishing
from kit.widgets import ColumnsOfCheckboxes
from library.models import PortalImage
from regions.models import RegionPage, phone_validator
from search.indexing import is_bookkeeping, refresh


class Contact(
    WholePublishing, PreviewableMixin, DraftStateMixin, RevisionMixin, LockableMixin, index.Indexed, ClusterableModel
):
    """Somebody who answers questions about a region or a practice."""

    name = models.CharField(_("naam"), max_length=120)
    slug = models.SlugField(
        _("naam in het adres"), max_length=80, unique=True, help_text=_("Bijvoorbeeld renee-kraaij. Verandert niet.")
    )
    sort_name = models.CharField(max_length=120, editable=False, db_index=True)
    role = models.CharField(_("rol"), max_length=30, choices=Role.choices)
    function = models.CharField(
        _("functie"), max_length=160, help_text=_("Zoals het op de site staat: Netwerkcoördinator vso-pro regio …")
    )
    organisation = models.CharField(_("organisatie"), max_length=160, blank=True)
    regions = ParentalManyToManyField(
        RegionPage, related_name="contacts", blank=True, verbose_name=_("regio's"), help_text=_("Leeg: landelijk.")
    )
    phone = models.CharField(_("telefoon"), max_length=20, blank=True, validators=[phone_validator])
    public_email = models.EmailField(
        _("functioneel e-mailadres"), blank=True, help_text=_("Dit adres staat op de site.")
    )
    personal_email = models.EmailField(
        _("persoonlijk e-mailadres"), blank=True, help_text=_("Alleen voor de redactie; het staat nergens op de site.")
    )
    photo = models.ForeignKey(
        PortalImage, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("foto")
    )
    expertise = models.TextField(_("waarover je hem of haar kunt bellen"), blank=True)

    consent_given_by = models.CharField(_("toestemming gegeven door"), max_length=120, blank=True)
    consent_how = models.CharField(_("hoe"), max_length=20, choices=ConsentWay.choices, blank=True)
    consent_on = models.DateField(_("op"), null=True, blank=True)
    consent_until = models.DateField(_("geldig tot en met"), null=True, blank=True)
    verified_on = models.DateField(
        _("laatst gecontroleerd"), null=True, blank=True, help_text=_("Op deze dag klopten alle gegevens.")
    )
    verified_until = models.DateField(null=True, editable=False, db_index=True, help_text="Named until this day.")
    keeper = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="kept_contacts",
        verbose_name=_("wie houdt dit bij"),
        help_text=_("De collega die nagaat of dit nog klopt."),
    )
    state = models.CharField(_("stand"), max_length=12, choices=State.choices, default=State.ACTIVE)
    is_example = models.BooleanField(_("voorbeeld"), default=False, help_text=_("Verzonnen persoon of gegevens."))
    example_note = models.CharField(_("wat er verzonnen is"), max_length=255, blank=True)

    objects = ContactQuerySet.as_manager()

    base_form_class = ContactForm
    panels = [
        TitleFieldPanel("name", placeholder=_("Voornaam en achternaam")),
        FieldPanel("slug", widget=SlugInput),
        FieldRowPanel([FieldPanel("role"), FieldPanel("function")]),
        FieldPanel("organisation"),
        FieldPanel("regions", widget=ColumnsOfCheckboxes(in_alphabet=True)),
        MultiFieldPanel(
            [FieldPanel("phone"), FieldPanel("public_email"), FieldPanel("personal_email")], heading=_("Bereikbaar")
        ),
        FieldPanel("photo"),
        FieldPanel("expertise"),
        MultiFieldPanel(
            [
                FieldPanel("consent_given_by"),
                FieldRowPanel([FieldPanel("consent_how"), FieldPanel("consent_on"), FieldPanel("consent_until")]),
            ],
            heading=_("Toestemming"),
            help_text=_("Zonder toestemming met datum komt iemand nergens op de site."),
        ),
        FieldRowPanel([FieldPanel("verified_on"), FieldPanel("state")]),
        FieldPanel("keeper", permission="contacts.delete_contact"),
        MultiFieldPanel([FieldPanel("is_example"), FieldPanel("example_note")], heading=_("Voorbeeld")),
    ]
    search_fields = [
        index.SearchField("name", boost=3),
        index.AutocompleteField("name"),
        index.SearchField("function"),
        index.SearchField("organisation"),
        index.SearchField("expertise"),
        index.FilterField("role"),
        index.FilterField("live"),
        index.FilterField("id"),
        index.RelatedFields("regions", [index.SearchField("title")]),
    ]

    class Meta:
        verbose_name = _("contactpersoon")
        verbose_name_plural = _("contactpersonen")
        ordering = ["sort_name"]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def get_indexed_objects(cls) -> models.QuerySet:
        """Load along what Wagtail's search has words of."""
        return super().get_indexed_objects().prefetch_related("regions")

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the name by which people are put in order, by the last word as in a telephone list; tell the search.

        What was verified holds for as long as the settings say at this moment.
        """
        words = folded(self.name).split()
        self.sort_name = " ".join([*words[-1:], *words[:-1]])[:120]
        if "update_fields" not in kwargs or "verified_on" in (kwargs["update_fields"] or ["verified_on"]):  # type: ignore[operator]  # names
            holds = VerificationSettings.load().holds
            self.verified_until = self.verified_on + holds if self.verified_on else None
            if kwargs.get("update_fields"):
                kwargs["update_fields"] = {*kwargs["update_fields"], "verified_until"}  # type: ignore[misc]  # names
        with transaction.atomic():
            super().save(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
            if not is_bookkeeping(kwargs):
                refresh("contact", [self.pk])

    def get_absolute_url(self) -> str:
        """Return the public address of this person."""
        return reverse("contacts:contact", args=[self.slug])

    def is_published(self, on: date | None = None) -> bool:
        """Whether a public surface may name this person on a day (today): the rule of `ContactQuerySet.published`."""
        day = on or timezone.localdate()
        return bool(
            self.live
            and self.state == State.ACTIVE
            and self.consent_on
            and self.consent_on <= day
            and (self.consent_until is None or self.consent_until >= day)
            and self.verified_until
            and self.verified_until >= day
        )

    @property
    def initials(self) -> str:
        """The first letters of the first and the last name, for who has no photo."""
        words = [word for word in self.name.split() if word[:1].isupper()] or self.name.split() or ["?"]
        return (words[0][:1] + (words[-1][:1] if len(words) > 1 else "")).upper()

    @property
    def phone_link(self) -> str:
        """The number as a `tel:` address."""
        return phone_link(self.phone)

    def get_preview_template(self, request: object, mode_name: str) -> str:
        """Show the record as its public page."""
        return "contacts/contact_preview.html"
