"""A kind of mail for tests."""

from pathlib import Path

import pytest

from post import kinds


@pytest.fixture(autouse=True)
def _kind(monkeypatch: pytest.MonkeyPatch, settings) -> None:
    """Register "test.hello", whose template stands beside the tests."""
    folders = [*settings.TEMPLATES[0]["DIRS"], Path(__file__).parent / "templates"]
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": folders}]
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))
    kinds.register_kind("test.hello", "Als proef", lambda: {"name": "Sam"})
