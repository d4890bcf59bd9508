"""Load where things lie: regions, municipalities, places, postcodes, neighbours, names of areas and the tile map.

The files and their sources are described in data/README.md. Reading comes first, so that a bad file changes nothing.
"""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from regions.files import Row, read_rows
from regions.folding import folded
from regions.merging import Kind, Values, load_records
from regions.models import Municipality, Place, Postcode, RegionAlias, RegionIndexPage, RegionPage

DATA = Path(__file__).parent / "data"

_WRITTEN_AS = {"Groot Amsterdam": "Groot-Amsterdam"}
"""Names that people write otherwise than Statistics Netherlands (CBS) does."""


@dataclass(frozen=True)
class ReferenceFiles:
    """All files, read. Keys: CBS code of a region (AM18) or municipality (GM0363)."""

    regions: dict[str, Values]
    municipalities: list[Row]
    places: list[Row]
    postcodes: list[Row]
    aliases: list[Row]
    neighbours: set[tuple[str, str]]


def read_reference_files(folder: Path = DATA) -> ReferenceFiles:
    """Read the files in `folder` and check that every line points to a region or municipality that exists.

    Raises:
        BadFile: one of them cannot be used.
    """
    regions = _read_regions(folder)
    municipalities = read_rows(
        folder / "municipalities.csv", "gm_code", "display_name", "region_code", "year", "province"
    )
    places = read_rows(folder / "places.csv", "place", "gm_code", "population")
    postcodes = read_rows(folder / "pc4.csv", "pc4", "place", "gm_code")
    aliases = read_rows(folder / "region_aliases.csv", "alias", "region_code", "kind")
    neighbours = read_rows(folder / "region_neighbours.csv", "region_code", "neighbour_code")

    _check_known([*municipalities, *aliases, *neighbours], "region_code", regions)
    _check_known(neighbours, "neighbour_code", regions)
    _check_known([*places, *postcodes], "gm_code", {row.required("gm_code") for row in municipalities})
    return ReferenceFiles(
        regions=regions,
        municipalities=municipalities,
        places=places,
        postcodes=postcodes,
        aliases=aliases,
        neighbours={(row.text("region_code"), row.text("neighbour_code")) for row in neighbours},
    )


def load_reference(files: ReferenceFiles, parent: RegionIndexPage, say: Callable[[str], None]) -> None:
    """Load everything, with the regions under `parent`; what an editor changed or removed stays so. Safe to run twice.

    `say` gets one line for each kind when it is done. Each kind is loaded as a whole or not at all.
    """
    say(_("Regio's: %s") % load_records(_region_kind(parent), files.regions))
    region_ids = dict(RegionPage.objects.values_list("code", "pk"))
    say(_("Buurregio's: %d paren") % _load_neighbours(files.neighbours, region_ids))
    say(_("Gebiedsnamen: %s") % load_records(_alias_kind(region_ids), _aliases(files.aliases, region_ids)))

    municipalities = _municipalities(files.municipalities, region_ids)
    say(_("Gemeenten: %s") % load_records(_MUNICIPALITY, municipalities))
    municipality_ids = dict(Municipality.objects.values_list("code", "pk"))
    say(_("Plaatsen: %s") % load_records(_place_kind(municipality_ids), _places(files.places, municipality_ids)))
    say(_("Postcodes: %s") % load_records(_POSTCODE, _postcodes(files.postcodes, municipality_ids)))
    # A municipality that is no longer in the file can go only now that nothing lies in it any more.
    load_records(_MUNICIPALITY, municipalities)


def _read_regions(folder: Path) -> dict[str, Values]:
    rows = read_rows(folder / "regions.csv", "code", "name", "slug", "provinces", "lat", "lon", "variants")
    tiles = read_rows(folder / "tilegrid.csv", "region_code", "col", "row", "abbr", "label_lines")
    _check_known(tiles, "region_code", {row.required("code") for row in rows})
    tile_of = {row.text("region_code"): row for row in tiles}
    return {row.text("code"): _region(row, tile_of.get(row.text("code"))) for row in rows}


def _region(row: Row, tile: Row | None) -> Values:
    official_name = row.required("name")
    title = _WRITTEN_AS.get(official_name, official_name)
    names = [official_name, *row.text("variants").split("|")]
    return {
        "code": row.required("code"),
        "title": title,
        "slug": row.required("slug"),
        "provinces": ", ".join(row.text("provinces").split("|")),
        "variants": "\n".join(dict.fromkeys(name for name in names if name and name != title)),
        "latitude": row.number("lat"),
        "longitude": row.number("lon"),
        "tile_column": tile.whole("col") if tile else None,
        "tile_row": tile.whole("row") if tile else None,
        "tile_code": tile.text("abbr") if tile else "",
        "tile_label": tile.text("label_lines") if tile else "",
    }


