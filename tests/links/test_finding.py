"""Every link in a page is found, whatever block it stands in."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

from links import finding
from links.finding import find_links, links_in, links_in_html, page_batches
from practices.blocks import PracticeBody
from practices.models import PracticePage
from tests.makers import (
    make_content_page,
    make_document,
    make_practice,
    make_region,
    stream,
)

LINK = '<p>Lees <a href="https://example.org/x">de <b>handreiking</b></a> eerst.</p>'
FOUND = [("de handreiking", "https://example.org/x")]


def found_in(page):
    return [(link.field, link.text, link.url) for link in links_in(page)]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (("text", LINK), FOUND),
        (("callout", {"tone": "tip", "title": "Let op", "text": LINK}), FOUND),
        (
            (
                "interview",
                {"name": "Sam", "questions": [{"type": "item", "value": {"question": "Hoe?", "answer": LINK}}]},
            ),
            FOUND,
        ),
        (("interview", {"name": "Sam", "questions": [{"question": "Hoe?", "answer": LINK}]}), FOUND),
        (("steps", [{"type": "item", "value": {"title": "Stap", "text": LINK}, "id": "1"}]), FOUND),
        (("video", {"title": "Een dag mee", "url": "https://video.example.org/1", "transcript": LINK, "file": None}),
         [("Een dag mee", "https://video.example.org/1"), *FOUND]),
        (("video", {"title": "Een dag mee", "url": "", "file": 7, "captions": 8}),
         [("Een dag mee", "document:7"), ("Een dag mee", "document:8")]),
        (("download", {"document": 3, "title": "Leidraad"}), [("Leidraad", "document:3")]),
        (("image", {"picture": {"image": 5, "decorative": False, "alt_text": "Een kas"}, "caption": "Kas"}), []),
        (("quote", {"text": "Bel me https://example.org", "name": "Sam", "contact": 4}), []),
        (("key_figures", [{"type": "item", "value": {"number": "4", "label": "uur"}, "id": "1"}]), []),
        (("heading", "https://example.org"), []),
        (("table", {"columns": [{"type": "text", "heading": "A"}], "rows": [{"values": ["https://example.org"]}]}), []),
        (("weg", LINK), []),
        (("callout", "van vroeger"), []),
        (("steps", None), []),
        (("table", {"columns": None, "rows": [None]}), []),
    ],
)  # fmt: skip
def test_links_in_each_block_of_a_practice_are_found(db, block, expected):
    practice = PracticePage(pk=1, body=stream(block))

    assert found_in(practice) == [("body", text, url) for text, url in expected]


def test_links_in_every_other_kind_of_block_are_found():
    from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

    body = blocks.StreamBlock(
        [
            ("page", blocks.PageChooserBlock()),
            ("html", blocks.RawHTMLBlock()),
            ("nested", blocks.StreamBlock([("url", blocks.URLBlock())])),
            ("urls", blocks.ListBlock(blocks.URLBlock())),
            ("table", TypedTableBlock([("rich", blocks.RichTextBlock()), ("url", blocks.URLBlock())])),
        ]
    )
    four = "https://example.org/4"
    raw = [
        {"type": "page", "value": 12},
        {"type": "html", "value": LINK},
        {"type": "nested", "value": [{"type": "url", "value": "https://example.org/1"}]},
        {"type": "urls", "value": ["https://example.org/2", {"type": "item", "value": "https://example.org/3"}]},
        {
            "type": "table",
            "value": {"columns": [{"type": "url"}, {"type": "rich"}], "rows": [{"values": [four, LINK]}]},
        },
    ]  # fmt: skip

    assert [url for _, url in finding._in_block(body, raw)] == [
        "page:12",
        "https://example.org/x",
        *(f"https://example.org/{number}" for number in range(1, 5)),
        "https://example.org/x",
    ]


def test_the_parametrised_blocks_are_all_blocks_of_a_practice():
    names = set(PracticeBody().child_blocks)

    assert names == {
        "heading", "text", "callout", "quote", "interview", "image", "video", "key_figures", "table", "steps",
        "download",
    }  # fmt: skip


def test_rich_text_gives_pages_documents_and_what_was_typed():
    html = (
        '<a linktype="page" id="4">Nazorg</a> <a linktype="document" id="9">Leidraad</a>'
        ' <a href="/themas/?a=1&amp;b=2">thema&#39;s</a> <a id="plek"></a>'
    )

    assert links_in_html(html) == [
        ("Nazorg", "page:4"),
        ("Leidraad", "document:9"),
        ("thema's", "/themas/?a=1&b=2"),
        ("", ""),
    ]


def test_links_of_a_practice_and_texts_of_a_region_are_found(tree):
    region = make_region(tree, text=LINK)
    practice = make_practice(
        region, summary="[]", body="[]", links=stream(("link", {"title": "Meer", "url": "https://example.org/m"}))
    )

    assert found_in(region) == [("text", "de handreiking", "https://example.org/x")]
    assert found_in(practice) == [("links", "Meer", "https://example.org/m")]


def test_what_leads_to_no_page_is_no_link_and_an_address_counts_once_per_field(tree):
    html = "".join(
        f'<a href="{url}">x</a>'
        for url in (
            "mailto:a@example.org",
            "tel:+31201234567",
            "#plek",
            "",
            " https://example.org/a#een ",
            "https://example.org/a#twee",
            "javascript:alert(1)",
        )
    )
    region = make_region(tree, text=html)

    assert [link.url for link in links_in(region)] == ["https://example.org/a", "javascript:alert(1)"]


def test_only_published_pages_are_read(tree):
    live = make_content_page(tree, "Over", body=stream(("text", LINK)))
    make_content_page(tree, "Straks", body=stream(("text", LINK)), live=False)

    assert [(link.page_id, link.url) for link in find_links()] == [(live.pk, "https://example.org/x")]


def test_each_published_page_comes_once_and_in_small_lists(tree):
    practices = [make_practice(tree.practices) for _ in range(5)]

    keys = [page.pk for pages in page_batches(size=2) for page in pages]

    assert len(keys) == len(set(keys))
    assert {practice.pk for practice in practices} <= set(keys)
    assert max(len(pages) for pages in page_batches(size=2)) == 2


def test_two_hundred_pages_take_as_many_queries_as_two(tree):
    def queries():
        with CaptureQueriesContext(connection) as log:
            links = list(find_links())
        return len(log), len(links)

    body = stream(
        ("text", LINK), ("download", {"document": make_document().pk, "title": ""}), ("callout", {"text": LINK})
    )
    for _ in range(2):
        make_practice(tree.practices, body=body)
    few, few_links = queries()
    for _ in range(198):
        make_practice(tree.practices, body=body)
    many, many_links = queries()

    assert (few_links, many_links) == (4, 400)
    assert many <= few + 1


def test_every_field_of_rich_text_of_a_page_type_is_looked_at():
    from wagtail.models import get_page_models

    for model in get_page_models():
        wanted = {f.name for f in model._meta.concrete_fields if isinstance(f, StreamField | RichTextField)}
        assert wanted <= {field.name for field in finding._link_fields(model)}
