"""Demonstration accounts work in development alone."""

import pytest

from tests.makers import make_user


@pytest.mark.parametrize(
    ("debug", "is_demonstration", "may_enter"), [(True, True, True), (False, True, False), (False, False, True)]
)
def test_a_demonstration_account_is_refused_outside_development(
    db, client, settings, debug, is_demonstration, may_enter
):
    settings.DEBUG = debug
    make_user("moderator", is_demonstration=is_demonstration)

    assert client.login(username="moderator", password="een lang wachtwoord") is may_enter


def test_a_session_of_a_demonstration_account_ends_when_development_ends(tree, client, settings):
    settings.DEBUG = True
    client.force_login(make_user("beheer", is_demonstration=True, is_superuser=True))
    assert client.get("/beheer/").status_code == 200

    settings.DEBUG = False

    assert client.get("/beheer/").status_code == 302
