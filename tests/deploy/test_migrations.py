"""A migration lets the release before it go on working: while a release is rolled out, both are there."""

import sys

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django_migration_linter import MigrationLinter

FIRST_RELEASE = {
    "accounts": "0002_ways_in",
    "adoptions": "0001_initial",
    "consents": "0001_initial",
    "contacts": "0006_verification_mailed",
    "editing": "0001_initial",
    "following": "0001_initial",
    "home": "0004_nightly_work",
    "importing": "0001_initial",
    "inbox": "0001_initial",
    "library": "0003_consents_from_notes",
    "links": "0001_initial",
    "offering": "0001_initial",
    "paper": "0001_initial",
    "post": "0002_letter_about",
    "practices": "0005_names_without_consent",
    "regions": "0001_initial",
    "reuse": "0002_practices_that_are_known",
    "search": "0002_words",
    "store": "0001_initial",
    "writing": "0001_initial",
}
"""The last migration of each app in version 1.0.0. No release before it ever stood beside it: these may do anything."""

OURS = [config.label for config in apps.get_app_configs() if (settings.BASE_DIR / config.label / "migrations").is_dir()]

TOMORROW = """
from django.db import migrations, models

class Migration(migrations.Migration):
    dependencies = [("store", "0001_initial")]
    operations = [{operation}]
"""

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite makes each table anew; servers have PostgreSQL"
    ),
]


def linted(app: str, capsys: pytest.CaptureFixture[str], after: str = "") -> str:
    """Return what is wrong with the migrations of an app after one of them."""
    linter = MigrationLinter(include_apps=[app], no_cache=True, quiet=["ok", "ignore", "warning"])
    loader = linter.migration_loader
    for label, name in sorted(loader.disk_migrations):
        if label == app and name > after:
            linter.lint_migration(loader.get_migration(label, name))
    return capsys.readouterr().out if linter.has_errors else ""


@pytest.mark.parametrize("app", OURS)
def test_no_migration_takes_away_what_the_release_before_it_uses(app, capsys):
    assert linted(app, capsys, FIRST_RELEASE.get(app, "")) == ""


@pytest.fixture
def linted_with(capsys, tmp_path, settings, monkeypatch):
    """Lint the migrations of `store` with one more, that does the operation."""

    def lint(operation: str) -> str:
        package = tmp_path / "migrations_of_tomorrow"
        package.mkdir()
        (package / "__init__.py").touch()
        first = settings.BASE_DIR / "store" / "migrations" / "0001_initial.py"
        (package / first.name).write_text(first.read_text())
        (package / "0002_tomorrow.py").write_text(TOMORROW.format(operation=operation))
        monkeypatch.syspath_prepend(tmp_path)
        settings.MIGRATION_MODULES = {"store": package.name}
        return linted("store", capsys, "0001_initial")

    yield lint
    for name in [name for name in sys.modules if name.startswith("migrations_of_tomorrow")]:
        del sys.modules[name]


@pytest.mark.parametrize(
    ("operation", "told"),
    [
        ("migrations.RemoveField('mark', 'stamp')", "DROPPING columns"),
        ("migrations.RenameField('mark', 'stamp', 'print')", "RENAMING columns"),
        ("migrations.RenameModel('mark', 'sign')", "RENAMING tables"),
        ("migrations.DeleteModel('mark')", "DROPPING table"),
        ("migrations.AddField('mark', 'word', models.CharField(max_length=9, default='a'))", "NOT NULL"),
    ],
)
def test_a_migration_that_does_is_found(linted_with, operation, told):
    assert told in linted_with(operation)


def test_a_column_with_a_default_of_the_database_is_no_fault(linted_with):
    assert linted_with("migrations.AddField('mark', 'word', models.CharField(max_length=9, db_default=''))") == ""
