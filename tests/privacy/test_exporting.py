"""What is told to a person is all of theirs, and nothing of others."""

import json
import stat

import pytest
from django.core.management import CommandError, call_command

from inbox.models import Message
from post.models import Letter
from tests.makers import make_contact, make_practice, make_region, make_user
from tests.privacy.conftest import EMAIL, NAME
from tests.privacy.world import make_world


def test_everything_found_is_told_by_place(tree, tmp_path):
    make_world(tree)
    path = tmp_path / "gegevens.json"

    call_command("export_person", NAME, str(path))

    told = json.loads(path.read_text())
    places = {place["tabel"]: place["gegevens"] for place in told["plaatsen"]}
    [contact] = places["contacts.Contact"]
    assert told["over"] == {"namen": [NAME], "adressen": [EMAIL]}
    assert contact["alles"]["persoonlijk e-mailadres"] == EMAIL
    assert {"accounts.User", "inbox.Message", "post.Letter", "wagtailcore.Revision", "files"} <= set(places)
    assert places["wagtailcore.PageLogEntry"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_of_what_others_wrote_only_the_passage_is_told(tree, tmp_path):
    region = make_region(tree)
    secret = "Iets over Kim. " * 100
    Message.objects.create(
        region=region, sender_name="Bo", sender_email="bo@example.nl", text=f"{secret}{NAME} belde. {secret}"
    )
    path = tmp_path / "gegevens.json"

    call_command("export_person", NAME, str(path))

    text = path.read_text()
    assert f"{NAME} belde." in text
    assert "bo@example.nl" not in text
    assert text.count("Iets over Kim") < 40


def test_nothing_that_opens_a_door_is_told(tree, tmp_path):
    user = make_user("renee", first_name="Renée", last_name="Kraaij", email=EMAIL)
    path = tmp_path / "gegevens.json"

    call_command("export_person", EMAIL, str(path))

    assert user.password not in path.read_text()


def test_of_nobody_there_is_nothing(tree, tmp_path):
    make_contact("Bo Bakker", [make_region(tree)])
    path = tmp_path / "gegevens.json"

    call_command("export_person", NAME, str(path))

    assert json.loads(path.read_text())["plaatsen"] == []


def test_a_file_that_cannot_be_written_is_said(tree, tmp_path):
    with pytest.raises(CommandError):
        call_command("export_person", NAME, str(tmp_path / "is" / "er" / "niet.json"))


def test_a_mail_of_theirs_is_told_whole(tree, tmp_path):
    make_practice(make_region(tree))
    Letter.objects.create(key="a", kind="x", to=EMAIL, subject="Hoi", text="Hele tekst", html="<p>x</p>")
    path = tmp_path / "gegevens.json"

    call_command("export_person", EMAIL, str(path))

    assert "Hele tekst" in path.read_text()
