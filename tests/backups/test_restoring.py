"""A back-up comes back whole, in an empty place, or not at all."""

import json
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pyrage
import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection

from accounts.models import User
from backups import restoring
from backups.folder import SUMS, check_sums
from backups.making import make_back_up
from backups.refusals import Refused
from backups.restoring import restore
from backups.tables import MADE_BY_MIGRATIONS, kept_tables
from kit import restoring as hooks
from library.models import PortalDocument
from practices.models import PracticePage
from search.models import Entry
from tests.makers import make_document, make_practice, make_region, make_user

pytestmark = pytest.mark.django_db


def silent(line):
    pass


def uproot_everything():
    """Leave of the database what migrations make; files stay."""
    for table in kept_tables():
        if table.name not in MADE_BY_MIGRATIONS or table.name == "wagtailcore_site":
            table.empty(connection)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM wagtailcore_page WHERE depth > 1")


@pytest.fixture
def back_up(tree, tmp_path):
    make_practice(make_region(tree, "Twente"), "Coach na school")
    make_user("redactie")
    make_document(name="leidraad.pdf")
    return make_back_up(tmp_path / "b", [], 4, silent).folder


def damage(path: Path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def rewrite(folder: Path, **told):
    """Change the manifest, and its checksum with it."""
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | told))
    sums = (folder / SUMS).read_text().splitlines()
    kept = [line for line in sums if not line.endswith("  manifest.json")]
    (folder / SUMS).write_text("\n".join([*kept, f"{sha256(path.read_bytes()).hexdigest()}  manifest.json"]) + "\n")


def test_all_comes_back_and_can_be_found(back_up):
    uproot_everything()
    default_storage.delete("documents/leidraad.pdf")
    Entry.objects.all().delete()

    restored = restore(back_up, None, silent)

    assert restored.files == 1
    practice = PracticePage.objects.get()
    assert practice.get_parent().title == "Twente"
    assert User.objects.get(username="redactie").check_password("een lang wachtwoord")
    assert PortalDocument.objects.get().file.read().startswith(b"%PDF")
    assert Entry.objects.filter(title="Coach na school").exists()


def test_the_newest_of_a_folder_is_taken(back_up):
    uproot_everything()

    assert restore(back_up.parent, None, silent).rows > 100


def test_a_place_with_content_is_refused_and_stays_as_it_was(back_up):
    with pytest.raises(Refused, match=r"niet leeg \(er staat iets in \w+\)"):
        restore(back_up, None, silent)

    assert PracticePage.objects.count() == 1


def test_another_file_of_the_same_name_is_not_overwritten(back_up):
    uproot_everything()
    [entry] = restoring.BackUp(back_up, None).lines("media.jsonl.gz")
    with default_storage.open(entry["name"], "wb") as file:
        file.write(b"van een ander")

    with pytest.raises(Refused, match="Er staat al een ander bestand"):
        restore(back_up, None, silent)

    assert default_storage.open(entry["name"]).read() == b"van een ander"


def test_a_damaged_byte_anywhere_is_noticed_before_anything_is_written(back_up):
    uproot_everything()
    paths = sorted(path for path in back_up.rglob("*") if path.is_file())
    for path in paths:
        whole = path.read_bytes()
        damage(path)
        with pytest.raises(Refused, match=r"Beschadigd|klopt niet"):
            check_sums(back_up)
        path.write_bytes(whole)
    check_sums(back_up)

    damage(back_up / "database" / "accounts_user.jsonl.gz")
    with pytest.raises(Refused, match=r"Beschadigd: database/accounts_user\.jsonl\.gz"):
        restore(back_up, None, silent)
    assert not User.objects.exists()


