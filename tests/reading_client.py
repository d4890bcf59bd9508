"""A test client that reads every public page it is given."""

import re
from typing import Any
from urllib.parse import urlsplit

import html5lib
from django.http import HttpResponse
from django.test import Client

OWN_HOSTS = {"", "testserver", "127.0.0.1", "localhost"}
DATA_SCRIPTS = {"application/ld+json", "application/json", "speculationrules"}
LOADING = {("link", "href"), ("script", "src"), ("img", "src"), ("iframe", "src"), ("video", "src"), ("source", "src")}
_LEFTOVER = re.compile(r"\{\{|\{%|%\}")
_PARSER_NOISE = {"expected-doctype-but-got-eof"}


def faults_of(html: str) -> list[str]:
    """Return what is wrong with a public page: inline code, what loads from elsewhere, leftovers, bad structure."""
    parser = html5lib.HTMLParser(tree=html5lib.treebuilders.getTreeBuilder("etree"), namespaceHTMLElements=False)
    document = parser.parse(html)
    faults = [f"{code} at {position}" for position, code, _ in parser.errors if code not in _PARSER_NOISE]
    seen: set[str] = set()
    for element in document.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag == "style":
            faults.append("inline <style>")
        if element.tag == "script" and not element.get("src") and element.get("type") not in DATA_SCRIPTS:
            faults.append("inline <script>")
        for name, value in element.attrib.items():
            if name == "style" or (isinstance(name, str) and name.startswith("on")):
                faults.append(f"<{element.tag} {name}={value!r}>")
            if name == "id" and value in seen:
                faults.append(f"id {value!r} twice")
            is_address = element.tag == "link" and element.get("rel") in {"canonical", "alternate"}
            is_elsewhere = (
                urlsplit(value).hostname not in OWN_HOSTS | {None} if (element.tag, name) in LOADING else False
            )
            if is_elsewhere and not is_address:
                faults.append(f"loads from elsewhere: {value}")
        seen.add(element.get("id", ""))
        if element.tag == "img" and element.get("alt") is None:
            faults.append(f"picture without alt: {element.get('src')}")
    if leftover := _LEFTOVER.search(html):
        faults.append(f"leftover {leftover[0]}")
    if len(document.findall(".//h1")) != 1:
        faults.append(f"{len(document.findall('.//h1'))} headings of the first level")
    return faults


class ReadingClient(Client):
    """Django's test client; fails the test when a public page has a fault."""

    def request(self, **request: Any) -> HttpResponse:
        """Ask, then read the answer."""
        response = super().request(**request)
        path = request.get("PATH_INFO", "")
        is_page = response.get("Content-Type", "").startswith("text/html") and not response.streaming
        if is_page and response.content and not path.startswith("/beheer/"):
            faults = faults_of(response.content.decode())
            assert not faults, f"{path}: {faults}"
        return response
