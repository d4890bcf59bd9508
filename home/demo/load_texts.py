"""Load what the front rooms, regions and themes say; only what is still empty is filled."""

from pathlib import Path
from typing import Any

from django.db import models
from django.utils import timezone
from wagtail.models import Site

from contacts.models import NationalDesk
from home.demo import bodies
from home.demo.files import read_toml
from home.demo.once import Once
from home.models import ContentPage, HomePage, PortalSettings
from home.trunk import Trunk
from practices.models import GlossaryTerm, PracticePage, Theme
from regions.models import RegionPage


def fill(record: models.Model, **values: Any) -> None:
    """Give `record` those values for which it has none yet."""
    empty = {name: value for name, value in values.items() if value and not getattr(record, name)}
    if not empty:
        return
    for name, value in empty.items():
        setattr(record, name, value.strip() if isinstance(value, str) else value)
    record.save()


def load_settings(folder: Path, once: Once) -> None:
    """Name the site and fill in the national desk."""
    pages, indexes = read_toml(folder / "pages.toml"), read_toml(folder / "indexes.toml")
    site = Site.objects.get(is_default_site=True)
    if once.is_new("settings"):
        with once.step("settings"):
            names = ("site_name", "tagline", "organisation", "footer_text")
            texts = {name: pages["home"][name] for name in names} | {
                "contact_introduction": indexes.get("contact", {}).get("introduction", ""),
                "themes_introduction": indexes.get("themas", {}).get("introduction", ""),
                "glossary_introduction": indexes.get("begrippen", {}).get("introduction", ""),
            }
            fill(PortalSettings.for_site(site), **texts)
            fill(NationalDesk.for_site(site), **pages["national_desk"])


def load_trunk(folder: Path, trunk: Trunk, once: Once) -> None:
    """Give the home page and the indexes their introductions."""
    pages, indexes = read_toml(folder / "pages.toml"), read_toml(folder / "indexes.toml")
    if once.is_new("trunk"):
        with once.step("trunk"):
            fill(
                trunk.home,
                lead=pages["home"]["lead"],
                place_title=pages["home"]["place_title"],
                place_text=pages["home"]["place_text"],
                shortcuts=bodies.shortcuts(pages["home"]["chips"]),
            )
            fill(trunk.practices, introduction=indexes["praktijken"]["introduction"])
            fill(trunk.regions, introduction=indexes["regios"]["introduction"])


def load_featured(folder: Path, home: HomePage, once: Once) -> None:
    """Put one practice in the light on the home page."""
    slug = read_toml(folder / "pages.toml")["home"].get("featured", "")
    if slug and once.is_new("featured"):
        with once.step("featured"):
            fill(home, featured=PracticePage.objects.published().filter(slug=slug).first())


def load_content_pages(folder: Path, home: HomePage, shelves: bodies.Shelves, once: Once) -> int:
    """Make the pages with text under the home page; return how many were made."""
    taken = set(home.get_children().values_list("slug", flat=True))
    made = 0
    for page in read_toml(folder / "pages.toml")["page"]:
        key = f"page/{page['slug']}"
        if not once.is_new(key):
            continue
        with once.step(key):
            if page["slug"] not in taken:
                _add_content_page(home, page, shelves)
                made += 1
    return made


def _add_content_page(home: HomePage, page: dict[str, Any], shelves: bodies.Shelves) -> None:
    now = timezone.now()
    content = ContentPage(
        title=page["title"],
        slug=page["slug"],
        introduction=page["introduction"].strip(),
        body=bodies.body(page["body"], shelves, "pages.toml"),
        first_published_at=now,
        last_published_at=now,
    )
    home.add_child(instance=content)


def load_regions(folder: Path, once: Once) -> None:
    """Give the regions their texts and desks; a region that an editor worked on is left alone."""
    texts = read_toml(folder / "regions.toml")
    regions = {region.slug: region for region in RegionPage.objects.filter(latest_revision=None)}
    for slug, region in regions.items():
        key = f"region/{slug}"
        if slug in texts and once.is_new(key):
            with once.step(key):
                fill(region, **texts[slug])


def load_themes(folder: Path, once: Once) -> None:
    """Give the themes their texts."""
    themes = {theme.slug: theme for theme in Theme.objects.all()}
    for text in read_toml(folder / "themes.toml")["theme"]:
        key = f"theme/{text['slug']}"
        if once.is_new(key) and text["slug"] in themes:
            with once.step(key):
                fill(themes[text["slug"]], introduction=text["introduction"], text=text["text"])


def load_glossary(folder: Path, once: Once) -> int:
    """Make the terms of the glossary; return how many were made."""
    made = 0
    for term in read_toml(folder / "glossary.toml")["term"]:
        key = f"term/{term['term']}"[:80]
        if not once.is_new(key):
            continue
        with once.step(key):
            _term, is_new = GlossaryTerm.objects.get_or_create(
                term=term["term"],
                defaults={
                    "abbreviation_of": term.get("abbreviation_of", ""),
                    "explanation": term["explanation"].strip(),
                    "variants": "\n".join(term.get("variants", [])),
                },
            )
            made += is_new
    return made
