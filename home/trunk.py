"""The trunk of the page tree: the home page with the indexes of practices and regions, and the site that shows them."""

from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.models import HomePage
from practices.models import PracticeIndexPage
from regions.merging import Kind, Values, load_records
from regions.models import LoadedRecord, RegionIndexPage

AnyPage = TypeVar("AnyPage", bound=Page)

_SITE_KEY = "default"
_SITE = Kind("site", Site, key_of=lambda site: _SITE_KEY if site.is_default_site else site.hostname)


@dataclass(frozen=True)
class Trunk:
    """The pages that hold all others."""

    home: HomePage
    practices: PracticeIndexPage
    regions: RegionIndexPage


@transaction.atomic
def grow_trunk() -> Trunk:
    """Return the trunk; what is absent is made, what is there is left as it is, under any name and address."""
    home = HomePage.objects.first() or _make_home()
    practices = PracticeIndexPage.objects.first() or _add(
        home, PracticeIndexPage(title=_("Goede praktijken"), slug="praktijken", show_in_menus=True)
    )
    regions = RegionIndexPage.objects.first() or _add(
        home, RegionIndexPage(title=_("Regio’s"), slug="regios", show_in_menus=True)
    )
    _name_site(home)
    return Trunk(home, practices, regions)


def _add(parent: Page, page: AnyPage) -> AnyPage:
    page.first_published_at = page.last_published_at = timezone.now()
    return parent.add_child(instance=page)


def _make_home() -> HomePage:
    """Make the home page in the place of the page with which Wagtail welcomes."""
    root = Page.get_first_root_node()
    welcome = root.get_children().exact_type(Page).filter(slug="home", numchild=0).first()
    if welcome is not None:
        welcome.slug = "welkom-bij-wagtail"  # two pages cannot have one address, and the site still leans on this one
        welcome.save(clean=False)
    home = _add(root, HomePage(title=_("Leer van wat elders al werkt"), slug="home"))
    if welcome is not None:
        Site.objects.filter(root_page=welcome).update(root_page=home)
        welcome.delete()
    return HomePage.objects.get(pk=home.pk)


def _name_site(home: HomePage) -> None:
    """Make the default site, and let it follow SITE_URL for as long as nobody changes it in the admin."""
    address = urlsplit(settings.SITE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    values: Values = {"hostname": address.hostname, "port": port}
    if not Site.objects.filter(is_default_site=True).exists():
        Site.objects.create(root_page=home, is_default_site=True, site_name="", **values)
    site = Site.objects.get(is_default_site=True)
    if not LoadedRecord.objects.filter(kind=_SITE.name).exists() and site.hostname == "localhost":
        Site.objects.filter(pk=site.pk).update(**values)  # as Wagtail's first migration left it: nobody chose that
    load_records(_SITE, {_SITE_KEY: values})
