"""A request has one name: its own if that is sane, else a new one."""

import pytest

from kit.request_ids import NAME, NamedRequests


def ask(**headers):
    """Ask; return the name in the answer, and the one that was known meanwhile."""
    told, known = [], []

    def application(environ, start_response):
        known.append(environ[NAME])
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b""]

    NamedRequests(application)(headers, lambda status, headers, exc_info=None: told.append(dict(headers)))
    return told[0]["X-Request-ID"], known[0]


def test_a_sane_name_is_kept():
    assert ask(HTTP_X_REQUEST_ID="a1b2-C3D4") == ("a1b2-C3D4", "a1b2-C3D4")


@pytest.mark.parametrize(
    "name",
    ["", "kort", "x" * 65, "a1b2c3d4\r\nSet-Cookie: a=b", "a1b2c3d4\n", "kim@example.org", "é" * 10, '"><script>'],
)
def test_any_other_gives_way_to_a_new_one(name):
    told, known = ask(HTTP_X_REQUEST_ID=name)

    assert told == known != name
    assert told.replace("-", "").isalnum()


def test_no_two_requests_have_the_same_name():
    application = NamedRequests(lambda environ, start_response: [environ[NAME]])

    names = {application({}, None)[0] for _ in range(1_000)} | {NamedRequests(application)({}, None)[0]}

    assert len(names) == 1_001
