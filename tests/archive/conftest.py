"""The site that is asked stands in the transaction of the test."""

from collections.abc import Iterator

import pytest

from tests.connections import kept_connections


@pytest.fixture(autouse=True)
def _kept_connections() -> Iterator[None]:
    with kept_connections():
        yield
