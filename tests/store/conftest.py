"""Asking the page store as a server does."""

from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test import RequestFactory

from search.models import SynonymGroup
from store.marking import _after_commit
from store.wsgi import PageStore
from tests.connections import kept_connections


@dataclass
class Told:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def is_hit(self) -> bool:
        return self.headers.get("X-Page-Store") == "hit"

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Reader:
    """Somebody who asks a WSGI application for pages."""

    application: Any
    cookies: SimpleCookie = field(default_factory=SimpleCookie)

    def get(self, address: str, method: str = "GET", **headers: str) -> Told:
        """Ask; `headers` are named as in a WSGI environment, such as HTTP_ACCEPT_ENCODING."""
        request = RequestFactory().generic(method, address, **headers)
        if self.cookies:
            request.environ["HTTP_COOKIE"] = self.cookies.output(header="", sep=";")
        else:
            request.environ.pop("HTTP_COOKIE", None)
        told: list[tuple[str, list[tuple[str, str]]]] = []
        with kept_connections():
            parts = self.application(request.environ, lambda status, pairs, exc_info=None: told.append((status, pairs)))
            body = b"".join(parts)
            if hasattr(parts, "close"):
                parts.close()
        status, pairs = told[-1]
        names = [name.lower() for name, _value in pairs]
        assert len(names) == len(set(names) - {"set-cookie"}) + names.count("set-cookie"), f"a header twice: {names}"
        return Told(int(status[:3]), dict(pairs), body)


@pytest.fixture
def store() -> PageStore:
    """A page store around Django."""
    return PageStore(get_wsgi_application(), megabytes=8)


@pytest.fixture
def reader(store: PageStore) -> Reader:
    """A reader of the site behind its store."""
    return Reader(store)


def end_transaction() -> None:
    """Let what follows count as another transaction: a test is one, in which the site would have many."""
    connection.run_on_commit = [callback for callback in connection.run_on_commit if callback[1] is not _after_commit]


@pytest.fixture
def own_transactions(django_db_setup, django_db_blocker):
    """No transaction around the test: each change is one of its own, and is taken back afterwards."""
    with django_db_blocker.unblock():
        yield
        SynonymGroup.objects.all().delete()
