"""Zip files of strangers, as Word and OpenDocument are: looked at before anything in them is unpacked."""

import io
import zipfile
from dataclasses import dataclass
from xml.parsers import expat

from importing.refusals import Reason, Refused

MOST_MEMBERS = 2_000
MOST_UNPACKED = 300 * 1024 * 1024
LARGE_MEMBER = 10 * 1024 * 1024
MOST_RATIO = 200
DEEPEST_XML = 2_000
LARGEST_XML = 60 * 1024 * 1024


@dataclass(frozen=True)
class Archive:
    """A zip file within limits. Members are read into memory, never written to disk."""

    zip: zipfile.ZipFile

    @classmethod
    def of(cls, data: bytes) -> "Archive":
        """Return the archive in `data`.

        Raises:
            Refused: it is none, is cut off, needs a password, or unpacks to more than is reasonable.
        """
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
            members = archive.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise Refused(Reason.BROKEN) from error
        if any(member.flag_bits & 1 for member in members):
            raise Refused(Reason.PASSWORD)
        if len({member.filename for member in members}) < len(members):
            raise Refused(Reason.BROKEN)  # which of the two would be read, differs per program
        if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
            raise Refused(Reason.BOMB)
        for member in members:
            is_large = member.file_size > LARGE_MEMBER
            if is_large and member.file_size > MOST_RATIO * max(1, member.compress_size):
                raise Refused(Reason.BOMB)
            if member.filename.lower().endswith((".xml", ".rels")) and member.file_size > LARGEST_XML:
                raise Refused(Reason.BOMB)
        return cls(archive)

    @property
    def names(self) -> set[str]:
        """The names of the members."""
        return set(self.zip.namelist())

    def read(self, name: str) -> bytes:
        """Return the bytes of a member.

        Raises:
            Refused: it cannot be unpacked.
        """
        try:
            return self.zip.read(name)
        except (
            KeyError,
            zipfile.BadZipFile,
            EOFError,
            OSError,
            NotImplementedError,
            ValueError,
            RuntimeError,
        ) as error:
            raise Refused(Reason.BROKEN) from error
        except Exception as error:  # zlib.error and kin are no subclass of anything above
            raise Refused(Reason.BROKEN) from error

    def refuse_entities(self) -> None:
        """Look through all XML for declarations, with which a file can make a reader fetch or blow up.

        Raises:
            Refused: there is one.
        """
        for name in self.names:
            if name.lower().endswith((".xml", ".rels")) and has_declarations(self.read(name)):
                raise Refused(Reason.ENTITIES)

    def refuse_depth(self, name: str) -> None:
        """Look how deep the elements of a part are nested: a reader that walks down would run out of room.

        Raises:
            Refused: deeper than anybody writes, or not XML.
        """
        depth = 0

        def begin(tag: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            if depth > DEEPEST_XML:
                raise Refused(Reason.BOMB)

        def end(tag: str) -> None:
            nonlocal depth
            depth -= 1

        parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = begin, end
        try:
            parser.Parse(self.read(name), True)
        except expat.ExpatError as error:
            raise Refused(Reason.BROKEN) from error


def has_declarations(xml: bytes) -> bool:
    """Whether `xml` has a DOCTYPE or an entity, in any encoding that zero bytes can hide."""
    plain = xml.replace(b"\x00", b"") if b"\x00" in xml[:400] else xml
    return b"<!DOCTYPE" in plain or b"<!ENTITY" in plain
