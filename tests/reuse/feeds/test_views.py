"""What is new, for feed readers: valid, with whole stories, under names that last, and only what is public."""

import re
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from defusedxml.ElementTree import fromstring
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.http import http_date

from reuse.feeds import views
from tests.makers import make_contact, make_practice, make_region, stream
from tests.reuse.conftest import SENTINELS

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
FEED = "/praktijken/feed/"


def read(client, query_string: str = ""):
    answer = client.get(FEED + query_string)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return fromstring(answer.content)


def entries(feed) -> dict[str, dict[str, str]]:
    """Return the texts of each entry, by its title."""
    found = {}
    for entry in feed.findall(f"{ATOM}entry"):
        texts = {part.tag.removeprefix(ATOM): part.text for part in entry}
        found[texts["title"]] = texts | {
            "link": entry.find(f"{ATOM}link").get("href"),
            "author": entry.find(f"{ATOM}author/{ATOM}name").text,
            "categories": [category.get("term") for category in entry.findall(f"{ATOM}category")],
        }
    return found


def test_a_feed_has_what_atom_demands(client, twente, stage):
    first, last = datetime(2026, 9, 2, 9, tzinfo=UTC), datetime(2026, 11, 2, 9, tzinfo=UTC)
    make_practice(twente, "Coach & co", themes=[stage], first_published_at=first, last_published_at=last)

    feed = read(client)

    assert feed.tag == f"{ATOM}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "nl"
    assert UUID(feed.findtext(f"{ATOM}id").removeprefix("urn:uuid:"))
    assert feed.findtext(f"{ATOM}title") == "Alle praktijken · Kwartiermakers vso-pro"
    assert feed.findtext(f"{ATOM}updated") == "2026-11-02T09:00:00+00:00"
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"alternate": "http://testserver/praktijken/", "self": "http://testserver/praktijken/feed/"}
    (entry,) = entries(feed).values()
    assert entry["link"] == "http://testserver/regios/twente/coach-co/"
    assert entry["author"] == "Regiobalie Twente"
    assert entry["categories"] == ["Stage"]
    assert entry["updated"] == "2026-11-02T09:00:00+00:00"
    assert "Een gewone alinea over het verhaal." in entry["content"]


def test_each_selection_has_a_feed_of_its_own_the_newest_first(client, twente, zeeland, stage):
    now = timezone.now()
    make_practice(twente, "Oud", themes=[stage], tags=["bouw"], first_published_at=now - timedelta(days=9))
    make_practice(twente, "Nieuw", themes=[stage], first_published_at=now - timedelta(days=1))
    make_practice(zeeland, "Zee", first_published_at=now)

    assert list(entries(read(client))) == ["Zee", "Nieuw", "Oud"]
    assert list(entries(read(client, "?regio=twente&sorteer=titel"))) == ["Nieuw", "Oud"]
    assert list(entries(read(client, "?thema=stage&tag=bouw"))) == ["Oud"]
    assert list(entries(read(client, "?q=zee&pagina=4"))) == ["Zee"]
    names = {read(client, query).findtext(f"{ATOM}id") for query in ("", "?regio=twente", "?thema=stage", "?q=zee")}
    assert len(names) == 4
    assert read(client, "?regio=twente&sorteer=titel").findtext(f"{ATOM}title").startswith("Twente ·")


def test_an_entry_keeps_its_name_whatever_its_title_address_and_host_become(client, twente):
    practice = make_practice(twente, "Eerste naam")
    before = entries(read(client))["Eerste naam"]["id"]

    practice.title, practice.slug = "Tweede naam", "tweede-naam"
    practice.save()
    with override_settings(SITE_URL="https://elders.example.org"):
        after = entries(read(client))["Tweede naam"]

    assert after["id"] == before
    assert after["link"] == "https://elders.example.org/regios/twente/tweede-naam/"


