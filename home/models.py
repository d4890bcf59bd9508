"""The home page, pages with text, what the site is called, and addresses that were taken away."""

from django.db import models
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import Page, get_page_models
from wagtail.search import index
from wagtail.url_routing import RouteResult

from kit import retention
from kit.blocks import CalloutBlock, DownloadBlock, HeadingBlock, PictureBlock, StepsBlock, TextBlock
from kit.kept import kept
from kit.pages import PortalPage
from practices.cards import cards
from practices.models import PracticePage
from practices.newest import newest
from regions.models import RegionPage, regions_in_alphabet
from regions.shelves import practice_counts
from regions.tilemap import build_tile_map

MOST_NEW = 6
PRIVACY = "privacy"
"""The slug of the page that says what is done with what we know of people."""


class ContentBody(blocks.StreamBlock):
    """What a page with text is made of."""

    heading = HeadingBlock()
    text = TextBlock()
    callout = CalloutBlock()
    steps = StepsBlock()
    image = PictureBlock()
    download = DownloadBlock()


class ShortcutsBlock(blocks.StreamBlock):
    """Searches that many people want."""

    shortcut = blocks.StructBlock(
        [
            ("label", blocks.CharBlock(label=_("Naam"), max_length=40)),
            (
                "query",
                blocks.RegexBlock(
                    regex=r"^\?[^\s<>\"']*$",
                    label=_("Vraag"),
                    help_text=_("Wat in het adres achter /praktijken/ staat, bijvoorbeeld ?thema=nazorg"),
                    error_messages={"invalid": _("Begin met een vraagteken, zonder spaties.")},
                ),
            ),
        ],
        label=_("Snelkoppeling"),
        icon="link",
    )


class HomePage(PortalPage):
    """The front door: search, the map, one practice in the light, what is new, and whom to call."""

    lead = models.TextField(_("inleiding"), blank=True)
    shortcuts = StreamField(ShortcutsBlock(), verbose_name=_("snelkoppelingen"), blank=True, max_num=6)
    featured = models.ForeignKey(
        PracticePage,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("uitgelicht"),
        help_text=_("Leeg: de nieuwste praktijk."),
    )
    place_title = models.CharField(_("kop boven het zoeken op plaats"), max_length=120, blank=True)
    place_text = models.TextField(_("tekst bij het zoeken op plaats"), blank=True)

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["home.ContentPage", "practices.PracticeIndexPage", "regions.RegionIndexPage"]
    max_count = 1

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("lead"),
        FieldPanel("shortcuts"),
        PageChooserPanel("featured", "practices.PracticePage"),
        MultiFieldPanel([FieldPanel("place_title"), FieldPanel("place_text")], heading=_("Zoeken op plaats")),
    ]

    class Meta:
        verbose_name = _("voorpagina")
        verbose_name_plural = _("voorpagina's")

    def introduction_text(self) -> str:
        """Return the lead."""
        return self.lead

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the page at an address, however deep it stands: in one query, or in none.

        Wagtail asks two queries per level. Pages that are no practice are few, and are kept.
        """
        if not path_components:
            return super().route(request, path_components)
        url_path = f"{self.url_path}{'/'.join(path_components)}/"
        if key := _other_pages().get(url_path):
            return _page(key).route(request, [])
        # The slug too, for it has an index, and the address of a page has none.
        practices = PracticePage.objects.filter(slug=path_components[-1], url_path=url_path)
        found = list(practices.for_its_page().order_by()[:1])
        if not found:
            raise Http404
        return found[0].route(request, [])

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        """Add the map, the practice in the light and what is new."""
        new = newest(MOST_NEW + 1)
        featured = None
        if self.featured_id is not None:
            featured = cards([self.featured_id]).get(self.featured_id)
        featured = featured or (new.practices[0] if new.practices else None)
        return super().get_context(request, *args, **kwargs) | {
            "tile_map": build_tile_map(regions_in_alphabet(), practice_counts()),
            "total": new.total,
            "featured": featured,
            "newest": [practice for practice in new.practices if practice != featured][:MOST_NEW],
        }


@kept
def _other_pages() -> dict[str, int]:
    """Return the primary keys of all pages that are no practice by their place (`Page.url_path`)."""
    few = [model for model in get_page_models() if model not in (Page, PracticePage)]
    # From the small table of each type: the one that pages of all types share is walked through, once SQLite knows it.
    pages = [model._base_manager.order_by().values_list("url_path", "pk") for model in few]
    return dict(pages[0].union(*pages[1:], all=True))


@kept
def _page(key: int) -> Page:
    return get_object_or_404(Page, pk=key).specific


class ContentPage(PortalPage):
    """A page with text: about, privacy, accessibility."""

    introduction = models.TextField(_("inleiding"), blank=True)
    body = StreamField(ContentBody(), verbose_name=_("tekst"), blank=True)

    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = ["home.ContentPage"]

    content_panels = [*PortalPage.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    search_fields = [*PortalPage.search_fields, index.SearchField("introduction"), index.SearchField("body")]

    class Meta:
        verbose_name = _("tekstpagina")
        verbose_name_plural = _("tekstpagina's")

    def introduction_text(self) -> str:
        """Return the introduction."""
        return self.introduction

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        """Add how long everything is kept, to the page that says so."""
        kept = retention.RULES if self.slug == PRIVACY else ()
        return super().get_context(request, *args, **kwargs) | {"kept": kept}


@register_setting(icon="home")
class PortalSettings(BaseSiteSetting):
    """What the site is called and what stands at the foot of every page."""

    site_name = models.CharField(_("naam van de site"), max_length=60, default="Kwartiermakers vso-pro")
    tagline = models.CharField(_("onderschrift"), max_length=120, default="Goede praktijken van school naar werk")
    organisation = models.CharField(_("organisatie"), max_length=120, default="Landelijk Kwartiermakerschap vso-pro")
    footer_text = models.TextField(_("tekst onderaan"), blank=True)
    contact_introduction = models.TextField(_("inleiding bij de contactpersonen"), blank=True)
    themes_introduction = models.TextField(_("inleiding bij de thema's"), blank=True)
    glossary_introduction = models.TextField(_("inleiding bij de begrippen"), blank=True)

    panels = [
        MultiFieldPanel(
            [FieldPanel("site_name"), FieldPanel("tagline"), FieldPanel("organisation"), FieldPanel("footer_text")],
            heading=_("Op elke pagina"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("contact_introduction"),
                FieldPanel("themes_introduction"),
                FieldPanel("glossary_introduction"),
            ],
            heading=_("Inleidingen"),
        ),
    ]

    class Meta:
        verbose_name = _("naam en teksten")

    def __str__(self) -> str:
        return self.site_name


class RemovedAddress(models.Model):
    """An address where a public page stood that was unpublished or deleted. Holds no title: that may be the reason."""

    path = models.CharField(max_length=500, unique=True, help_text="As in a request, with slashes around.")
    region = models.ForeignKey(RegionPage, null=True, on_delete=models.SET_NULL, related_name="+")
    removed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("verdwenen adres")
        verbose_name_plural = _("verdwenen adressen")

    def __str__(self) -> str:
        return self.path


class NightlyWork(models.Model):
    """Work that is done once a night, and the last day on which somebody took it up."""

    name = models.CharField(max_length=60, primary_key=True)
    done_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.name


class Heartbeat(models.Model):
    """When something that must happen again and again was last seen to succeed: a duty, or the worker."""

    name = models.CharField(max_length=120, primary_key=True)
    beat_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
