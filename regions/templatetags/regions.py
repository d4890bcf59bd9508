"""What templates ask about regions beyond their fields."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regions.models import address_of
from regions.tilemap import Tile, TileMap

register = template.Library()

_NOTHING = SafeString("")
_TILE = (
    '<li class="tile-c{} tile-r{}"><a class="tile tile--{}" href="{}"{}><b>{}{}</b> <span class="visually-hidden">{}'
    '</span><span class="tile__code" aria-hidden="true">{}</span>'
    '<span class="tile__name" aria-hidden="true">{}</span></a></li>'
)


@register.simple_tag
def tiles(tile_map: TileMap) -> SafeString:
    """Return the regions of a map as links in a list.

    Not a template, for there are 35 on a page, and as a template they took half of the time of the whole page.
    """
    return format_html_join("", _TILE, map(_parts, tile_map.tiles))


def _parts(tile: Tile) -> tuple[object, ...]:
    region = tile.region
    current = _NOTHING
    if tile.is_current or tile.is_chosen:
        current = SafeString(' aria-current="page"' if tile.is_current else ' aria-current="true"')
    name = ngettext("praktijk in %(region)s", "praktijken in %(region)s", tile.count) % {"region": region.title}
    also = _NOTHING
    if tile.also:
        name += _(", en %(number)s van elders") % {"number": tile.also}
        also = format_html('<small aria-hidden="true"> +{}</small>', tile.also)
    lines = format_html_join("", "<span>{}</span>", ((line,) for line in tile.lines))
    url = tile.url or address_of(region)
    place = (region.tile_column, region.tile_row, tile.depth)
    return *place, url, current, tile.count, also, name, region.tile_code, lines
