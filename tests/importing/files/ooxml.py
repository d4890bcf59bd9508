"""Writes Word files part by part, so that every oddity of the format can be had."""

from functools import partial
from html import escape

from tests.importing.files.case import Case
from tests.importing.files.packing import Members, zipped

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN_TYPE = f"{WORD_TYPE}.document.main+xml"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": OFFICE,
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
LAST = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'

Rel = tuple[str, str, str] | tuple[str, str, str, bool]


def t(text: str, props: str = "") -> str:
    """Return a run of text; `props` is what stands in its w:rPr."""
    return f'<w:r><w:rPr>{props}</w:rPr><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def b(text: str) -> str:
    """Return a bold run."""
    return t(text, "<w:b/>")


def p(*inside: str, style: str = "", props: str = "") -> str:
    """Return a paragraph of runs; what does not begin with "<" is plain text."""
    runs = "".join(part if part.startswith("<") else t(part) for part in inside)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{props}</w:pPr>{runs}</w:p>"


def title(text: str) -> str:
    """Return the title of the document."""
    return p(text, style="Title")


def h(text: str, level: int = 1) -> str:
    """Return a heading."""
    return p(text, style=f"Heading{level}")


def item(text: str, level: int = 0, num: int = 1) -> str:
    """Return a list item; list 1 has bullets, list 2 numbers."""
    return p(text, style="ListParagraph", props=_num(level, num))


def table(rows: list[list[str]]) -> str:
    """Return a table of plain texts, or of cells where a text begins with "<w:tc"."""
    cells = ("".join(text if text.startswith("<w:tc") else cell(p(text)) for text in row) for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def cell(*inside: str, props: str = "") -> str:
    """Return a table cell."""
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{''.join(inside)}</w:tc>"


def picture(rel: str, alt: str = "", how: str = "embed") -> str:
    """Return a paragraph with a picture; `how` is "embed" or "link"."""
    blip = f'<pic:blipFill><a:blip r:{how}="{rel}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    names = '<pic:nvPicPr><pic:cNvPr id="1" name="foto"/><pic:cNvPicPr/></pic:nvPicPr>'
    drawn = f'<a:graphicData uri="{_uri("pic")}"><pic:pic>{names}{blip}<pic:spPr/></pic:pic></a:graphicData>'
    size = f'<wp:extent cx="3600000" cy="2700000"/><wp:docPr id="1" name="Foto" descr="{alt}"/>'
    inline = f"<wp:inline>{size}<a:graphic>{drawn}</a:graphic></wp:inline>"
    return p(f"<w:r><w:drawing>{inline}</w:drawing></w:r>")


def field(code: str, result: str) -> str:
    """Return a complex field and the result it last had."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    code_run = f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
    return mark("begin") + code_run + mark("separate") + t(result) + mark("end")


def document(*body: str, tag: str = "document") -> str:
    """Return the XML of a main part, or of another part with the root `tag`."""
    inside = f"<w:body>{''.join(body)}{LAST}</w:body>" if tag == "document" else "".join(body)
    return f"{XML}<w:{tag} {SPACES}>{inside}</w:{tag}>"


def members(
    *body: str,
    main: str | bytes = "",
    main_type: str = MAIN_TYPE,
    parts: Members | None = None,
    types: dict[str, str] | None = None,
    rels: list[Rel] | None = None,
    styles: str = "",
    bare: bool = False,
    core: str = "",
) -> Members:
    """Return the members of a Word file.

    `rels` are (id, kind, target) or (id, kind, target, True) for a target elsewhere; `types` gives the content type
    of a part; `bare` leaves out styles and numbering; `core` is the title among the properties.
    """
    typed = {"word/document.xml": main_type} | (types or {})
    links: list[Rel] = list(rels or [])
    extra: Members = {}
    if not bare:
        extra = {"word/styles.xml": styles or STYLES, "word/numbering.xml": NUMBERING}
        typed |= {f"word/{part}.xml": f"{WORD_TYPE}.{part}+xml" for part in ("styles", "numbering")}
        links += [("rIdS", "styles", "styles.xml"), ("rIdN", "numbering", "numbering.xml")]
    roots: list[Rel] = [("rId1", "officeDocument", "word/document.xml")]
    top = relations(roots)
    if core:
        extra["docProps/core.xml"] = CORE.format(escape(core))
        typed["docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
        props = f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties"'
        top = top.replace("</Relationships>", f'{props} Target="docProps/core.xml"/></Relationships>')
    return {
        "[Content_Types].xml": _content_types(typed),
        "_rels/.rels": top,
        "word/document.xml": main or document(*body),
        "word/_rels/document.xml.rels": relations(links),
        **extra,
        **(parts or {}),
    }


def docx(*body: str, **package) -> bytes:
    """Return a Word file; see `members` for what can be asked."""
    return zipped(members(*body, **package))


def word(name: str, about: str, *body: str, **more) -> Case:
    """Return the case of a Word file with this body; `more` is for the case or for `members`."""
    of_case = {key: more.pop(key) for key in ("refused", "found", "absent", "once", "blocks") if key in more}
    filename = more.pop("filename", "verslag.docx")
    return Case(name, filename, about, partial(docx, *body, **more), **of_case)


def relations(links: list[Rel]) -> str:
    """Return a part with relations."""
    away = ' TargetMode="External"'
    rows = "".join(
        f'<Relationship Id="{rel}" Type="{OFFICE}/{kind}" Target="{escape(target)}"{away if more else ""}/>'
        for rel, kind, target, *more in links
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def style(name: str, shown: str, props: str = "") -> str:
    """Return a paragraph style."""
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/>{props}</w:style>'


def outline(level: int) -> str:
    """Return the properties that make a style a heading of this level."""
    return f'<w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr>'


def _uri(prefix: str) -> str:
    return SPACES.split(f'xmlns:{prefix}="')[1].split('"')[0]


def _num(level: int, num: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'


def _content_types(typed: dict[str, str]) -> str:
    kinds = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "png": "image/png",
        "jpg": "image/jpeg",
        "emf": "image/x-emf",
        "svg": "image/svg+xml",
        "bin": "application/vnd.ms-office.vbaProject",
        "zip": "application/zip",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "html": "text/html",
    }
    defaults = "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in kinds.items())
    named = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in typed.items())
    return f'{XML}<Types xmlns="{PACKAGE}/content-types">{defaults}{named}</Types>'


def _levels(kind: str, sign: str) -> str:
    return "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{sign or f"%{level + 1}."}"/></w:lvl>'
        for level in range(9)
    )


STYLES = document(
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
    style("Title", "Title"),
    style("Subtitle", "Subtitle"),
    *(style(f"Heading{level}", f"heading {level}", outline(level)) for level in range(1, 7)),
    style("ListParagraph", "List Paragraph"),
    style("Quote", "Quote"),
    style("Caption", "caption"),
    tag="styles",
)
NUMBERING = document(
    f'<w:abstractNum w:abstractNumId="0">{_levels("bullet", "•")}</w:abstractNum>',
    f'<w:abstractNum w:abstractNumId="1">{_levels("decimal", "")}</w:abstractNum>',
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
    tag="numbering",
)
CORE = (
    f'{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title><dc:creator>Sanne</dc:creator>'
    "</cp:coreProperties>"
)