def _check_known(rows: Iterable[Row], column: str, known: Container[str]) -> None:
    for row in rows:
        if row.required(column) not in known:
            row.refuse(_("%(code)s is geen bekende code") % {"code": row.text(column)})


def _region_kind(parent: RegionIndexPage) -> Kind:
    def make(pages: list[RegionPage]) -> None:
        now = timezone.now()
        for page in pages:
            page.first_published_at = page.last_published_at = now
            parent.add_child(instance=page)

    return Kind("region", RegionPage, key_of=lambda page: page.code, make=make, update=_update_page)


def _update_page(page: RegionPage, changes: Values) -> None:
    """Change the live page, and the draft of an editor too, or publishing that would bring the old values back."""
    draft = page.get_latest_revision_as_object() if page.latest_revision_id else None
    before = {name: getattr(page, name) for name in changes}
    for name, value in changes.items():
        setattr(page, name, value)
    page.save(clean=False)
    if draft is None:
        return
    for name, value in changes.items():
        if getattr(draft, name) == before[name]:
            setattr(draft, name, value)
    is_published = not page.has_unpublished_changes
    revision = draft.save_revision(clean=False)
    if is_published:
        revision.publish()


def _load_neighbours(pairs: set[tuple[str, str]], region_ids: Mapping[str, int]) -> int:
    """Make the neighbours as the file has them, for editors cannot change these; return how many pairs there are."""
    through = RegionPage.neighbours.through
    wanted = {(region_ids[one], region_ids[other]) for one, other in pairs if {one, other} <= region_ids.keys()}
    with transaction.atomic():
        present = {(pair.from_regionpage_id, pair.to_regionpage_id): pair.pk for pair in through.objects.all()}
        through.objects.filter(pk__in=[pk for pair, pk in present.items() if pair not in wanted]).delete()
        through.objects.bulk_create(
            through(from_regionpage_id=one, to_regionpage_id=other) for one, other in sorted(wanted - present.keys())
        )
    return len(wanted) // 2


def _alias_kind(region_ids: Mapping[str, int]) -> Kind:
    code_of = {pk: code for code, pk in region_ids.items()}
    return Kind(
        "alias",
        RegionAlias,
        key_of=lambda alias: f"{alias.folded_name}|{code_of[alias.region_id]}",
        may_go=lambda alias: True,
    )


def _aliases(rows: list[Row], region_ids: Mapping[str, int]) -> dict[str, Values]:
    return {
        f"{folded(row.required('alias'))}|{row.text('region_code')}": {
            "name": row.text("alias"),
            "folded_name": folded(row.text("alias")),
            "region_id": region_ids[row.text("region_code")],
            "kind": row.text("kind"),
        }
        for row in rows
        if row.text("region_code") in region_ids
    }


def _may_municipality_go(municipality: Municipality) -> bool:
    return not municipality.places.exists() and not municipality.postcodes.exists()


_MUNICIPALITY = Kind(
    "municipality", Municipality, key_of=lambda municipality: municipality.code, may_go=_may_municipality_go
)


def _municipalities(rows: list[Row], region_ids: Mapping[str, int]) -> dict[str, Values]:
    return {
        row.text("gm_code"): {
            "code": row.text("gm_code"),
            "name": row.required("display_name"),
            "sort_name": folded(row.text("display_name")),
            "region_id": region_ids[row.text("region_code")],
            "province": row.text("province"),
            "year": row.whole("year"),
        }
        for row in rows
        if row.text("region_code") in region_ids
    }


def _place_kind(municipality_ids: Mapping[str, int]) -> Kind:
    code_of = {pk: code for code, pk in municipality_ids.items()}
    return Kind(
        "place",
        Place,
        key_of=lambda place: f"{place.name}|{code_of[place.municipality_id]}",
        may_go=lambda place: True,
    )


def _places(rows: list[Row], municipality_ids: Mapping[str, int]) -> dict[str, Values]:
    return {
        f"{row.required('place')}|{row.text('gm_code')}": {
            "name": row.text("place"),
            "folded_name": folded(row.text("place")),
            "municipality_id": municipality_ids[row.text("gm_code")],
            "population": row.whole("population"),
        }
        for row in rows
        if row.text("gm_code") in municipality_ids
    }


_POSTCODE = Kind("postcode", Postcode, key_of=lambda postcode: postcode.digits, may_go=lambda postcode: True)


def _postcodes(rows: list[Row], municipality_ids: Mapping[str, int]) -> dict[str, Values]:
    return {
        row.required("pc4"): {
            "digits": row.text("pc4"),
            "place_name": row.text("place"),
            "municipality_id": municipality_ids[row.text("gm_code")],
        }
        for row in rows
        if row.text("gm_code") in municipality_ids
    }
