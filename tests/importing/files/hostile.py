"""Files that mean harm, or are something else than they say."""

import struct
from functools import partial

from tests.importing.files.case import Case
from tests.importing.files.odf import odt
from tests.importing.files.odf import p as odf_p
from tests.importing.files.ooxml import document, docx, members, p, title
from tests.importing.files.packing import RawMember, crc_of_zeros, packed_zeros, png, raw_member, raw_zip, zipped

READ = "De garage naast de school leidt monteurs op."
BODY = (title("De garage"), p(READ))
FOUND = ("De garage", READ)
DOCX = partial(docx, *BODY)
ODT = partial(odt, odf_p("De garage", style="Title"), odf_p(READ))
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
RTF = rb"{\rtf1\ansi\ansicpg1252 De garage naast de school.\par}"
PASSWD = 'SYSTEM "file:///etc/passwd"'
LAUGHS = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10))


def ole(streams: tuple[str, ...]) -> bytes:
    """Return a compound file, as Word made until 2003 and makes for a password, with these streams of zeros."""
    free, end, sectors = 0xFFFFFFFF, 0xFFFFFFFE, 8
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<9I", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<109I", 0, *[free] * 108)
    chain = [0xFFFFFFFD, end]
    for number in range(len(streams)):
        start = 2 + number * sectors
        chain += [*range(start + 1, start + sectors), end]
    entries = [_entry("Root Entry", 5, end, 0, child=1)]
    for number, name in enumerate(streams):
        after = number + 2 if number + 1 < len(streams) else free
        entries.append(_entry(name, 2, 2 + number * sectors, 4096, right=after))
    table = struct.pack("<128I", *chain, *[free] * (128 - len(chain)))
    return head + table + b"".join(entries).ljust(512, b"\0") + bytes(4096 * len(streams))


def _entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF, right: int = 0xFFFFFFFF) -> bytes:
    wide = name.encode("utf-16-le")
    links = struct.pack("<HBBIII", len(wide) + 2, kind, 1, 0xFFFFFFFF, right, child)
    return wide.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)


def _raw(*more: RawMember, skip: str = "") -> bytes:
    honest = [
        raw_member(name, content if isinstance(content, bytes) else content.encode())
        for name, content in members(*BODY).items()
        if name != skip
    ]
    return raw_zip([*honest, *more])


def _zeros(name: str, megabytes: int, *, said: int = 0) -> RawMember:
    """Return a member of zeros; `said` is the size its header gives instead, with a checksum of nothing."""
    crc = 0 if said else crc_of_zeros(megabytes)
    return RawMember(name, packed_zeros(megabytes), said or megabytes * 1_000_000, crc)


def _thin_xml(megabytes: int) -> bytes:
    """Return a Word file whose text is well-formed and nearly all spaces: a thousand to one."""
    return docx(*BODY, p(" " * megabytes * 1_000_000))


def _declared(doctype: str, text: str, encoding: str = "utf-8") -> bytes:
    head, _, rest = document(title("De garage"), "<w:p><w:r><w:t>ENTITEIT</w:t></w:r></w:p>").partition("\n")
    main = f"{head.replace('UTF-8', encoding)}\n{doctype}\n{rest.replace('ENTITEIT', text)}"
    return docx(main=main.encode(encoding))


def _nested(depth: int) -> bytes:
    inner = zipped({"geheim.txt": "In de binnenste zip."})
    for level in range(depth):
        inner = zipped({f"laag{level}.zip": inner})
    return inner


def _deep_xml() -> bytes:
    depth = 50_000
    return docx(title("De garage"), "<w:sdt><w:sdtContent>" * depth + p(READ) + "</w:sdtContent></w:sdt>" * depth)


def _forty() -> bytes:
    return docx(*BODY, parts={"word/media/a.png": bytes(40_000_000)})


def harm(name: str, filename: str, about: str, build, refused: str = "", **more) -> Case:
    """Return a case that is refused, or else is read like any file."""
    return Case(f"hostile-{name}", filename, about, build, refused, **more)


