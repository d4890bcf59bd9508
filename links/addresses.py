"""Which addresses a program of ours may ask: those of the public internet, and nothing behind the front door.

An editor writes the address, our server follows it: without these rules a link is a way to ask about machines that only
the server can reach. Source: OWASP, "Server Side Request Forgery Prevention".
"""

import ipaddress
import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from django.utils.translation import gettext as _

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], list[str]]

_PORTS = {"http": 80, "https": 443}
_TOO_LONG = 2000
_UNWANTED = re.compile(r"[\x00-\x20\x7f\\]")
_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)\Z")
_LAST_LABEL_IS_NUMBER = re.compile(r"(?:\d+|0x[0-9a-f]*)\Z")
_INNER_NAMES = ("localhost", "internal", "local", "localdomain", "lan", "home", "corp", "intranet", "arpa", "onion")
_SAFE_SIGNS = "/%:@!$&'()*+,;=~-._?"
# IPv6 addresses that carry an IPv4 address within: no site lives there, and the inner one may be anything.
_CARRIERS = [
    ipaddress.IPv6Network(network)
    for network in (
        "::/96",
        "::ffff:0:0/96",
        "::ffff:0:0:0/96",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "2001::/32",
        "2002::/16",
    )
]


class AddressRefused(ValueError):
    """Our server does not ask this address; the message says why, for an editor."""


class HostUnknown(OSError):
    """A name that leads to no machine."""


@dataclass(frozen=True)
class Target:
    """One request, ready to be made: the machine, by address, and what to ask it."""

    scheme: str
    host: str
    port: int
    path: str
    addresses: tuple[str, ...]


def host_of(url: str) -> str:
    """Return the host of an address, in small letters, or "" where it has none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".").lower()
    except ValueError:
        return ""


def is_public(address: IPAddress) -> bool:
    """Whether an address is one of the public internet, where anybody may ask."""
    if isinstance(address, ipaddress.IPv6Address) and (
        address.scope_id or address.is_site_local or any(address in carrier for carrier in _CARRIERS)
    ):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def resolve(host: str, port: int) -> list[str]:
    """Return the addresses of a host, those of IPv4 first: not every server can use the others.

    Raises:
        HostUnknown: the name leads nowhere.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise HostUnknown(host) from error
    by_family = sorted(found, key=lambda entry: entry[0] != socket.AF_INET)
    return list(dict.fromkeys(str(entry[4][0]) for entry in by_family))


def target_of(url: str, resolver: Resolver = resolve) -> Target:
    """Return what to ask of whom for an address. A name is resolved here, once, and never again.

    Raises:
        AddressRefused: it is no address of the public web.
        HostUnknown: the name leads nowhere.
    """
    scheme, host, port, path = _parts_of(url)
    literal = _literal(host)
    addresses = [str(literal)] if literal else resolver(host, port)
    if not addresses:
        raise HostUnknown(host)
    # One inner address among many is enough to refuse: a name that mixes them is made to mislead.
    for address in addresses:
        try:
            is_allowed = is_public(ipaddress.ip_address(address))
        except ValueError:
            is_allowed = False
        if not is_allowed:
            raise AddressRefused(_("Het adres leidt naar een computer binnen een eigen netwerk."))
    return Target(scheme, host, port, path, tuple(addresses))


def _parts_of(url: str) -> tuple[str, str, int, str]:
    if len(url) >= _TOO_LONG:
        raise AddressRefused(_("Dit adres is te lang."))
    if _UNWANTED.search(url):
        raise AddressRefused(_("Er staan tekens in het adres die daar niet horen, zoals een spatie."))
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise AddressRefused(_("Dit is geen geldig adres.")) from error
    if parts.scheme not in _PORTS:
        raise AddressRefused(_("Een adres begint met https:// of http://."))
    if "@" in parts.netloc:
        raise AddressRefused(_("Er staat een naam of wachtwoord in het adres."))
    if port not in (None, 80, 443):
        raise AddressRefused(_("Het adres noemt een poort die niet van een website is."))
    path = quote(parts.path or "/", safe=_SAFE_SIGNS)
    if parts.query:
        path += "?" + quote(parts.query, safe=_SAFE_SIGNS)
    return parts.scheme, _host(parts.hostname or ""), port or _PORTS[parts.scheme], path


def _host(name: str) -> str:
    """Return a host as the network knows it: an IP address, or a name in ASCII."""
    if _literal(name):
        return name
    try:
        host = name.rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise AddressRefused(_("Dit is geen geldig adres.")) from error
    labels = host.split(".")
    # A name that ends in a number is an IPv4 address in disguise: 0x7f000001, 0177.0.0.1, 2130706433, 127.1.
    if _LAST_LABEL_IS_NUMBER.match(labels[-1]) or not all(_NAME.match(label) for label in labels):
        raise AddressRefused(_("Dit is geen geldig adres."))
    if len(labels) < 2 or labels[-1] in _INNER_NAMES:
        raise AddressRefused(_("Het adres leidt naar een computer binnen een eigen netwerk."))
    return host


def _literal(host: str) -> IPAddress | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