def test_only_the_newest_stand_in_a_feed_and_it_says_so(client, twente, monkeypatch):
    monkeypatch.setattr(views, "MOST", 2)
    for number in range(3):
        make_practice(twente, f"Praktijk {number}", first_published_at=timezone.now() - timedelta(days=number))

    feed = read(client)

    assert list(entries(feed)) == ["Praktijk 0", "Praktijk 1"]
    assert feed.findtext(f"{ATOM}subtitle") == "3 praktijken. In deze feed staan de nieuwste 2."


def test_who_has_it_already_gets_304_until_something_changes(client, twente):
    practice = make_practice(twente, "Coach")
    first = client.get(FEED)
    again = {"if-none-match": first["ETag"], "if-modified-since": first["Last-Modified"]}

    assert client.get(FEED, headers=again).status_code == 304
    assert client.get(FEED, headers={"if-modified-since": first["Last-Modified"]}).status_code == 304
    assert client.get(FEED, headers={"if-modified-since": http_date(0)}).status_code == 200
    assert client.head(FEED).status_code == 200

    practice.unpublish()
    answer = client.get(FEED, headers=again)
    assert answer.status_code == 200
    assert "Coach" not in answer.text


def test_compressed_it_keeps_its_etag(client, twente):
    for number in range(3):
        make_practice(twente, f"Praktijk {number}")
    first = client.get(FEED, headers={"accept-encoding": "gzip"})

    assert first["Content-Encoding"] == "gzip"
    again = {"if-none-match": first["ETag"], "accept-encoding": "gzip"}
    assert client.get(FEED, headers=again).status_code == 304


def test_nothing_that_is_not_public_is_in_a_feed(client, secrets):
    answer = client.get(FEED)

    assert list(entries(fromstring(answer.content))) == ["Openbare praktijk"]
    assert not [secret for secret in SENTINELS if secret in answer.text]
    assert "Netwerkcoördinator" in answer.text  # whoever said it is known by role


@pytest.mark.parametrize("query", ["?regio=nergens", "?thema=%00", "?q=" + "%22(" * 300, "?status=x&pagina=-1"])
def test_what_does_not_exist_gives_an_empty_feed(client, twente, query):
    assert entries(read(client, query)) == {}


def test_signs_that_xml_cannot_hold_are_left_out(client, tree, stage):
    region = make_region(tree, "Twente", desk_name="Balie\x0b")
    make_practice(
        region,
        "Coach\x1b",
        slug="coach",
        introduction="Een\uffff begin",
        themes=[stage],
        body=stream(("text", "<p>Mid\x0cden &amp; &lt;eind&gt;</p>")),
    )

    (entry,) = entries(read(client)).values()

    assert (entry["title"], entry["summary"], entry["author"]) == ("Coach", "Een begin", "Balie")
    assert "<p>Midden &amp; &lt;eind&gt;</p>" in entry["content"]


def test_no_personal_address_and_only_desks_sign(client, twente):
    make_practice(twente, "Coach", contacts=[make_contact("Bo Elders")])

    text = client.get(FEED).text

    assert "@" not in text
    assert "Bo Elders" not in text


def test_a_feed_asks_as_much_for_many_as_for_few(client, twente, zeeland, stage):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(FEED)
        return len(asked)

    for number in range(2):
        make_practice(twente, f"Praktijk {number}", themes=[stage])
    queries()
    at_two = queries()
    for number in range(8):
        make_practice(zeeland, f"Meer {number}", themes=[stage])
    queries()

    assert queries() == at_two <= 9


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        ("/", "/praktijken/feed/"),
        ("/praktijken/", "/praktijken/feed/"),
        ("/praktijken/?q=coach&amp;regio=twente&amp;pagina=1", "/praktijken/feed/?q=coach&amp;regio=twente"),
        ("/regios/twente/", "/praktijken/feed/?regio=twente"),
        ("/themas/stage/", "/praktijken/feed/?thema=stage"),
    ],
)
def test_pages_tell_of_their_feed(client, twente, stage, page, feed):
    make_practice(twente, "Coach", themes=[stage])

    head = client.get(page.replace("&amp;", "&")).text.split("</head>")[0]

    assert re.findall(r'<link rel="alternate" type="application/atom\+xml" title="[^"]+" href="([^"]+)">', head) == [
        feed
    ]
