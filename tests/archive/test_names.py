"""A file is called after its address, and every disk takes the name."""

import pytest

from archive.names import file_for, made_unique, way_between


@pytest.mark.parametrize(
    ("address", "content_type", "file"),
    [
        ("/", "text/html", "index.html"),
        ("/regios/twente/", "text/html", "regios/twente/index.html"),
        ("/api/v1/docs", "text/html", "api/v1/docs.html"),
        ("/regios/twente/bus/pdf/", "application/pdf", "regios/twente/bus/pdf.pdf"),
        ("/contact/renee/vcard/", "text/vcard", "contact/renee/vcard.vcf"),
        ("/praktijken/feed/", "application/atom+xml", "praktijken/feed.xml"),
        ("/static/css/portal.4d5e.css", "text/css", "static/css/portal.4d5e.css"),
        ("/api/v1/praktijken", "application/json", "api/v1/praktijken.json"),
        ("/api/v1/praktijken?pagina=2", "application/json", "api/v1/praktijken.pagina-2.json"),
        ("/contact/caf%C3%A9/qr.svg", "image/svg+xml", "contact/café/qr.svg"),
        ("/media/images/a%3Ab%3F.jpg", "image/jpeg", "media/images/a-b-.jpg"),
        ("/%2e%2e/%2e%2e/etc/passwd", "text/plain", "-/-/etc/passwd.txt"),
        ("/a%2F..%2Fb/", "text/html", "a-..-b/index.html"),
    ],
)
def test_an_address_has_a_file(address, content_type, file):
    assert file_for(address, content_type) == file


def test_a_long_name_is_cut_and_stays_its_own():
    one, other = (file_for(f"/media/{'x' * 300}{end}.jpg", "image/jpeg") for end in "ab")

    assert one != other
    assert max(map(len, one.split("/"))) < 130
    assert one.endswith(".jpg")


def test_a_name_that_was_taken_gets_a_sign_of_its_address():
    assert (
        made_unique("a/index.html", "/A/") == made_unique("a/index.html", "/A/") != made_unique("a/index.html", "/á/")
    )


def test_a_link_leads_from_file_to_file():
    assert way_between("regios/twente/index.html", "static/a b.css") == "../../static/a%20b.css"
    assert way_between("index.html", "zoeken.html") == "zoeken.html"
