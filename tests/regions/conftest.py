"""The reference data of the whole country, loaded once for a file of tests; each test undoes what it changes."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from home.reference import load_reference_data
from home.trunk import Trunk


@pytest.fixture(scope="module")
def _loaded_country(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Trunk]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_reference_data(lambda line: None)
        transaction.set_rollback(True)


@pytest.fixture
def country(_loaded_country: Trunk) -> Iterator[Trunk]:
    """All regions, municipalities, places and postcodes. Does not go together with the `db` fixture."""
    with transaction.atomic():
        yield _loaded_country
        transaction.set_rollback(True)
