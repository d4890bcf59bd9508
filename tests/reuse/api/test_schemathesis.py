"""Everything that the OpenAPI document allows is asked, and much that it does not allow."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import Phase, given, settings
from schemathesis import GenerationMode

from practices.facets import practice_facets
from practices.selection import NoCounts
from reuse.api.openapi import document
from tests.reuse.api.conftest import Content

MOST = 20


@pytest.fixture
def described(content: Content, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The API with its document, which here also tells what exists and is spared the limit.

    A value that no thing has, and a cursor that was not given out, are refused: who makes up questions must know.
    """
    monkeypatch.setattr("reuse.api.doors.is_over", lambda *counted: False)
    raw = copy.deepcopy(document())
    exist = {
        facet.key: [value.name for value in facet.vocabulary.offered(NoCounts(), ())] for facet in practice_facets()
    }
    exist["tag"] = ["coach"]
    for ways in raw["paths"].values():
        parameters = ways["get"]["parameters"]
        parameters[:] = [each for each in parameters if each["name"] != "cursor"]
        for each in parameters:
            schema = each["schema"]
            if each["name"] in exist:
                (schema["items"] if schema["type"] == "array" else schema)["enum"] = exist[each["name"]]
    schema = schemathesis.openapi.from_dict(raw)
    schema.app = WSGIHandler()
    for signal in (request_started, request_finished):  # the transaction of the test goes on, as with Django's client
        signal.disconnect(close_old_connections)
    yield schema
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.slow
@pytest.mark.parametrize("mode", GenerationMode)
@pytest.mark.parametrize("path", document()["paths"])
def test_whatever_is_asked_is_answered_as_the_document_says(described: Any, path: str, mode: GenerationMode) -> None:
    operation = described[path]["GET"]
    asked: list[int] = []

    @settings(max_examples=MOST, derandomize=True, deadline=None, database=None, phases=[Phase.generate])
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        asked.append(case.call_and_validate(headers={"Accept-Encoding": "identity"}).status_code)

    ask()
    assert asked
    assert max(asked) < 500
