"""Files that somebody makes to do harm, small enough to be made in a test."""

import io
import struct
import zipfile
import zlib

from PIL import Image, PngImagePlugin

NOTES = (b"hoek", b"Kim", b"script")
"""What stands in the notes of every picture that is made here, and must not stand in what is kept."""
_WITHOUT_EXIF = ("GIF",)


def with_notes(kind: str) -> bytes:
    """Return a picture with where it was taken, who took it and a script behind it."""
    if kind == "HEIF":
        import pillow_heif

        pillow_heif.register_heif_opener()
    taken, buffer = Image.new("RGB", (40, 30), "#00684c"), io.BytesIO()
    notes = taken.getexif()
    notes[0x010E], notes[0x0112] = "bij school om de hoek", 6  # a description, and that it was held upright
    notes.get_ifd(0x8825).update({1: "N", 2: (52.0, 22.0, 13.0), 3: "E", 4: (4.0, 53.0, 42.0)})
    options = {} if kind in _WITHOUT_EXIF else {"exif": notes.tobytes()}
    if kind == "PNG":
        told = PngImagePlugin.PngInfo()
        told.add_text("Comment", "van Kim")
        told.add_itxt("XML:com.adobe.xmp", "van Kim")
        options["pnginfo"] = told
    if kind in ("JPEG", "GIF"):
        options["comment"] = b"van Kim, hoek"
    taken.save(buffer, kind, **options)
    return buffer.getvalue() + b"<script>alert(1)</script>"


def moving(kind: str, frames: int = 3, size: tuple[int, int] = (40, 30)) -> bytes:
    """Return a picture that moves, with a note in it."""
    buffer = io.BytesIO()
    drawn = [Image.new("RGB", size, (number * 60 % 250, 104, 76)) for number in range(frames)]
    options = {"comment": b"van Kim"} if kind == "GIF" else {}
    drawn[0].save(buffer, kind, save_all=True, append_images=drawn[1:], duration=70, loop=0, **options)
    return buffer.getvalue()


def gifar() -> bytes:
    """Return a picture that is a program for Java too: a GIF with an archive behind it."""
    buffer = io.BytesIO()
    Image.new("P", (40, 30)).save(buffer, "GIF")
    return buffer.getvalue() + archive({"Kwaad.class": b"\xca\xfe\xba\xbe"})


def page_in_png() -> bytes:
    """Return a picture with a web page in a part of it that no program draws."""
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30)).save(buffer, "PNG")
    whole, page = buffer.getvalue(), b"<html><script>alert(1)</script></html>"
    part = struct.pack(">I", len(page)) + b"htMl" + page + struct.pack(">I", zlib.crc32(b"htMl" + page))
    return whole[:33] + part + whole[33:]


def archive(members: dict[str, bytes]) -> bytes:
    """Return a zip file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in members.items():
            opened.writestr(name, content)
    return buffer.getvalue()


def word(**more: bytes) -> bytes:
    """Return as much of a Word document as is needed to be one."""
    members = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"}
    return archive(members | {name.replace("__", "/").replace("_DOT_", "."): data for name, data in more.items()})


def bomb() -> bytes:
    """Return a Word document of some 60 KB with a part of 60 MB."""
    return word(word__media__groot_DOT_xml=b"\x20" * 60_000_000)


def pdf(action: bytes = b"", packed: bytes = b"") -> bytes:
    """Return a PDF with an action in plain sight, or packed in a stream of objects."""
    body = b"%PDF-1.7\n1 0 obj<</Type/Catalog" + action + b">>endobj\n"
    if packed:
        stream = zlib.compress(packed)
        body += b"2 0 obj<</Type/ObjStm/Length %d>>stream\n" % len(stream) + stream + b"\nendstream endobj\n"
    return body + b"trailer<</Root 1 0 R>>\n%%EOF\n"