def test_a_file_that_went_or_came_is_noticed(back_up):
    (back_up / "database" / "erbij").write_text("x")
    with pytest.raises(Refused, match="klopt niet bij het bestand database/erbij"):
        check_sums(back_up)
    (back_up / "database" / "erbij").unlink()
    (back_up / "media.jsonl.gz").unlink()
    with pytest.raises(Refused, match=r"klopt niet bij het bestand media\.jsonl\.gz"):
        check_sums(back_up)


def test_when_it_fails_half_way_nothing_was_brought_back(back_up, monkeypatch):
    uproot_everything()
    [entry] = restoring.BackUp(back_up, None).lines("media.jsonl.gz")
    default_storage.delete(entry["name"])

    def fail(made_at: datetime) -> int:
        assert User.objects.exists()
        assert default_storage.exists(entry["name"])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(hooks, "_acts", {"proef": fail})
    with pytest.raises(Refused, match="schijf is vol"):
        restore(back_up, None, silent)

    assert not User.objects.exists()
    assert not default_storage.exists(entry["name"])


def test_who_was_erased_since_is_erased_again_before_anything_is_found(back_up, monkeypatch):
    uproot_everything()
    told = []

    def erase(made_at: datetime) -> int:
        told.append(made_at)
        return User.objects.filter(username="redactie").delete()[0]

    monkeypatch.setattr(hooks, "_acts", {})
    hooks.register_after_restore("Gewiste personen", erase)
    said: list[str] = []
    restore(back_up, None, said.append)

    assert "Gewiste personen: 1." in said
    assert told[0].tzinfo is not None
    assert not User.objects.filter(username="redactie").exists()


def test_rows_that_are_not_what_the_back_up_says_are_refused(back_up):
    uproot_everything()
    told = json.loads((back_up / "manifest.json").read_text())["tables"]
    told["accounts_user"]["digest"] = "0" * 64
    rewrite(back_up, tables=told)

    with pytest.raises(Refused, match="Wat in accounts_user kwam te staan"):
        restore(back_up, None, silent)
    assert not User.objects.exists()


def test_another_program_is_told_apart(back_up):
    uproot_everything()
    ours = json.loads((back_up / "manifest.json").read_text())["migrations"]
    older = [[app, "0001_initial" if app == "home" else name] for app, name in ours]
    newer = [[app, "0999_later" if app == "home" else name] for app, name in ours]
    for migrations, sentence in ((older, "ouder programma"), (newer, "nieuwer programma")):
        rewrite(back_up, migrations=migrations)
        with pytest.raises(Refused, match=sentence):
            restore(back_up, None, silent)
    rewrite(back_up, migrations=ours, form=2)
    with pytest.raises(Refused, match="andere vorm"):
        restore(back_up, None, silent)


def test_a_locked_one_opens_with_its_key_alone(tree, tmp_path):
    make_user("redactie")
    make_document()
    key, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    for name, identity in (("key", key), ("other", other)):
        (tmp_path / name).write_text(f"# created: today\n{identity}\n")
    (tmp_path / "none").write_text("niets\n")
    folder = make_back_up(tmp_path / "b", [str(key.to_public())], 4, silent).folder
    uproot_everything()

    for identity, sentence in (
        (None, "zit op slot"),
        ("other", "past niet op"),
        ("none", "geen geheime sleutel"),
        ("absent", "niet te lezen"),
    ):
        with pytest.raises(Refused, match=sentence):
            restore(folder, identity and tmp_path / identity, silent)
    assert not User.objects.exists()

    restore(folder, tmp_path / "key", silent)
    assert User.objects.filter(username="redactie").exists()


def test_the_commands_say_in_one_sentence_what_is_wrong(tmp_path):
    with pytest.raises(CommandError, match=r"De map \S+ bestaat niet\.$"):
        call_command("restore", str(tmp_path / "nergens"))
    with pytest.raises(CommandError, match="geen hele back-up"):
        call_command("restore", str(tmp_path))
    with pytest.raises(CommandError, match="ten minste één"):
        call_command("back_up", str(tmp_path), keep=0)
