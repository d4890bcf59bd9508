"""What a file of the archive is called: after its address, and so that every disk takes it."""

import hashlib
import mimetypes
import posixpath
import re
from urllib.parse import quote, unquote

LONGEST = 120
"""Letters of one name; disks take 255 bytes, and a letter may have four."""
HTML = "text/html"
_FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f]')
_SUFFIX = re.compile(r"\.[a-z0-9]{1,5}$", re.IGNORECASE)
_SUFFIXES = {
    HTML: ".html",
    "text/vcard": ".vcf",
    "application/atom+xml": ".xml",
    "application/problem+json": ".json",
    "application/hal+json": ".json",
    "application/openapi+json": ".json",
}


def file_for(address: str, content_type: str) -> str:
    """Return the path of the file for an address: "/regios/twente/" becomes "regios/twente/index.html".

    A name without a suffix gets that of its type, so that "/x/pdf/" becomes "x/pdf.pdf".
    """
    path, _mark, query = address.partition("?")
    names = [_safe(unquote(name)) for name in path.split("/") if name]
    if content_type == HTML and path.endswith("/"):
        return "/".join([*names, "index.html"])
    name = names.pop() if names else "index"
    stem, suffix = posixpath.splitext(name) if _SUFFIX.search(name) else (name, "")
    if not suffix or (content_type == HTML and suffix != ".html"):
        stem, suffix = name, _SUFFIXES.get(content_type) or mimetypes.guess_extension(content_type) or ""
    if query:
        stem += "." + _safe(query.replace("=", "-").replace("&", "."))
    return "/".join([*names, stem + suffix])


def made_unique(file: str, address: str) -> str:
    """Return another name for a file whose name was taken, the same every time for an address."""
    stem, suffix = posixpath.splitext(file)
    return f"{stem}-{hashlib.sha256(address.encode()).hexdigest()[:8]}{suffix}"


def way_between(file: str, other: str) -> str:
    """Return the address of `other` as a link in `file` gives it."""
    return quote(posixpath.relpath(other, posixpath.dirname(file) or "."))


def _safe(name: str) -> str:
    name = _FORBIDDEN.sub("-", name).replace("/", "-").strip(". ") or "-"
    if len(name) <= LONGEST:
        return name
    stem, suffix = posixpath.splitext(name)
    return stem[: LONGEST - 20] + "-" + hashlib.sha256(name.encode()).hexdigest()[:8] + suffix[:10]
