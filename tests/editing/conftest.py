"""The admin as its editors see it."""

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _wagtails_own_templates(settings: Any) -> None:
    # Wagtail's forms name variables that nobody gives, with a default behind them, which our watch would skip.
    engine = settings.TEMPLATES[0]
    settings.TEMPLATES = [engine | {"OPTIONS": engine["OPTIONS"] | {"string_if_invalid": ""}}]
