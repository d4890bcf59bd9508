"""A labour-market region, and the municipalities, places and postcodes that lie in it."""

from django.core.validators import RegexValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.search import index

from kit.folding import folded
from kit.kept import kept
from kit.pages import PortalPage
from regions import shelves
from regions.querysets import RegionQuerySet
from regions.tilemap import build_tile_map

phone_validator = RegexValidator(
    r"^\+?[0-9][0-9 ()-]{7,18}$", _("Vul een telefoonnummer in met alleen cijfers, spaties, haakjes en streepjes.")
)


class RegionIndexPage(PortalPage):
    """All regions: as a map of tiles and as an equal list."""

    introduction = models.TextField(_("inleiding"), blank=True)

    subpage_types = ["regions.RegionPage"]
    max_count = 1

    content_panels = [*PortalPage.content_panels, FieldPanel("introduction")]
    search_fields = [*PortalPage.search_fields, index.SearchField("introduction")]

    class Meta:
        verbose_name = _("overzicht van regio's")
        verbose_name_plural = _("overzichten van regio's")

    def introduction_text(self) -> str:
        """Return the introduction."""
        return self.introduction

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        """Add the regions in the order of the alphabet and as a map."""
        regions = regions_in_alphabet()
        counts = shelves.practice_counts()
        return super().get_context(request, *args, **kwargs) | {
            "regions": [(region, counts.get(region.pk, 0)) for region in regions],
            "tile_map": build_tile_map(regions, counts, also=shelves.doing_counts()),
        }


class RegionPage(PortalPage):
    """One of the labour-market regions: who to call, what was done, which municipalities."""

    code = models.CharField(
        _("code van het CBS"), max_length=4, unique=True, help_text=_("Bijvoorbeeld AM18. Verandert niet.")
    )
    provinces = models.CharField(_("provincies"), max_length=255, blank=True)
    variants = models.TextField(
        _("andere namen"), blank=True, help_text=_("Hoe mensen de regio ook noemen; één naam per regel.")
    )
    introduction = models.TextField(_("inleiding"), blank=True, help_text=_("Eén of twee zinnen boven aan de pagina."))
    text = RichTextField(_("tekst"), blank=True, help_text=_("Hoe scholen, gemeenten en werkgevers hier samenwerken."))

    desk_name = models.CharField(_("naam van de regiobalie"), max_length=120, blank=True)
    desk_phone = models.CharField(_("telefoon"), max_length=20, blank=True, validators=[phone_validator])
    desk_email = models.EmailField(_("e-mail"), blank=True, help_text=_("Een functioneel adres; het staat op de site."))
    desk_note = models.CharField(
        _("toelichting"), max_length=255, blank=True, help_text=_("Bijvoorbeeld wanneer de balie bereikbaar is.")
    )

    tile_column = models.PositiveSmallIntegerField(_("kolom"), null=True, blank=True)
    tile_row = models.PositiveSmallIntegerField(_("rij"), null=True, blank=True)
    tile_code = models.CharField(_("korte code"), max_length=4, blank=True)
    tile_label = models.CharField(_("naam op de tegel"), max_length=60, blank=True)
    latitude = models.FloatField(null=True, editable=False)
    longitude = models.FloatField(null=True, editable=False)
    neighbours = models.ManyToManyField("self", blank=True, editable=False)

    objects = PageManager.from_queryset(RegionQuerySet)()

    parent_page_types = ["regions.RegionIndexPage"]

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("text"),
        MultiFieldPanel(
            [
                FieldPanel("desk_name"),
                FieldPanel("desk_phone"),
                FieldPanel("desk_email"),
                FieldPanel("desk_note"),
            ],
            heading=_("Regiobalie"),
            help_text=_("De balie wordt getoond als er geen contactpersoon bereikbaar is."),
        ),
        FieldPanel("variants"),
    ]
    settings_panels = [
        *PortalPage.settings_panels,
        MultiFieldPanel(
            [
                FieldPanel(name, permission="regions.change_municipality")
                for name in ("code", "provinces", "tile_column", "tile_row", "tile_code", "tile_label")
            ],
            heading=_("Gebiedsindeling en tegelkaart"),
        ),
    ]
    search_fields = [
        *PortalPage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("text"),
        index.SearchField("variants"),
    ]

    class Meta:
        verbose_name = _("regio")
        verbose_name_plural = _("regio's")

    def introduction_text(self) -> str:
        """Return the introduction, else what a region page offers."""
        return self.introduction or str(_("Goede praktijken en contactpersonen in de regio %s.") % self.title)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        """Add the municipalities, the neighbours and the map with this region marked."""
        counts = shelves.practice_counts()
        regions = regions_in_alphabet()
        neighbour_ids = set(self.neighbours.values_list("pk", flat=True))
        return super().get_context(request, *args, **kwargs) | {
            "municipalities": self.municipalities.order_by("sort_name"),
            "neighbours": [(region, counts.get(region.pk, 0)) for region in regions if region.pk in neighbour_ids],
            "tile_map": build_tile_map(regions, counts, current=self),
            "contacts_shelf": shelves.region_contacts,
            "practices_shelf": shelves.region_practices,
            "doings_shelf": shelves.region_doings,
        }

    @property
    def has_desk(self) -> bool:
        """Whether the region desk can be reached in some way."""
        return bool(self.desk_phone or self.desk_email)


