"""A fault is told to the collector without what people typed or who they are."""

import json

import pytest
import sentry_sdk
from django.test import RequestFactory
from sentry_sdk.transport import Transport

from portal.faults import report_faults, without_people

PERSONAL = ("kim", "Kim", "zoon", "geheim", "192.0.2", "sessionid", "12345678")


class Collector(Transport):
    """Keeps what it is given."""

    def __init__(self, options=None):
        super().__init__(options)
        self.told = []

    def capture_envelope(self, envelope):
        self.told += [item.payload.json for item in envelope.items if item.payload.json is not None]


@pytest.fixture
def collector():
    made = Collector()
    report_faults("https://sleutel@fouten.example.org/1", transport=made)
    yield made
    sentry_sdk.get_client().close()
    sentry_sdk.get_global_scope().set_client(None)


def test_without_a_dsn_nothing_is_told(monkeypatch):
    begun = []
    monkeypatch.setattr(sentry_sdk, "init", lambda **options: begun.append(options))

    report_faults("")

    assert begun == []


def test_a_fault_in_a_request_tells_no_person(collector, client, monkeypatch, django_user_model, db):
    def broken(*args, **kwargs):
        words = kwargs or "Kim is ziek"
        raise ValueError(f"kim@example.org: {words}")

    monkeypatch.setattr("kit.middleware.own_error_pages.__call__", broken)
    client.raise_request_exception = False
    client.cookies["sessionid"] = "geheim"

    client.post("/vraag/?q=mijn+zoon", {"name": "Kim", "phone": "06-12345678"}, REMOTE_ADDR="192.0.2.17")

    sentry_sdk.flush()
    assert collector.told
    for event in collector.told:
        for exception in event.get("exception", {}).get("values", []):
            for frame in exception["stacktrace"]["frames"]:  # lines of this very test
                for name in ("pre_context", "context_line", "post_context"):
                    frame.pop(name, None)
    text = json.dumps(collector.told)
    assert "ValueError" in text
    assert "/vraag/" in text
    assert not [word for word in PERSONAL if word in text], text
    assert not any("spans" in event for event in collector.told)


def test_whatever_an_event_holds_only_what_is_known_to_be_harmless_stays(rf: RequestFactory):
    event = without_people(
        {
            "request": {
                "method": "POST", "url": "https://example.org/volgen/stop/eyJmIjoxMn0:1tXyZa:Qm9/",
                "query_string": "q=zoon",
                "data": {"name": "Kim"}, "cookies": {"sessionid": "geheim"}, "env": {"REMOTE_ADDR": "192.0.2.17"},
                "headers": {"Cookie": "sessionid=geheim", "Referer": "/?q=zoon", "Accept": "text/html"},
            },
            "user": {"id": 12, "username": "kim", "email": "kim@example.org", "ip_address": "192.0.2.17"},
            "exception": {
                "values": [{"type": "KeyError", "value": "'Kim'", "stacktrace": {"frames": [{"vars": {"a": "Kim"}}]}}]
            },
            "logentry": {"message": "Mail aan kim@example.org", "params": ["kim"]},
            "extra": {"a": "Kim"}, "breadcrumbs": {"values": [{"message": "Kim"}]},
            "spans": [{"description": "SELECT 'Kim'", "data": {"a": "Kim"}}],
        },
        {},
    )  # fmt: skip

    text = json.dumps(event)
    assert not [word for word in PERSONAL if word in text], text
    assert event["user"] == {"id": 12}
    assert event["request"]["headers"] == {"Accept": "text/html"}
    assert "eyJ" not in text
