"""Zip archives and pictures made in code, the same bytes every time."""

import hashlib
import io
import struct
import zipfile
import zlib
from dataclasses import dataclass

MADE_ON = (2024, 1, 1, 0, 0, 0)
STORED_ENDINGS = (".png", ".jpg", ".zip", ".xlsx")

Members = dict[str, bytes | str]


def zipped(members: Members, *, stored: tuple[str, ...] = ()) -> bytes:
    """Pack these members in this order; those in `stored`, and pictures, without compression."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, MADE_ON)
            flat = name in stored or name.endswith(STORED_ENDINGS)
            info.compress_type = zipfile.ZIP_STORED if flat else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return out.getvalue()


@dataclass(frozen=True)
class RawMember:
    """A member exactly as it stands in the archive, so that its header can lie."""

    name: str
    packed: bytes
    size: int
    crc: int
    method: int = zipfile.ZIP_DEFLATED
    flags: int = 0


def raw_member(name: str, content: bytes, *, method: int = zipfile.ZIP_DEFLATED, flags: int = 0) -> RawMember:
    """Return an honest member with, at will, another method or other flags in its header."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return RawMember(name, packer.compress(content) + packer.flush(), len(content), zlib.crc32(content), method, flags)


def raw_zip(members: list[RawMember]) -> bytes:
    """Pack members as they are; names may repeat."""
    body, directory = bytearray(), bytearray()
    for member in members:
        name = member.name.encode()
        sizes = (member.crc, len(member.packed), member.size, len(name))
        head = struct.pack("<HHHHHIIIHH", 20, member.flags, member.method, 0, 0x5821, *sizes, 0)
        tail = struct.pack("<HHHII", 0, 0, 0, 0, len(body))
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + head + tail + name
        body += b"PK\x03\x04" + head + name + member.packed
    counts = (len(members), len(members), len(directory), len(body), 0)
    return bytes(body + directory) + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, *counts)


def packed_zeros(megabytes: int) -> bytes:
    """Return a deflate stream of so many megabytes of zeros without packing them all."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    return block * megabytes + packer.flush()


def crc_of_zeros(megabytes: int) -> int:
    """Return the checksum of so many megabytes of zeros."""
    crc, block = 0, bytes(1_000_000)
    for _ in range(megabytes):
        crc = zlib.crc32(block, crc)
    return crc


def png(width: int = 400, height: int = 300, colour: tuple[int, int, int] = (0, 110, 120)) -> bytes:
    """Return a plain picture in one colour."""
    return _png(width, height, 2, zlib.compress((b"\0" + bytes(colour) * width) * height))


def noise_png(width: int, height: int) -> bytes:
    """Return a picture that does not compress: about width * height * 3 bytes."""
    row = width * 3
    noise = hashlib.shake_256(b"ruis").digest(row * height)
    rows = b"".join(b"\0" + noise[start : start + row] for start in range(0, len(noise), row))
    return _png(width, height, 2, zlib.compress(rows, 0))


def wide_png(width: int, height: int) -> bytes:
    """Return a black picture of few bytes and many pixels; `width` is a multiple of 8."""
    return _png(width, height, 0, zlib.compress(bytes((width // 8 + 1) * height), 1), depth=1)


def _png(width: int, height: int, kind: int, data: bytes, depth: int = 8) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + tag + content + struct.pack(">I", zlib.crc32(tag + content))
        for tag, content in chunks
    )
