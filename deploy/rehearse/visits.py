"""Somebody who asks the site something, over TLS, from a network address of their own."""

import http.client
import ssl
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode, urljoin, urlsplit

from bs4 import BeautifulSoup

from deploy.rehearse.web import NAME

PATIENCE = 20


@dataclass(frozen=True)
class Site:
    """Where the site answers on this machine, and the certificate that it must show."""

    port: int
    certificate: Path


@dataclass(frozen=True)
class Reply:
    """What somebody got."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        """The page as text."""
        return self.body.decode()


class _Line(http.client.HTTPSConnection):
    """A connection to this machine for the name of the site."""

    def __init__(self, site: Site, address: str) -> None:
        self._context = ssl.create_default_context(cafile=str(site.certificate))
        super().__init__("127.0.0.1", site.port, timeout=PATIENCE, source_address=(address, 0), context=self._context)

    def connect(self) -> None:
        """See `HTTPSConnection`; the name in the certificate is that of the site."""
        http.client.HTTPConnection.connect(self)
        self.sock = self._context.wrap_socket(self.sock, server_hostname=NAME)


class Visitor:
    """One browser: a connection that stays open, and cookies. `address` is one of this machine, 127.x.y.z."""

    def __init__(self, site: Site, address: str, cookies: dict[str, str] | None = None) -> None:
        self._line = _Line(site, address)
        self.cookies = cookies or {}

    def ask(self, path: str, fields: dict[str, str] | None = None, referer: str = "/", **headers: str) -> Reply:
        """Ask once; with `fields` it sends a form.

        Raises:
            OSError, http.client.HTTPException: no whole answer came.
        """
        told = {"Host": NAME, "Accept-Encoding": "identity"} | headers
        if self.cookies:
            told["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        body = None
        if fields is not None:
            body = urlencode(fields)
            told |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": f"https://{NAME}{referer}"}
        try:
            self._line.request("GET" if fields is None else "POST", path, body, told)
            answer = self._line.getresponse()
            reply = Reply(answer.status, answer.headers, answer.read())
        except (OSError, http.client.HTTPException):
            self._line.close()
            raise
        for line in reply.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        return reply

    def close(self) -> None:
        """Close the connection."""
        self._line.close()

    def follow(self, path: str, reply: Reply) -> tuple[str, Reply]:
        """Go where a reply sends to, until it is a page; return where that is."""
        for _ in range(5):
            if reply.status not in (301, 302, 303):
                break
            where = urlsplit(urljoin(path, reply.headers["Location"]))
            path = where.path + (f"?{where.query}" if where.query else "")
            reply = self.ask(path)
        return path, reply


def form_fields(page: str, name: str) -> dict[str, str]:
    """Return what stands in the form of a page that has a field `name`.

    Raises:
        LookupError: there is no such form.
    """
    for form in BeautifulSoup(page, "html.parser").find_all("form"):
        fields = {
            str(field["name"]): str(field.get("value") or field.text or "")
            for field in form.find_all(["input", "textarea"])
            if field.get("name") and field.get("type") not in ("submit", "checkbox", "radio")
        }
        if name in fields:
            return fields
    raise LookupError(f"no form with a field {name!r}")
