"""Reference data can be loaded again and again, and never undoes the work of an editor."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site

from home.reference import load_reference_data
from practices.models import PracticeIndexPage, Theme
from regions.models import LoadedRecord, Municipality, Place, Postcode, RegionAlias, RegionIndexPage, RegionPage

FILES = {
    "regions.csv": """code,name,slug,provinces,lat,lon,variants
AM01,Noord,noord,Drenthe|Groningen,53.1,6.7,Het Noorden|Bovenland
AM02,Zuid,zuid,Limburg,50.9,5.8,
""",
    "tilegrid.csv": "region_code,col,row,abbr,label_lines\nAM01,5,0,NRD,Het|Noorden\nAM02,4,8,ZUI,Zuid\n",
    "municipalities.csv": """gm_code,display_name,region_code,year,province
GM0001,Aardorp,AM01,2026,Drenthe
GM0002,Bergstad,AM02,2026,Limburg
""",
    "places.csv": "place,gm_code,population\nAardorp,GM0001,900\nHeuvel,GM0002,120\n",
    "pc4.csv": "pc4,place,gm_code\n9001,Aardorp,GM0001\n6001,Heuvel,GM0002\n",
    "region_aliases.csv": "alias,region_code,kind\nDe Kop,AM01,streek\n",
    "region_neighbours.csv": "region_code,neighbour_code\nAM01,AM02\nAM02,AM01\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def load(db: None, folder: Path) -> Callable[..., list[str]]:
    """Load the files, after replacing texts in them; returns the lines that were said."""

    def load_after(*replacements: tuple[str, str, str]) -> list[str]:
        for name, old, new in replacements:
            path = folder / name
            assert old in path.read_text()
            path.write_text(path.read_text().replace(old, new))
        lines: list[str] = []
        load_reference_data(lines.append, folder)
        return lines

    return load_after


def everything():
    models = (RegionPage, Municipality, Place, Postcode, RegionAlias, LoadedRecord, Theme, Page, Site)
    return {model: list(model.objects.order_by("pk").values()) for model in models}


def test_a_region_gets_all_that_the_files_say_of_it(load):
    load()

    north = RegionPage.objects.get(code="AM01")
    assert (north.title, north.slug, north.live) == ("Noord", "noord", True)
    assert (north.provinces, north.variants) == ("Drenthe, Groningen", "Het Noorden\nBovenland")
    assert (north.tile_row, north.tile_column, north.tile_code, north.tile_label) == (0, 5, "NRD", "Het|Noorden")
    assert north.get_parent().specific == RegionIndexPage.objects.get()
    assert [region.code for region in north.neighbours.all()] == ["AM02"]
    assert [municipality.name for municipality in north.municipalities.all()] == ["Aardorp"]
    assert [alias.name for alias in north.area_names.all()] == ["De Kop"]


def test_loading_twice_changes_nothing(load):
    load()
    before = everything()

    lines = load()

    assert everything() == before
    assert all("gemaakt" not in line and "bijgewerkt" not in line for line in lines)


def test_a_new_value_in_the_file_is_taken_over(load):
    load()

    load(("municipalities.csv", "Bergstad", "Bergen aan Zee"), ("regions.csv", "Bovenland", "Boven"))

    assert Municipality.objects.get(code="GM0002").name == "Bergen aan Zee"
    assert RegionPage.objects.get(code="AM01").variants == "Het Noorden\nBoven"


def test_what_an_editor_changed_is_kept_and_the_rest_is_updated(load):
    load()
    municipality = Municipality.objects.get(code="GM0002")
    municipality.name = "Bergstad aan de Maas"
    municipality.save()

    load(("municipalities.csv", "GM0002,Bergstad,AM02,2026", "GM0002,Bergstede,AM01,2027"))

    municipality.refresh_from_db()
    assert municipality.name == "Bergstad aan de Maas"
    assert (municipality.region.code, municipality.year) == ("AM01", 2027)


def test_a_region_that_an_editor_renamed_keeps_its_name(load):
    load()
    region = RegionPage.objects.get(code="AM02")
    region.title = "Het Zuiden"
    region.save_revision().publish()

    load(("regions.csv", "AM02,Zuid,", "AM02,Diepe Zuid,"))

    assert RegionPage.objects.get(code="AM02").title == "Het Zuiden"


def test_a_draft_of_a_region_gets_the_new_value_and_keeps_its_own_words(load):
    load()
    region = RegionPage.objects.get(code="AM01")
    region.introduction = "Nog niet klaar."
    region.save_revision()

    load(("regions.csv", "Bovenland", "Boven"))

    region.refresh_from_db()
    draft = region.get_latest_revision_as_object()
    assert region.introduction == ""
    assert region.variants == draft.variants == "Het Noorden\nBoven"
    assert draft.introduction == "Nog niet klaar."


@pytest.mark.parametrize("model", [Place, Postcode, RegionAlias, Theme])
def test_what_an_editor_removed_stays_away(load, model):
    load()
    model.objects.first().delete()
    left = model.objects.count()

    load()

    assert model.objects.count() == left


def test_what_was_there_before_the_first_load_is_an_editors(load, db):
    Theme.objects.create(slug="nazorg", label="Onze nazorg")

    load()

    assert Theme.objects.get(slug="nazorg").label == "Onze nazorg"
    assert Theme.objects.count() == 11


def test_a_place_that_is_no_longer_in_the_file_goes_unless_an_editor_changed_it(load):
    load()
    Place.objects.filter(name="Heuvel").update(population=121)

    load(("places.csv", "Aardorp,GM0001,900\nHeuvel,GM0002,120\n", ""))

    assert [place.name for place in Place.objects.all()] == ["Heuvel"]


def test_a_municipality_that_merged_goes_with_its_places_to_the_new_one(load):
    load()

    load(
        ("municipalities.csv", "GM0002,Bergstad", "GM0003,Bergland"),
        ("places.csv", "GM0002", "GM0003"),
        ("pc4.csv", "GM0002", "GM0003"),
    )

    assert set(Municipality.objects.values_list("name", flat=True)) == {"Aardorp", "Bergland"}
    assert Place.objects.get(name="Heuvel").municipality.code == "GM0003"


def test_half_of_the_work_is_finished(load):
    load()
    Postcode.objects.all().delete()
    LoadedRecord.objects.filter(kind="postcode").delete()

    load()

    assert Postcode.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("regions.csv", "slug", "naam", "regions.csv mist de kolom slug."),
        ("regions.csv", "53.1", "hier", "regions.csv, regel 2: “hier” in de kolom lat is geen getal."),
        ("places.csv", "120", "veel", "places.csv, regel 3: “veel” in de kolom population is geen heel getal."),
        ("municipalities.csv", "AM02", "AM99", "municipalities.csv, regel 3: AM99 is geen bekende code."),
        ("pc4.csv", "6001,Heuvel,GM0002", "6001", "pc4.csv, regel 3: er staan te weinig kolommen."),
        ("tilegrid.csv", "AM02", "", "tilegrid.csv, regel 3: de kolom region_code is leeg."),
    ],
)
def test_a_bad_file_is_said_in_one_sentence_and_changes_nothing(db, folder, name, old, new, message):
    (folder / name).write_text(FILES[name].replace(old, new))
    before = everything()

    with pytest.raises(CommandError) as error:
        call_command("load_reference_data", folder=folder)

    assert str(error.value) == message
    assert everything() == before


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", None])
def test_a_file_that_is_no_text_or_is_absent_is_named(db, folder, content):
    (folder / "pc4.csv").unlink() if content is None else (folder / "pc4.csv").write_bytes(content)

    with pytest.raises(CommandError, match=r"pc4\.csv"):
        call_command("load_reference_data", folder=folder)


def test_the_welcome_page_of_wagtail_gives_way_to_the_trunk(load):
    load()

    site = Site.objects.get()
    assert (site.hostname, site.is_default_site) == ("testserver", True)
    assert [page.slug for page in Page.objects.filter(depth=2)] == ["home"]
    assert site.root_page == Page.objects.get(depth=2)
    assert {page.slug for page in site.root_page.get_children()} == {"praktijken", "regios"}


def test_a_trunk_that_an_editor_renamed_is_recognised(load):
    load()
    index = PracticeIndexPage.objects.get()
    index.title, index.slug = "Voorbeelden", "voorbeelden"
    index.save_revision().publish()

    load()

    assert PracticeIndexPage.objects.get().title == "Voorbeelden"


def test_a_site_that_an_administrator_named_keeps_its_name(load, settings):
    load()
    Site.objects.update(hostname="praktijken.example.org", port=443)
    settings.SITE_URL = "http://elders.example.org:8080"

    load()

    assert Site.objects.get().hostname == "praktijken.example.org"


def test_a_site_follows_site_url(load, settings):
    load()
    settings.SITE_URL = "https://elders.example.org"

    load()

    assert (Site.objects.get().hostname, Site.objects.get().port) == ("elders.example.org", 443)
