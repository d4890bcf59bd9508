"""All settings can be read in one table."""

from pathlib import Path

from django.conf import settings

from portal.environment import VARIABLES
from portal.management.commands.settings_table import settings_table


def test_every_setting_has_a_line_with_its_meaning_and_an_example():
    table = settings_table()

    for variable in VARIABLES:
        assert f"| `{variable.name}` | {variable.meaning} | `{variable.example}` |" in table


def test_the_documentation_has_the_same_table():
    page = (Path(settings.BASE_DIR) / "docs" / "instellingen.md").read_text(encoding="utf-8")

    assert settings_table() in page, "Run `manage.py settings_table` and put its output in docs/instellingen.md"
