"""Who uploads."""

import gc
from typing import Any

import pytest

from tests.makers import make_user


@pytest.fixture
def editor(client: Any, tree: Any) -> Any:
    client.force_login(make_user(is_superuser=True))
    yield client
    gc.collect()
