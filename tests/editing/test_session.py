"""A form asks whether its editor is still signed in."""

import pytest
from django.test import Client

from tests.editing.people import regional, signed_in
from tests.makers import make_region, make_user

pytestmark = pytest.mark.django_db


def test_the_state_says_who_is_there_and_gives_a_token_to_colleagues_only(tree):
    editor = regional(make_region(tree))
    reader = make_user("lezer")

    state = signed_in(editor).get("/beheer/sessie/")

    assert state.json()["who"] == str(editor.pk)
    assert len(state.json()["token"]) == 64
    assert "no-store" in state.headers["Cache-Control"]
    for client in (Client(), signed_in(reader)):
        assert client.get("/beheer/sessie/").json() == {"who": "", "token": ""}


def test_a_form_carries_the_watch_and_asks_only(tree):
    editor = regional(make_region(tree))

    page = signed_in(editor).get("/beheer/").content.decode()

    assert "js/admin/session.js" in page
    assert "session-sayings" in page
    assert signed_in(editor).post("/beheer/sessie/").status_code == 405
    assert "Sluit dit tabblad" in signed_in(editor).get("/beheer/sessie/klaar/").content.decode()
