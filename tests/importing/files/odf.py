"""Writes OpenDocument texts part by part."""

from functools import partial
from html import escape

from tests.importing.files.case import Case
from tests.importing.files.packing import Members, zipped

MIMETYPE = "application/vnd.oasis.opendocument.text"
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(
    [
        *(f'xmlns:{name}="{OASIS}:{name}:1.0"' for name in ("office", "text", "style", "table", "meta", "manifest")),
        f'xmlns:draw="{OASIS}:drawing:1.0"',
        f'xmlns:fo="{OASIS}:xsl-fo-compatible:1.0"',
        f'xmlns:svg="{OASIS}:svg-compatible:1.0"',
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ]
)


def p(*inside: str, style: str = "Standard") -> str:
    """Return a paragraph; what does not begin with "<" is plain text."""
    return f'<text:p text:style-name="{style}">{_plain(inside)}</text:p>'


def h(text: str, level: int = 1) -> str:
    """Return a heading."""
    return f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{escape(text)}</text:h>'


def ul(*items: str) -> str:
    """Return a list; an item is plain text or paragraphs and lists."""
    inside = (item if item.startswith("<") else p(item) for item in items)
    rows = "".join(f"<text:list-item>{row}</text:list-item>" for row in inside)
    return f'<text:list text:style-name="L1">{rows}</text:list>'


def table(rows: list[list[str]]) -> str:
    """Return a table of plain texts, or of cells where a text begins with "<"."""
    cells = ("".join(text if text.startswith("<") else cell(p(text)) for text in row) for row in rows)
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    return f'<table:table table:name="T"><table:table-column table:number-columns-repeated="3"/>{body}</table:table>'


def cell(inside: str, props: str = "") -> str:
    """Return a table cell."""
    return f'<table:table-cell office:value-type="string" {props}>{inside}</table:table-cell>'


def picture(target: str, alt: str = "") -> str:
    """Return a paragraph with a picture."""
    image = f'<draw:image xlink:href="{target}" xlink:type="simple" xlink:actuate="onLoad"/>'
    return p(
        f'<draw:frame draw:name="foto" svg:width="9cm" svg:height="7cm">{image}<svg:desc>{alt}</svg:desc></draw:frame>'
    )


def content(*body: str) -> str:
    """Return the part with the text."""
    styles = (
        '<office:automatic-styles><style:style style:name="T1" style:family="text">'
        '<style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles>'
    )
    inside = f"<office:body><office:text>{''.join(body)}</office:text></office:body>"
    return f'{XML}<office:document-content {SPACES} office:version="1.3">{styles}{inside}</office:document-content>'


def manifest(inside: str = "", listed: tuple[str, ...] = ()) -> str:
    """Return the list of members; `inside` stands in the entry of content.xml."""
    entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"'.format
    more = "".join(f"{entry(name, 'image/png')}/>" for name in listed)
    rows = f"{entry('/', MIMETYPE)}/>{entry('content.xml', 'text/xml')}>{inside}</manifest:file-entry>{more}"
    return f"{XML}<manifest:manifest {SPACES}>{rows}</manifest:manifest>"


def odt(
    *body: str, main: str = "", parts: Members | None = None, title: str = "", mimetype: str = MIMETYPE, lock: str = ""
) -> bytes:
    """Return an OpenDocument text; without `mimetype` that member is left out, `lock` says how content is encrypted."""
    named = "".join(
        f'<style:style style:name="Heading_20_{level}" style:display-name="Heading {level}" style:family="paragraph"/>'
        for level in (1, 2, 3)
    )
    styles = f"<office:styles>{named}</office:styles>"
    meta = f"<office:meta><dc:title>{escape(title)}</dc:title></office:meta>"
    members: Members = {"mimetype": mimetype} if mimetype else {}
    members |= {
        "content.xml": main or content(*body),
        "styles.xml": f"{XML}<office:document-styles {SPACES}>{styles}</office:document-styles>",
        "meta.xml": f"{XML}<office:document-meta {SPACES}>{meta}</office:document-meta>",
        "META-INF/manifest.xml": manifest(lock, tuple(parts or {})),
    }
    return zipped(members | (parts or {}), stored=("mimetype",))


def text_file(name: str, about: str, *body: str, **more) -> Case:
    """Return the case of an OpenDocument text; `more` is for the case or for `odt`."""
    of_case = {key: more.pop(key) for key in ("refused", "found", "absent", "once", "blocks") if key in more}
    return Case(name, more.pop("filename", "verslag.odt"), about, partial(odt, *body, **more), **of_case)


def _plain(inside: tuple[str, ...]) -> str:
    return "".join(part if part.startswith("<") else escape(part, quote=False) for part in inside)
