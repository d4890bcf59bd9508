"""Faults told to a collector of the team's choice, without what people typed or who they are."""

import logging
from typing import Any

from kit.logs import HIDDEN, scrubbed

NOTHING: Any = {
    "user_info": False,
    "cookies": {"mode": "off"},
    "http_bodies": [],
    "url_query_params": {"mode": "off"},
    "database_query_data": False,
    "queues": False,
    "stack_frame_variables": False,
}
"""What the collector's library may gather by itself; `send_default_pii` is how it was called before."""
_KEPT_OF_REQUEST = ("method", "url")
_SPEAKING = ("AttributeError", "ImportError", "ModuleNotFoundError", "NameError", "ZeroDivisionError")
"""Exceptions whose words are about our code; those of others may repeat what somebody typed."""
_KEPT_HEADERS = ("Accept", "Accept-Language", "Content-Type", "X-Request-Id")


def report_faults(dsn: str, traces_percent: int = 0, **options: Any) -> None:
    """Tell every fault to the collector at `dsn`, if there is one; `options` are those of `sentry_sdk.init`.

    `traces_percent` is of how many requests their duration is told too.
    """
    if not dsn:
        return
    import sentry_sdk  # some tenths of a second, that only who has a collector waits for
    from sentry_sdk.integrations.logging import LoggingIntegration

    sentry_sdk.init(
        dsn=dsn,
        data_collection=NOTHING,
        max_request_body_size="never",
        max_breadcrumbs=0,  # queries and lines of the log that came before
        traces_sample_rate=traces_percent / 100 if traces_percent else None,
        before_send=without_people,
        before_send_transaction=without_people,
        integrations=[LoggingIntegration(level=None, event_level=logging.ERROR)],
        **options,
    )


def without_people(event: Any, hint: Any) -> Any:
    """Return an event with of its request only the method, the path and some headers, and of its user the number."""
    request = event.get("request")
    if request is not None:
        kept = {name: request[name] for name in _KEPT_OF_REQUEST if name in request}
        if "url" in kept:
            kept["url"] = scrubbed(kept["url"])
        headers = request.get("headers") or {}
        kept["headers"] = {name: scrubbed(str(headers[name])) for name in _KEPT_HEADERS if name in headers}
        event["request"] = kept
    if "user" in event:
        event["user"] = {name: event["user"][name] for name in ("id",) if name in event["user"]}
    for exception in (event.get("exception") or {}).get("values", []):
        exception["value"] = scrubbed(str(exception.get("value"))) if exception.get("type") in _SPEAKING else HIDDEN
        for frame in (exception.get("stacktrace") or {}).get("frames", []):
            frame.pop("vars", None)
    for line in (event.get("logentry"), event):
        if line is not None and isinstance(line.get("message"), str):
            line["message"] = scrubbed(line["message"])
            line.pop("params", None)
    for span in event.get("spans") or []:
        span.pop("data", None)
        span["description"] = HIDDEN
    event.pop("breadcrumbs", None)
    event.pop("extra", None)
    return event
