"""Everything of the site that a page leads to is found, and leads to a file or is said to be online only."""

import pytest

from archive.references import (
    Reference,
    Rewriting,
    is_form_or_hidden,
    local,
    read,
    references_of_json,
    references_of_page,
    references_of_style,
)

FILES = {"/b/": "b/index.html", "/p.jpg": "p.jpg", "/q.jpg": "q.jpg", "/zoeken/": "zoeken.html#thema-nazorg"}


def rewritten(html: str) -> str:
    page = read(html.encode())
    rewriting = Rewriting("a/index.html", "/a/", lambda where: None if where.query else FILES.get(where.path))
    rewriting.loaded(page)
    rewriting.links(page, "(online)")
    return page.decode(formatter="minimal")


@pytest.mark.parametrize(
    ("reference", "where"),
    [
        ("../b/?q=1#kop", Reference("/b/", "q=1", "kop")),
        ("http://testserver/caf\u00e9/", Reference("/caf%C3%A9/")),
        ("https://testserver/b/", None),
        ("http://testserver.example.org/", None),
        ("//example.org/x", None),
        ("mailto:a@example.org", None),
        ("tel:+3185", None),
        ("javascript:alert(1)", None),
        ("http://[kapot", None),
        ("", Reference("/a/")),
    ],
)
def test_a_reference_leads_within_the_site_or_not(reference, where):
    assert local(reference, "/a/") == where


def test_everything_a_page_leads_to_or_loads_is_found():
    page = read(
        b'<link rel="stylesheet" href="/s.css"><link rel="canonical" href="/nee/"><link rel="preload" href="/n.woff2">'
        b'<meta property="og:image" content="http://testserver/deel.png"><script src="/nee.js"></script>'
        b'<a href="/b/">b</a><img src="/p.jpg" srcset="/p.jpg 1x, /q.jpg 2x"><video poster="/f.jpg" src="/f.mp4">'
        b'</video><a href="https://example.org/nee">x</a><svg><use href="/i.svg#x"></use></svg>'
    )

    assert {where.path for where in references_of_page(page, "/a/")} == {
        "/s.css", "/deel.png", "/b/", "/p.jpg", "/q.jpg", "/f.jpg", "/f.mp4", "/i.svg",
    }  # fmt: skip


def test_a_link_leads_to_a_file_and_keeps_its_place_on_the_page():
    assert rewritten('<a href="/b/#kop">b</a>') == '<a href="../b/index.html#kop">b</a>'
    assert rewritten('<a href="/zoeken/">z</a>') == '<a href="../zoeken.html#thema-nazorg">z</a>'
    assert rewritten('<a href="#hier">h</a>') == '<a href="#hier">h</a>'
    assert rewritten('<a href="https://example.org/">e</a>') == '<a href="https://example.org/">e</a>'


def test_a_link_out_of_the_archive_becomes_text_that_says_so():
    assert rewritten('<a class="button" href="/form/">Stuur</a>') == "<span>Stuur (online)</span>"
    assert rewritten('<a class="chip" href="/b/?tag=x">x</a>') == '<span class="chip">x</span>'


def test_pictures_load_from_the_archive_and_others_not_at_all():
    html = rewritten('<img src="/p.jpg" srcset="/p.jpg 1x, /weg.jpg 2x" alt=""><img src="https://example.org/t.gif">')

    assert html == '<img alt="" src="../p.jpg" srcset="../p.jpg 1x"/>'
    assert "example.org" not in html
    assert "weg.jpg" not in html


def test_a_script_that_asks_the_site_is_left_out_and_data_stays():
    html = rewritten('<script src="/x.js"></script><script type="application/ld+json">{"a":"<b>"}</script>')

    assert html == '<script type="application/ld+json">{"a":"<b>"}</script>'


def test_a_style_sheet_loads_from_the_archive():
    text = "a{src:url(../p.jpg)}b{src:url('/q.jpg')}c{src:url(data:x,1)}d{src:url(/weg.svg)}"

    assert {where.path for where in references_of_style(text, "/css/s.css")} == {"/p.jpg", "/q.jpg", "/weg.svg"}
    styled = Rewriting("css/s.css", "/css/s.css", lambda where: FILES.get(where.path)).style(text)
    assert styled == 'a{src:url("../p.jpg")}b{src:url("../q.jpg")}c{src:url("data:x,1")}d{src:url("data:,")}'


def test_open_data_leads_to_its_other_documents():
    text = '{"a": "http://testserver/api/v1/praktijken?pagina=2", "x": "/api/v1/regios/twente", "q": "/api/v1/a?q=b"}'

    assert [(where.path, where.query) for where in references_of_json(text)] == [
        ("/api/v1/praktijken", "pagina=2"), ("/api/v1/regios/twente", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("html", "is_left_out"),
    [
        ('<form method="POST"></form>', True),
        ('<meta name="robots" content="noindex, follow">', True),
        ('<form method="get"></form>', False),
        ("<p>tekst</p>", False),
    ],
)
def test_a_page_to_fill_in_is_not_for_an_archive(html, is_left_out):
    assert is_form_or_hidden(read(html.encode())) is is_left_out
