"""Load where things lie: regions, municipalities, places, postcodes, neighbours, names of areas and the tile map.

The files and their sources are described in data/README.md. Reading comes first, so that a bad file changes nothing.
"""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kit.folding import folded
from regions.files import Row, read_rows
from regions.merging import Kind, Values, load_records
from regions.models import Municipality, Place, Postcode, RegionAlias, RegionIndexPage, RegionPage

DATA = Path(__file__).parent / "data"

_WRITTEN_AS = {"Groot Amsterdam": "Groot-Amsterdam"}
"""Names that people write otherwise than Statistics Netherlands (CBS) does."""


@dataclass(frozen=True)
class Located:
    """The values of a record, and the code of the region or municipality in which it lies."""

    values: Values
    code: str


@dataclass(frozen=True)
class ReferenceFiles:
    """All files, read, by the keys under which `LoadedRecord` remembers their lines.

    Codes are those of Statistics Netherlands (CBS): AM18 is a region, GM0363 a municipality.
    """

    regions: dict[str, Values]
    municipalities: dict[str, Located]
    places: dict[str, Located]
    postcodes: dict[str, Located]
    aliases: dict[str, Located]
    neighbours: set[tuple[str, str]]


def read_reference_files(folder: Path = DATA) -> ReferenceFiles:
    """Read the files in `folder` and check that every line points to a region or municipality that exists.

    Raises:
        BadFile: one of them cannot be used.
    """
    regions = _read_regions(folder)
    municipality_rows = read_rows(
        folder / "municipalities.csv", "gm_code", "display_name", "region_code", "year", "province"
    )
    place_rows = read_rows(folder / "places.csv", "place", "gm_code", "population")
    postcode_rows = read_rows(folder / "pc4.csv", "pc4", "place", "gm_code")
    alias_rows = read_rows(folder / "region_aliases.csv", "alias", "region_code", "kind")
    neighbour_rows = read_rows(folder / "region_neighbours.csv", "region_code", "neighbour_code")

    municipalities = dict(_municipality(row) for row in municipality_rows)
    _check_known([*municipality_rows, *alias_rows, *neighbour_rows], "region_code", regions)
    _check_known(neighbour_rows, "neighbour_code", regions)
    _check_known([*place_rows, *postcode_rows], "gm_code", municipalities)
    return ReferenceFiles(
        regions=regions,
        municipalities=municipalities,
        places=dict(_place(row) for row in place_rows),
        postcodes=dict(_postcode(row) for row in postcode_rows),
        aliases=dict(_alias(row) for row in alias_rows),
        neighbours={(row.text("region_code"), row.text("neighbour_code")) for row in neighbour_rows},
    )


def load_reference(files: ReferenceFiles, parent: RegionIndexPage, say: Callable[[str], None]) -> None:
    """Load everything, with the regions under `parent`; what an editor changed or removed stays so. Safe to run twice.

    `say` gets one line for each kind when it is done. Each kind is loaded as a whole or not at all.
    """
    say(_("Regio's: %s") % load_records(_region_kind(parent), files.regions))
    region_ids = dict(RegionPage.objects.values_list("code", "pk"))
    say(_("Buurregio's: %d paren") % _load_neighbours(files.neighbours, region_ids))
    aliases = _in(files.aliases, "region_id", region_ids)
    say(_("Gebiedsnamen: %s") % load_records(_alias_kind(region_ids), aliases))

    municipalities = _in(files.municipalities, "region_id", region_ids)
    say(_("Gemeenten: %s") % load_records(_MUNICIPALITY, municipalities))
    municipality_ids = dict(Municipality.objects.values_list("code", "pk"))
    places = _in(files.places, "municipality_id", municipality_ids)
    say(_("Plaatsen: %s") % load_records(_place_kind(municipality_ids), places))
    postcodes = _in(files.postcodes, "municipality_id", municipality_ids)
    say(_("Postcodes: %s") % load_records(_POSTCODE, postcodes))
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


def _municipality(row: Row) -> tuple[str, Located]:
    name = row.required("display_name")
    values = {
        "code": row.required("gm_code"),
        "name": name,
        "sort_name": folded(name),
        "province": row.text("province"),
        "year": row.whole("year"),
    }
    return row.text("gm_code"), Located(values, row.required("region_code"))


def _place(row: Row) -> tuple[str, Located]:
    name, code = row.required("place"), row.required("gm_code")
    values = {"name": name, "folded_name": folded(name), "population": row.whole("population")}
    return f"{name}|{code}", Located(values, code)


def _postcode(row: Row) -> tuple[str, Located]:
    values = {"digits": row.required("pc4"), "place_name": row.text("place")}
    return row.text("pc4"), Located(values, row.required("gm_code"))


def _alias(row: Row) -> tuple[str, Located]:
    name, code = row.required("alias"), row.required("region_code")
    values = {"name": name, "folded_name": folded(name), "kind": row.text("kind")}
    return f"{folded(name)}|{code}", Located(values, code)


def _in(located: Mapping[str, Located], field: str, ids: Mapping[str, int]) -> dict[str, Values]:
    """Return the values of all that lies somewhere that is there, with its primary key in `field`."""
    return {key: item.values | {field: ids[item.code]} for key, item in located.items() if item.code in ids}


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


def _may_municipality_go(municipality: Municipality) -> bool:
    return not municipality.places.exists() and not municipality.postcodes.exists()


_MUNICIPALITY = Kind(
    "municipality", Municipality, key_of=lambda municipality: municipality.code, may_go=_may_municipality_go
)


def _place_kind(municipality_ids: Mapping[str, int]) -> Kind:
    code_of = {pk: code for code, pk in municipality_ids.items()}
    return Kind(
        "place",
        Place,
        key_of=lambda place: f"{place.name}|{code_of[place.municipality_id]}",
        may_go=lambda place: True,
    )


_POSTCODE = Kind("postcode", Postcode, key_of=lambda postcode: postcode.digits, may_go=lambda postcode: True)
