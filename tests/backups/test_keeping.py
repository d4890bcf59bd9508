"""Once a week a back-up that was tried, and an administrator who sees how it went."""

from datetime import timedelta

import pyrage
import pytest
from django.utils import timezone

from backups import keeping, making
from backups.dashboard import warnings
from backups.folder import whole_ones
from backups.keeping import back_up_when_due, try_back_up
from backups.making import make_back_up
from backups.models import Attempt
from backups.refusals import Refused
from kit import due
from tests.editing.people import administrator, national, signed_in

pytestmark = pytest.mark.django_db


def made(days_ago=0, **fields):
    began = timezone.now() - timedelta(days=days_ago)
    return Attempt.objects.create(**({"began_at": began, "seconds": 61.4, "size": 2_100_000_000} | fields))


@pytest.fixture
def tried(monkeypatch, settings, tmp_path):
    """The folders that were tried."""
    settings.BACKUP_DIR = str(tmp_path / "b")
    folders = []
    monkeypatch.setattr(keeping, "try_back_up", lambda folder, identity: folders.append(folder))
    return folders


def test_it_is_among_what_falls_due():
    assert "Back-up maken" in [duty.name for duty in due.duties()]


def test_it_is_made_and_tried_once_a_week(tried, tmp_path, monkeypatch):
    assert [back_up_when_due(), back_up_when_due()] == [1, 0]
    assert tried == whole_ones(tmp_path / "b")
    kept = Attempt.objects.get()
    assert kept.is_whole
    assert kept.size > 1000
    assert kept.tried_at

    monkeypatch.setattr(making, "name_of", lambda moment: "20990101T000000Z")
    Attempt.objects.update(began_at=timezone.now() - timedelta(days=6, hours=11))
    assert back_up_when_due() == 0
    Attempt.objects.update(began_at=timezone.now() - timedelta(days=6, hours=13))
    assert back_up_when_due() == 1
    assert len(tried) == 2


def test_without_a_folder_none_is_made(settings):
    settings.BACKUP_DIR = ""

    assert back_up_when_due() == 0
    assert not Attempt.objects.exists()
    assert warnings() == ["De site maakt zelf geen back-ups: vul de instelling BACKUP_DIR in."]


def test_what_went_wrong_is_kept_and_told(tried, settings, tmp_path):
    (tmp_path / "b").write_text("een bestand waar een map hoort")

    with pytest.raises(Refused):
        back_up_when_due()

    assert Attempt.objects.get().problem
    assert any("mislukt: Lezen of schrijven lukt niet" in warning for warning in warnings())


def test_a_trial_that_fails_is_kept_and_told(tried, settings, monkeypatch):
    def fail(folder, identity):
        raise Refused("Beschadigd: manifest.json.")

    monkeypatch.setattr(keeping, "try_back_up", fail)
    with pytest.raises(Refused):
        back_up_when_due()

    assert warnings() == ["De laatste back-up kon niet worden teruggezet: Beschadigd: manifest.json."]


def test_an_administrator_is_warned_when_it_is_old_broken_off_or_not_there_yet(settings):
    settings.BACKUP_DIR = "/srv/back-ups"
    assert "nog geen back-up" in warnings()[0]
    made(9)
    assert warnings() == ["De laatste back-up is ouder dan acht dagen."]
    made(1)
    assert warnings() == []
    made(0.5, seconds=None)
    assert warnings() == ["De laatste poging is halverwege afgebroken."]


def test_administrators_see_the_last_one_and_editors_do_not(tree, settings):
    settings.BACKUP_DIR = "/srv/back-ups"
    made(2, tried_at=timezone.now())

    seen = signed_in(administrator()).get("/beheer/").content.decode()

    assert "Laatste back-up:" in seen
    assert "gemaakt in 61" in seen
    assert "Terugzetten is geprobeerd" in seen
    assert "Laatste back-up:" not in signed_in(national()).get("/beheer/").content.decode()


@pytest.mark.slow
def test_a_trial_restores_the_rows_elsewhere_without_the_key_of_the_administrator(tmp_path):
    key, once = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    folder = make_back_up(tmp_path, [str(key.to_public())], 4, lambda line: None, [once.to_public()]).folder

    try_back_up(folder, once)

    with pytest.raises(Refused, match="past niet op"):
        try_back_up(folder, pyrage.x25519.Identity.generate())
