"""A setting that misses says how to mend it; what is set is read with its type."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from portal.environment import VARIABLES, Environment


def test_a_missing_secret_stops_the_start_and_says_what_to_do(monkeypatch):
    monkeypatch.delenv("SECRET_KEY")
    monkeypatch.setenv("DEBUG", "0")

    with pytest.raises(ImproperlyConfigured, match=r"SECRET_KEY ontbreekt.*SECRET_KEY=een-lange.*DEBUG=1"):
        Environment().text("SECRET_KEY")


def test_in_development_there_is_a_secret_of_its_own(monkeypatch):
    monkeypatch.delenv("SECRET_KEY")
    monkeypatch.setenv("DEBUG", "1")

    assert len(Environment().text("SECRET_KEY")) >= 50


def test_the_database_is_sqlite_until_another_is_named(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert Environment().database("sqlite:////var/portal.sqlite3")["ENGINE"] == "django.db.backends.sqlite3"

    monkeypatch.setenv("DATABASE_URL", "postgres://a:b@db:5432/portaal")
    named = Environment().database("sqlite:////var/portal.sqlite3")
    assert (named["ENGINE"], named["NAME"], named["HOST"]) == ("django.db.backends.postgresql", "portaal", "db")


def test_hosts_are_read_from_one_line(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", " a.example.org, b.example.org ,")

    assert Environment().names("ALLOWED_HOSTS") == ["a.example.org", "b.example.org"]


def test_every_variable_has_a_meaning_and_an_example():
    assert all(variable.meaning.endswith(".") and variable.example for variable in VARIABLES)


@pytest.mark.slow
def test_the_page_with_settings_is_what_the_command_prints():
    printed = subprocess.run(
        [sys.executable, "manage.py", "settings_table"],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DEBUG": "1", "DJANGO_SETTINGS_MODULE": "portal.settings"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert printed.strip() in (settings.BASE_DIR / "docs" / "instellingen.md").read_text()


@pytest.mark.slow
def test_a_server_without_https_problems_passes_the_deployment_check():
    environment = os.environ | {
        "DEBUG": "0",
        "SECRET_KEY": "een-geheim-dat-lang-genoeg-is-en-nergens-anders-staat-4711",
        "SITE_URL": "https://praktijken.example.org",
        "DJANGO_SETTINGS_MODULE": "portal.settings",
    }
    checked = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "ERROR"],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
    )

    assert checked.returncode == 0, checked.stderr
