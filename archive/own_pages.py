"""The pages that only the archive has: finding without a server, and what this is.

They are made in the frame of the site, at addresses of the site, and go into the archive by the same way as all others.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qs

from django.conf import settings
from django.db.models import Prefetch
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.html import strip_tags

from archive.asking import Answer, request_for
from archive.names import HTML
from archive.references import Reference
from kit.folding import folded
from kit.pages import Crumb
from practices.models import PracticeIndexPage, PracticePage, Theme
from regions.models import RegionPage, regions_in_alphabet

README = "/LEESMIJ/"
WORDS = "/zoekgegevens.js"
FILES = {README: "LEESMIJ.html", WORDS: "zoekgegevens.js"}
SEARCH_FILE = "zoeken.html"
ANCHORED = ("thema", "regio")
"""The facets of which each value has a place on the page to search."""
_NOT_NARROWING = {"sorteer", "weergave", "pagina"}


@dataclass(frozen=True)
class Group:
    """Practices under one heading of the page to search; `anchor` is where a filter of the site leads."""

    anchor: str
    title: str
    practices: list[PracticePage]


class OwnPages:
    """The pages of an archive that was made on a day."""

    def __init__(self, made_on: date) -> None:
        """Make none yet."""
        self._made_on = made_on

    @cached_property
    def search_addresses(self) -> list[str]:
        """The addresses at which the site searches; the page to search of the archive stands in their place."""
        index = PracticeIndexPage.objects.published().first()
        return list(dict.fromkeys(["/praktijken/", *([index.url] if index and index.url else [])]))

    @cached_property
    def _anchors(self) -> set[str]:
        regions = RegionPage.objects.published().values_list("slug", flat=True)
        themes = Theme.objects.values_list("slug", flat=True)
        return {*(f"regio-{slug}" for slug in regions), *(f"thema-{slug}" for slug in themes)}

    def answer(self, address: str) -> tuple[Answer, str] | None:
        """Return what stands at an address of ours, and the name of its file; None for an address of the site."""
        makers: dict[str, tuple[str, str, Callable[[], Iterable[bytes]]]] = {
            README: (HTML, FILES[README], self._readme),
            WORDS: ("text/javascript", FILES[WORDS], words_to_search),
            **dict.fromkeys(self.search_addresses, (HTML, SEARCH_FILE, self._search)),
        }
        if address not in makers:
            return None
        content_type, file, make = makers[address]
        return Answer(200, content_type, make()), file

    def place_of(self, reference: Reference) -> str | None:
        """Return where on the page to search a filter of the site leads, or None when it can not be had here."""
        asked = {key: values for key, values in parse_qs(reference.query).items() if key not in _NOT_NARROWING}
        if not asked:
            return SEARCH_FILE
        for key in ANCHORED:
            anchor = f"{key}-{asked.get(key, [''])[0]}"
            if anchor in self._anchors and set(asked) == {key}:
                return f"{SEARCH_FILE}#{anchor}"
        return None

    def _search(self) -> Iterable[bytes]:
        practices = list(
            PracticePage.objects.published()
            .order_by("title", "pk")
            .select_related("home_region")
            .defer_streamfields()
            .prefetch_related(Prefetch("themes", Theme.objects.only("pk")))
        )
        regions = [
            Group(f"regio-{region.slug}", region.title, [one for one in practices if one.home_region_id == region.pk])
            for region in regions_in_alphabet()
        ]
        national = Group("landelijk", "", [one for one in practices if one.home_region_id is None])
        themes = [
            Group(f"thema-{theme.slug}", theme.label, [one for one in practices if theme in one.themes.all()])
            for theme in Theme.objects.all()
        ]
        context = {
            "total": len(practices), "national": national, "regions": regions, "themes": themes, "words": WORDS,
            "breadcrumbs": [Crumb("Home", "/")],
        }  # fmt: skip
        return [_page("archive/search.html", context, self.search_addresses[0])]

    def _readme(self) -> Iterable[bytes]:
        context = {"made_on": self._made_on, "online": settings.SITE_URL, "search": self.search_addresses[0]}
        return [_page("archive/readme.html", context, README)]


def words_to_search() -> Iterator[bytes]:
    """Yield a script that holds the words of every practice: `fetch` does not work from a disk, a script does."""
    yield b"window.zoekgegevens = {"
    practices = PracticePage.objects.published().order_by("pk").select_related("home_region")
    practices = practices.prefetch_related("regions", "themes", "phases", "targets", "sectors", "tagged_items__tag")
    for number, practice in enumerate(practices.iterator(chunk_size=200)):
        pair = f"{json.dumps(str(practice.pk))}: {json.dumps(_words_of(practice), ensure_ascii=False)}"
        yield (",\n" if number else "\n").encode() + pair.replace("</", "<\\/").encode()
    yield b"\n};\n"


def _words_of(practice: PracticePage) -> str:
    """Return the words by which a practice is found, each once, without accents and capitals."""
    summary = practice.summary.stream_block.get_searchable_content(practice.summary)
    texts = [practice.title, practice.introduction, *summary]
    texts += [region.title for region in practice.regions.all() if region.live]
    for field in ("themes", "phases", "targets", "sectors"):
        texts += [term.label for term in getattr(practice, field).all()]
    texts += [item.tag.name for item in practice.tagged_items.all()]
    return " ".join(dict.fromkeys(folded(strip_tags(" ".join(texts))).split()))


def _page(template: str, context: dict, address: str) -> bytes:
    return render_to_string(template, context, request_for(address)).encode()
