"""One good practice."""

from typing import Any

from django.db import models, transaction
from django.db.models import CheckConstraint, F, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, PageManager, ReferenceIndex
from wagtail.search import index

from contacts.models import Contact
from kit.pages import Crumb, PartOfPage, PortalPage
from kit.querysets import looked_once
from library.models import PortalImage
from practices import panels, shelves
from practices.blocks import LinksBlock, PointsBlock, PracticeBody
from practices.choices import Evidence, Status
from practices.forms import PracticeForm
from practices.permissions import PracticePermissions
from practices.querysets import PracticeQuerySet
from practices.reading import PracticeReading
from practices.story import minutes_to_read
from regions.models import RegionPage
from search.documents import LISTED
from search.indexing import is_bookkeeping, refresh


class PracticeTag(PartOfPage, TaggedItemBase):
    """A free tag on a practice."""

    content_object = ParentalKey("practices.PracticePage", related_name="tagged_items", on_delete=models.CASCADE)


class PracticePage(PortalPage):
    """One good practice: what was done, where, with what effect, and whom to ask."""

    introduction = models.TextField(_("inleiding"), blank=True, help_text=_("Waar gaat het over? Twee of drie zinnen."))
    cover = models.ForeignKey(
        PortalImage,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("beeld"),
        help_text=_("Niet nodig: zonder beeld tekent de site een eigen routekaart."),
    )
    summary = StreamField(
        PointsBlock(),
        verbose_name=_("in het kort"),
        max_num=7,
        blank=True,
        help_text=_("Drie tot zeven punten, elk één zin. Wie alleen dit leest, weet waar het om gaat."),
    )

    status = models.CharField(_("stand"), max_length=20, choices=Status.choices, default=Status.PILOT)
    status_note = models.TextField(
        _("toelichting bij de stand"), blank=True, help_text=_("Bij 'afgerond': waarom, en wat er is geleerd.")
    )
    starts_on = models.DateField(_("begonnen op"), null=True, blank=True)
    ends_on = models.DateField(_("eindigt op"), null=True, blank=True)
    pupils = models.PositiveIntegerField(_("aantal leerlingen"), null=True, blank=True)
    organisations = models.CharField(_("wie doen mee"), max_length=255, blank=True)
    funding = models.CharField(_("betaald uit"), max_length=255, blank=True)
    hours = models.CharField(
        _("tijd"), max_length=160, blank=True, help_text=_("Bijvoorbeeld: 4 uur per week per coach")
    )
    evidence = models.CharField(
        _("hoe weten we dat het werkt"), max_length=20, choices=Evidence.choices, default=Evidence.EXPERIENCE
    )
    evidence_note = models.TextField(_("toelichting"), blank=True)

    regions = ParentalManyToManyField(
        RegionPage,
        related_name="practices",
        blank=True,
        verbose_name=_("regio's"),
        help_text=_("De regio waaronder de praktijk staat, hoort er vanzelf bij."),
    )
    home_region = models.ForeignKey(
        RegionPage, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="home_practices"
    )
    themes = ParentalManyToManyField("practices.Theme", related_name="practices", blank=True, verbose_name=_("thema's"))
    phases = ParentalManyToManyField("practices.Phase", related_name="practices", blank=True, verbose_name=_("fasen"))
    targets = ParentalManyToManyField(
        "practices.TargetGroup", related_name="practices", blank=True, verbose_name=_("doelgroepen")
    )
    sectors = ParentalManyToManyField(
        "practices.Sector", related_name="practices", blank=True, verbose_name=_("sectoren")
    )
    tags = ClusterTaggableManager(
        through=PracticeTag,
        blank=True,
        verbose_name=_("trefwoorden"),
        help_text=_("Eigen woorden waarop anderen zoeken."),
    )

    body = StreamField(PracticeBody(), verbose_name=_("verhaal"), blank=True)
    lessons = StreamField(
        PointsBlock(),
        verbose_name=_("lessen"),
        blank=True,
        max_num=7,
        help_text=_("Wat zou je de volgende keer weer, of juist anders doen?"),
    )
    start_steps = StreamField(PointsBlock(), verbose_name=_("eerste drie stappen"), blank=True, max_num=3)
    start_people = models.TextField(_("wie heb je nodig"), blank=True)
    start_cost = models.TextField(_("uren en geld"), blank=True)
    start_pitfall = models.TextField(_("valkuil"), blank=True)
    links = StreamField(LinksBlock(), verbose_name=_("links"), blank=True, max_num=8)

    checked_on = models.DateField(
        _("laatst gecontroleerd"), null=True, blank=True, help_text=_("Op deze dag klopte alles wat hier staat.")
    )
    is_example = models.BooleanField(
        _("voorbeeld"), default=False, help_text=_("Verzonnen praktijk; dat staat dan op de pagina.")
    )
    consent_note = models.TextField(
        _("oudere notitie over toestemming"),
        blank=True,
        help_text=_(
            "Leg toestemmingen voortaan vast bij het citaat of het gesprek zelf. Deze notitie telt nog mee voor wie er "
            "met naam in staat. Alleen voor de redactie."
        ),
    )
    editor_notes = models.TextField(
        _("notities"), blank=True, help_text=_("Alleen voor de redactie; deze tekst komt nergens op de site.")
    )
    reading_minutes = models.PositiveSmallIntegerField(default=1, editable=False)

    own_keys = ("home_region",)
    search_auto_update = False  # see save()
    objects = PageManager.from_queryset(PracticeQuerySet)()

    parent_page_types = ["practices.PracticeIndexPage", "regions.RegionPage"]
    subpage_types: list[str] = []

    base_form_class = PracticeForm
    edit_handler = panels.practice_edit_handler()
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("introduction", boost=2),
        index.SearchField("summary", boost=2),
        index.SearchField("body"),
        index.SearchField("lessons"),
        index.SearchField("start_steps"),
        index.SearchField("organisations"),
        index.FilterField("status"),
        index.FilterField("checked_on"),
        index.RelatedFields("home_region", [index.SearchField("title")]),
        index.RelatedFields("tags", [index.SearchField("name", boost=2)]),
        index.RelatedFields("themes", [index.SearchField("label")]),
    ]

    class Meta:
        verbose_name = _("praktijk")
        verbose_name_plural = _("praktijken")
        constraints = [
            CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="practices_ends_after_start",
                violation_error_message=_("De einddatum ligt vóór de begindatum."),
            ),
        ]

    @property
    def kicker(self) -> str:
        """The line above the title."""
        if self.home_region is None:
            return str(_("Een landelijke goede praktijk"))
        return str(_("Een good practice uit de regio %s") % self.home_region.title)

    @property
    def has_start_kit(self) -> bool:
        """Whether there is anything under "Zelf aan de slag"."""
        return bool(self.start_steps or self.start_people or self.start_cost or self.start_pitfall)

    @property
    def is_ageing(self) -> bool:
        """Whether it is more than a year ago, or unknown, that somebody checked this page."""
        return self.checked_on is None or (timezone.localdate() - self.checked_on).days > 365

    def breadcrumbs(self, request: HttpRequest | None = None) -> list[Crumb]:
        """Return the trail, which follows from the home region. No query."""
        if self.home_region is None:
            return [Crumb("Home", "/"), Crumb(str(_("Praktijken")), "/praktijken/")]
        region = Crumb(self.home_region.title, self.home_region.get_url(request) or "")
        return [Crumb("Home", "/"), Crumb(str(_("Regio’s")), "/regios/"), region]

    def introduction_text(self) -> str:
        """Return the introduction."""
        return self.introduction

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        """Add whom to ask, and which practices are alike."""
        return super().get_context(request, *args, **kwargs) | {
            "reading": PracticeReading(self, request),
            "below_story": shelves.below_story,
            "take_along": shelves.take_along,
        }

    @property
    def preview_modes(self) -> list[tuple[str, str | Promise]]:
        """The page as readers see it, as its card in a list, and as it comes out of a printer."""
        return [("", _("Pagina")), ("card", _("Kaartje in een lijst")), ("print", _("Afdruk op papier"))]

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """Return the template of a preview mode."""
        if mode_name in ("card", "print"):
            return f"practices/practice_{mode_name}_preview.html"
        return super().get_preview_template(request, mode_name)

    def take_home_region_from_parent(self) -> None:
        """Make the region under which this page stands its home region, and one of its regions. At most two queries."""
        if not self.path or self.depth < 2:
            return
        parent = self.current_parent()
        regions = {region.pk: region for region in self.regions.all()}
        if parent.pk not in regions and (region := RegionPage.objects.filter(pk=parent.pk).first()):
            regions[region.pk] = region
            self.regions = list(regions.values())  # `add` would ask the database about an unsaved page
        self.home_region = regions.get(parent.pk)

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep what is derived true: the home region, the minutes to read and what the search knows."""
        from wagtail.signal_handlers import disable_reference_index_auto_update  # it asks for models by name

        self.take_home_region_from_parent()
        self.reading_minutes = minutes_to_read(self)
        parts = self.unwritten()
        with transaction.atomic():
            with disable_reference_index_auto_update():  # else it is written anew for each child of the page
                super().save(*args, **kwargs)
            if not is_bookkeeping(kwargs):
                # Not when Wagtail would: its signal comes before tags and themes are written.
                index.insert_or_update_object(self.holding(parts))
                ReferenceIndex.create_or_update_for_object(self.holding(parts))
                refresh(LISTED, [self.pk])

    def save_revision(self, *args: object, **kwargs: object) -> object:
        """Keep the home region among the regions of a draft too."""
        self.take_home_region_from_parent()
        return super().save_revision(*args, **kwargs)

    def permissions_for_user(self, user: Any) -> PracticePermissions:
        """Return what `user` may do with this practice; publishing it goes by way of a colleague."""
        return PracticePermissions(user, self)

    def publish(self, revision: Any, *args: Any, skip_permission_checks: bool = False, **kwargs: Any) -> None:
        """Publish a version, unless it misses what law or readers demand; what was planned was looked at then.

        Raises:
            ValidationError: it does.
        """
        from practices.publishing import PublishPractice  # it knows contacts and pictures of this page

        with transaction.atomic(), looked_once():
            PublishPractice(revision, *args, **kwargs).execute(skip_permission_checks=skip_permission_checks)


class PracticeContact(PartOfPage, Orderable):
    """A contact person on a practice, with what they can be asked there."""

    page = ParentalKey(PracticePage, related_name="placed_contacts", on_delete=models.CASCADE)
    contact = models.ForeignKey(
        Contact, related_name="placements", on_delete=models.CASCADE, verbose_name=_("contactpersoon")
    )
    label = models.CharField(
        _("waarvoor"), max_length=80, blank=True, help_text=_("Niet verplicht. Bijvoorbeeld: over de financiering")
    )

    panels = [FieldPanel("contact"), FieldPanel("label")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "contact"], name="practices_contact_once")]

    def __str__(self) -> str:
        return f"{self.contact_id} ({self.page_id})"


class RelatedPractice(PartOfPage, Orderable):
    """Another practice that an editor points to."""

    page = ParentalKey(PracticePage, related_name="related_practices", on_delete=models.CASCADE)
    practice = models.ForeignKey(PracticePage, related_name="+", on_delete=models.CASCADE, verbose_name=_("praktijk"))

    panels = [FieldPanel("practice")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "practice"], name="practices_related_once")]

    def __str__(self) -> str:
        return f"{self.page_id} → {self.practice_id}"
