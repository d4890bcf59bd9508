"""How fast the open data is: figures of one process, the whole way from request to answer, in milliseconds."""

from urllib.parse import urlsplit

from django.test import Client

from bench.search import COMMON, _line
from reuse.api import doors

DEEP = 200
"""So many parts of a hundred are walked before the deep figure is taken."""


def report() -> None:
    """Print the list of practices at its beginning and deep in it, in each order, and one practice."""
    doors.MOST = 10**9  # the limit is per visitor, and here is but one
    client = Client(HTTP_HOST="127.0.0.1")
    client.get("/api/v1/praktijken")  # a process reads the catalogue once
    for order in ("nieuwste", "gecontroleerd", "titel"):
        first = f"/api/v1/praktijken?sorteer={order}"
        _line(f"API: practices, {order}, first part", [first], client.get)
        _line(f"API: practices, {order}, deep", [_deep(client, first)], client.get)
    _line("API: practices, a hundred at once", ["/api/v1/praktijken?aantal=100"], client.get)
    _line("API: practices, common word", [f"/api/v1/praktijken?q={word}" for word in COMMON], client.get)
    some = client.get("/api/v1/praktijken").json()["resultaten"]
    _line("API: one practice", [urlsplit(each["href"]).path for each in some], client.get)
    _line("API: changes, first part", ["/api/v1/wijzigingen"], client.get)


def _deep(client: Client, address: str) -> str:
    """Return the address of a part far from the first, with as many things in it."""
    following = client.get(f"{address}&aantal=100").json()["links"]["volgende"]
    for _ in range(DEEP):
        further = client.get(_local(following)).json()["links"]["volgende"]
        if further is None:
            break
        following = further
    return _local(following).replace("aantal=100", "aantal=20")


def _local(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"
