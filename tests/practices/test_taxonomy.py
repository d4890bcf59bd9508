"""The vocabularies come from one file, and the code agrees with it."""

import pytest

from practices.models import Phase, Sector, TargetGroup, Theme
from practices.taxonomy import FILE, load_taxonomy, read_taxonomy
from regions.files import BadFile


def load(path=FILE):
    lines = []
    load_taxonomy(read_taxonomy(path), lines.append)
    return lines


def changed(tmp_path, old, new):
    path = tmp_path / "taxonomy.csv"
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_every_word_of_the_open_vocabularies_is_loaded_in_the_order_of_the_file(db):
    load()

    counts = [model.objects.count() for model in (Theme, Phase, TargetGroup, Sector)]
    assert counts == [11, 3, 11, 5]
    assert [phase.slug for phase in Phase.objects.all()] == ["tijdens-school", "overgang", "nazorg"]
    assert Theme.objects.get(slug="nazorg").label == "Nazorg en werkbehoud"


def test_loading_twice_makes_nothing_new(db):
    load()

    assert all(line.endswith("niets veranderd") for line in load())


def test_a_label_that_an_editor_changed_is_kept(db, tmp_path):
    load()
    Theme.objects.filter(slug="ouders").update(label="Ouders en buurt")

    load(changed(tmp_path, "Ouders en netwerk", "Ouders"))

    assert Theme.objects.get(slug="ouders").label == "Ouders en buurt"


def test_a_new_label_in_the_file_is_taken_over(db, tmp_path):
    load()

    load(changed(tmp_path, "Ouders en netwerk", "Ouders"))

    assert Theme.objects.get(slug="ouders").label == "Ouders"


@pytest.mark.parametrize("old", ["status,afgerond,", "role,mentor,"])
def test_a_closed_vocabulary_must_be_the_one_in_the_code(tmp_path, old):
    with pytest.raises(BadFile, match="verschillen over"):
        read_taxonomy(changed(tmp_path, old, f"{old[:-1]}-anders,"))


def test_an_unknown_vocabulary_is_refused(tmp_path):
    with pytest.raises(BadFile, match="de woordenlijst soort bestaat niet"):
        read_taxonomy(changed(tmp_path, "theme,nazorg", "soort,nazorg"))