KINDS = [
    harm("doc", "verslag.doc", "Word of before 2007", partial(ole, ("WordDocument",)), "old-word"),
    harm("doc-as-docx", "verslag.docx", "Word of before 2007, renamed", partial(ole, ("WordDocument",)), "old-word"),
    harm("rtf", "verslag.rtf", "rich text", lambda: RTF, "old-word"),
    harm("rtf-as-doc", "verslag.doc", "rich text that Word saved as .doc", lambda: RTF, "old-word"),
    harm(
        "password",
        "verslag.docx",
        "locked with a password",
        partial(ole, ("EncryptionInfo", "EncryptedPackage")),
        "password",
    ),
    harm(
        "locked-member",
        "verslag.docx",
        "a main part that is locked by zip itself",
        lambda: _raw(raw_member("word/document.xml", b"versleuteld", flags=1), skip="word/document.xml"),
        "password",
    ),
    harm("pdf-as-docx", "verslag.docx", "a PDF renamed to .docx", lambda: PDF, "not-what-it-says"),
    harm("pdf-as-md", "verslag.md", "a PDF renamed to .md", lambda: PDF + bytes(range(256)), "not-what-it-says"),
    harm("pdf-and-docx", "verslag.docx", "a PDF and a Word file in one", lambda: PDF + DOCX(), "not-what-it-says"),
    harm("docx-as-odt", "verslag.odt", "a Word file renamed to .odt", DOCX, "not-what-it-says"),
    harm("odt-as-docx", "verslag.docx", "an OpenDocument text renamed to .docx", ODT, "not-what-it-says"),
    harm("docx-as-txt", "verslag.txt", "a Word file renamed to .txt", DOCX, "not-what-it-says"),
    harm("png-as-docx", "verslag.docx", "a picture renamed to .docx", png, "not-what-it-says"),
    harm(
        "html-as-docx",
        "verslag.docx",
        "a page renamed to .docx",
        lambda: b"<html><p>Hoi</p></html>",
        "not-what-it-says",
    ),
    harm("zip-as-docx", "verslag.docx", "a zip of zips, no document in it", partial(_nested, 5), "not-what-it-says"),
    harm(
        "xlsx-as-docx",
        "verslag.docx",
        "a workbook renamed to .docx",
        lambda: zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}),
        "not-what-it-says",
    ),
    harm("pdf", "verslag.pdf", "a PDF that says so", lambda: PDF, "unknown-kind"),
    harm("pages", "verslag.pages", "a file of Apple Pages", lambda: zipped({"Index.zip": b"PK"}), "unknown-kind"),
    harm("exe", "verslag.docx.exe", "a program with two extensions", lambda: b"MZ" + bytes(500), "unknown-kind"),
    harm("no-extension", "verslag", "no extension", DOCX, "unknown-kind"),
    harm("only-extension", ".docx", "a name that is only an extension", DOCX, "unknown-kind"),
    harm("zero-bytes", "verslag.docx", "zero bytes", lambda: b"", "empty"),
    harm("zero-bytes-odt", "verslag.odt", "zero bytes", lambda: b"", "empty"),
    harm("forty-megabytes", "verslag.docx", "40 MB", _forty, "too-large"),
    harm(
        "forty-megabytes-text",
        "verslag.txt",
        "40 MB of text",
        lambda: b"Het is een lange dag. " * 1_820_000,
        "too-large",
    ),
]
NAMES = [
    harm("name-path", "../../../etc/verslag.docx", "a path in the name", DOCX, found=FOUND),
    harm("name-windows-path", "C:\\Users\\Sanne\\verslag.docx", "a Windows path in the name", DOCX, found=FOUND),
    harm("name-emoji", "verslag 🎓 één.docx", "emoji, spaces and accents in the name", DOCX, found=FOUND),
    harm("name-long", f"{'lang' * 74}.docx", "a name of 301 characters", DOCX, found=FOUND),
    harm("name-markup", "<img src=x onerror=alert(1)>.docx", "markup in the name", DOCX, found=FOUND),
    harm("name-nul", "verslag\0.exe\n.docx", "NUL and a line end in the name", DOCX, found=FOUND, absent=("\0",)),
    harm("name-bidi", "verslag\u202excod.docx", "a name that turns its direction", DOCX, found=FOUND),
]
ARCHIVES = [
    harm("bomb-xml", "verslag.docx", "60 MB of spaces in 60 KB", partial(_thin_xml, 60), "bomb"),
    harm(
        "bomb-member",
        "verslag.docx",
        "a picture of 330 MB of zeros",
        lambda: _raw(_zeros("word/media/a.png", 330)),
        "bomb",
    ),
    harm(
        "bomb-many",
        "verslag.docx",
        "forty members of 10 MB each, together over the limit",
        lambda: _raw(*[_zeros(f"word/media/{number}.png", 10) for number in range(40)]),
        "bomb",
    ),
    harm(
        "bomb-four-gigabytes",
        "verslag.docx",
        "a member of 4 GB in 4 MB",
        lambda: _raw(_zeros("word/media/a.png", 4000, said=4_000_000_000)),
        "bomb",
    ),
    harm(
        "bomb-lying-header",
        "verslag.docx",
        "a main part of 330 MB whose header says 5,000 bytes",
        lambda: _raw(_zeros("word/document.xml", 330, said=5_000), skip="word/document.xml"),
        "broken",
    ),
    harm("bomb-odt", "verslag.odt", "60 MB of spaces", lambda: odt(odf_p(READ), odf_p(" " * 60_000_000)), "bomb"),
    harm(
        "many-members",
        "verslag.docx",
        "three thousand members",
        lambda: docx(*BODY, parts={f"word/media/{number}.xml": "<a/>" for number in range(3000)}),
        "bomb",
    ),
    harm(
        "nested-zip",
        "verslag.docx",
        "zips in zips among the embedded parts: never to be opened",
        lambda: docx(*BODY, parts={"word/embeddings/laag.zip": _nested(20)}),
        found=FOUND,
        absent=("In de binnenste zip.",),
    ),
    harm("deep-xml", "verslag.docx", "100,000 elements inside each other", _deep_xml, "bomb"),
    harm(
        "member-traversal",
        "verslag.docx",
        "members that would land outside the folder: never to be unpacked",
        lambda: docx(*BODY, parts={"../../etc/passwd": "root:x", "..\\..\\win.ini": "root:y"}),
        found=FOUND,
        absent=("root:",),
    ),
    harm(
        "member-absolute",
        "verslag.docx",
        "a member with an absolute path: never to be unpacked",
        lambda: docx(*BODY, parts={"/etc/cron.d/kwaad": "root:x"}),
        found=FOUND,
        absent=("root:",),
    ),
    harm(
        "duplicate-members",
        "verslag.docx",
        "two main parts with one name, so that two readers see two texts",
        lambda: _raw(raw_member("word/document.xml", document(p("De tweede tekst.")).encode())),
        "broken",
    ),
    harm("cut-off", "verslag.docx", "the file stops half-way", lambda: DOCX()[:1500], "broken"),
    harm("cut-off-tail", "verslag.docx", "the last 10 bytes are missing", lambda: DOCX()[:-10], "broken"),
    harm(
        "flipped-bytes",
        "verslag.docx",
        "bytes of the main part are damaged",
        lambda: _raw(RawMember("word/document.xml", b"\xff" * 300, 5000, 1), skip="word/document.xml"),
        "broken",
    ),
    harm(
        "unknown-method",
        "verslag.docx",
        "a main part packed in a way nobody knows",
        lambda: _raw(raw_member("word/document.xml", b"<a/>", method=97), skip="word/document.xml"),
        "broken",
    ),
    harm(
        "broken-xml", "verslag.docx", "a main part that is not XML", partial(docx, main="<w:document><w:p>"), "broken"
    ),
    harm(
        "xxe",
        "verslag.docx",
        "an entity that asks for a file of the server",
        lambda: _declared(f"<!DOCTYPE d [<!ENTITY f {PASSWD}>]>", "&f;"),
        "entities",
    ),
    harm(
        "xxe-utf-16",
        "verslag.docx",
        "the same in UTF-16, to slip past a search for bytes",
        lambda: _declared(f"<!DOCTYPE d [<!ENTITY f {PASSWD}>]>", "&f;", "utf-16"),
        "entities",
    ),
    harm(
        "external-doctype",
        "verslag.docx",
        "a document type that stands elsewhere",
        lambda: _declared('<!DOCTYPE d SYSTEM "http://example.org/d.dtd">', "hoi"),
        "entities",
    ),
    harm(
        "billion-laughs",
        "verslag.docx",
        "entities inside entities",
        lambda: _declared(f'<!DOCTYPE d [<!ENTITY l0 "ha">{LAUGHS}]>', "&l9;"),
        "entities",
    ),
    harm(
        "entity-in-styles",
        "verslag.docx",
        "an entity in the part with styles",
        partial(docx, *BODY, styles=f"<!DOCTYPE s [<!ENTITY f {PASSWD}>]><s>&f;</s>"),
        "entities",
    ),
]


CASES = KINDS + NAMES + ARCHIVES
