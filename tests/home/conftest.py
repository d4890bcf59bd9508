"""The whole demonstration, loaded once for a file of tests; each test undoes what it changes."""

from collections.abc import Iterator

import pytest
from django.db import reset_queries, transaction
from django.test import override_settings

from home.demo.load import load_demo


@pytest.fixture(scope="module")
def _loaded_demo(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[list[str]]:
    lines: list[str] = []
    with django_db_blocker.unblock(), override_settings(DEBUG=True), transaction.atomic():
        load_demo(lines.append)
        yield lines
        transaction.set_rollback(True)
    reset_queries()  # DEBUG kept them all


@pytest.fixture
def demo(_loaded_demo: list[str]) -> Iterator[list[str]]:
    """The whole demonstration in development; gives the lines that were said. Does not go together with `db`."""
    with transaction.atomic():
        yield _loaded_demo
        transaction.set_rollback(True)