@kept
def regions_in_alphabet() -> tuple[RegionPage, ...]:
    """Return the published regions, loaded for tiles. One query."""
    return tuple(RegionPage.objects.published().in_alphabet().for_tiles())


@kept
def address_of(region: RegionPage) -> str:
    """Return the address of the page of a region."""
    return region.get_url() or ""


class Municipality(index.Indexed, models.Model):
    """A municipality and the region it belongs to; an administrator changes it when the borders change."""

    code = models.CharField(_("code van het CBS"), max_length=6, unique=True, help_text=_("Bijvoorbeeld GM0363."))
    name = models.CharField(_("naam"), max_length=80)
    sort_name = models.CharField(max_length=80, editable=False, db_index=True)
    region = models.ForeignKey(
        RegionPage, on_delete=models.PROTECT, related_name="municipalities", verbose_name=_("regio")
    )
    province = models.CharField(_("provincie"), max_length=40, blank=True)
    year = models.PositiveSmallIntegerField(_("indeling van het jaar"), null=True, blank=True)

    panels = [FieldPanel("name"), FieldPanel("code"), FieldPanel("region"), FieldPanel("province"), FieldPanel("year")]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("region")]

    class Meta:
        verbose_name = _("gemeente")
        verbose_name_plural = _("gemeenten")
        ordering = ["sort_name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the name by which it is found and put in order."""
        self.sort_name = folded(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came


class Place(models.Model):
    """A town or village; the same name may lie in several municipalities."""

    name = models.CharField(_("naam"), max_length=80)
    folded_name = models.CharField(max_length=80, db_index=True, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="places")
    population = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("plaats")
        verbose_name_plural = _("plaatsen")
        ordering = ["folded_name"]
        constraints = [models.UniqueConstraint(fields=["name", "municipality"], name="regions_place_once")]

    def __str__(self) -> str:
        return self.name


class Postcode(models.Model):
    """The four digits of a postcode and the municipality in which most of it lies."""

    digits = models.CharField(_("postcode"), max_length=4, unique=True)
    place_name = models.CharField(_("plaats"), max_length=80, blank=True)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="postcodes")

    class Meta:
        verbose_name = _("postcode")
        verbose_name_plural = _("postcodes")
        ordering = ["digits"]

    def __str__(self) -> str:
        return self.digits


class RegionAlias(models.Model):
    """A name that people use for an area, and the region it means."""

    name = models.CharField(_("naam"), max_length=80)
    folded_name = models.CharField(max_length=80, db_index=True, editable=False)
    region = models.ForeignKey(RegionPage, on_delete=models.CASCADE, related_name="area_names", verbose_name=_("regio"))
    kind = models.CharField(_("soort"), max_length=40, blank=True)

    panels = [FieldPanel("name"), FieldPanel("region"), FieldPanel("kind")]

    class Meta:
        verbose_name = _("gebiedsnaam")
        verbose_name_plural = _("gebiedsnamen")
        ordering = ["folded_name"]
        constraints = [models.UniqueConstraint(fields=["folded_name", "region"], name="regions_alias_once")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the name by which it is found."""
        self.folded_name = folded(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came


class LoadedRecord(models.Model):
    """What the reference data last gave for one record, so that loading again can tell what an editor changed since.

    `values` is {field: value as loaded}. A field that no longer has that value was changed by an editor and is kept;
    a record that is gone was removed by an editor and stays away.
    """

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=80)
    values = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="regions_loaded_record_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
