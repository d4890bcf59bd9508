"""Nothing that is not public leaves by any door: a stranger walks the whole site and asks for what is hidden."""

import io
import re
from collections import Counter, deque
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import openpyxl
import pymupdf
import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Comment, PageViewRestriction

from inbox.models import Message
from post.models import Letter
from practices.models import Theme
from tests.connections import kept_connections
from tests.following.conftest import make_follower
from tests.makers import (
    make_adoption,
    make_arrived_offer,
    make_consent,
    make_contact,
    make_content_page,
    make_document,
    make_image,
    make_practice,
    make_region,
    make_term,
    make_user,
    points,
    stream,
)

pytestmark = pytest.mark.django_db

PUBLIC = "openbaarwoord"
HIDDEN = re.compile(r"geheim[a-z]+", re.IGNORECASE)
MOST_QUERIES = 6
"""So many query strings of one path are asked: the facets lead to each other without end."""
OWN_HOSTS = {"testserver", "127.0.0.1:8000"}
SEEDS = (
    *("/", "/robots.txt", "/sitemap.xml", "/praktijken.csv", "/praktijken.xlsx", "/praktijken.pdf?regio=elders"),
    *("/praktijken/feed/", "/praktijken/feed/?regio=hier", "/embed/", "/embed/praktijken/", "/embed/regio/hier/"),
    *("/api/v1", "/api/v1/docs", "/api/v1/openapi.json", "/api/v1/praktijken", "/api/v1/regios", "/api/v1/themas"),
    *("/api/v1/contactpersonen", "/api/v1/gemeenten", "/api/v1/wijzigingen", "/api/v1/overnames", "/praktijken/?q=a"),
    *("/praktijken/?weergave=kaart", "/praktijken/suggesties/?q=ge", "/regios/zoek/?q=hier", "/deel-een-praktijk/"),
    *("/volgen/", "/.well-known/security.txt", "/stijlgids/"),
)
ASKED = (
    *("/praktijken/?q={}", "/praktijken/?tag={}", "/praktijken/?thema={}", "/praktijken/suggesties/?q={}"),
    *("/praktijken.csv?q={}", "/praktijken/feed/?q={}", "/embed/praktijken/?q={}", "/regios/zoek/?q={}"),
    *("/api/v1/praktijken?q={}", "/praktijken.pdf?q={}"),
)
"""Doors at which somebody types a word."""


def secret_practice(parent: Any, word: str, **fields: Any) -> Any:
    """Make a practice of which every part says the word; its address does not, so that it may be asked for."""
    fields = {
        "introduction": f"Over {word}.",
        "summary": points(f"{word} een", f"{word} twee", f"{word} drie"),
        "body": stream(("text", f"<p>{word} staat hier.</p>")),
        "tags": [word],
        "slug": f"stil-{word.removeprefix('geheim')}",
    } | fields
    return make_practice(parent, f"Iets over {word}", **fields)


@pytest.fixture
def addresses(tree: Any, settings: Any, tmp_path: Any) -> list[str]:
    """A site with one public practice and one of everything that is hidden; return where the hidden things would be."""
    settings.MEDIA_ROOT = tmp_path
    here, there = make_region(tree, "Hier"), make_region(tree, "Elders")
    theme = make_term(Theme, "Nazorg")
    face = make_contact("Vera Openbaar", [here], personal_email="geheimadres@example.org", consent_how="geheimhoe")
    public = make_practice(
        here,
        f"Een {PUBLIC}",
        themes=[theme],
        contacts=[face],
        regions=[there],
        introduction=f"Over {PUBLIC}.",
        summary=points(f"{PUBLIC} een", "Twee.", "Drie."),
        body=stream(
            ("text", f"<p>{PUBLIC} staat hier.</p>"),
            ("quote", {"text": "geheimcitaat", "name": "Geheimnaam", "consent": _withdrawn().pk}),
        ),
    )
    hidden = [
        secret_practice(here, "geheimconcept", live=False, themes=[theme], contacts=[face]),
        secret_practice(here, "geheimgepland", live=False, go_live_at=timezone.now() + timedelta(days=2)),
        secret_practice(here, "geheimingetrokken", themes=[theme]),
        secret_practice(there, "geheimverlopen", expire_at=timezone.now() - timedelta(minutes=1)),
        secret_practice(there, "geheimbesloten", themes=[theme]),
    ]
    hidden[1].save_revision(approved_go_live_at=hidden[1].go_live_at)
    hidden[2].unpublish()
    call_command("publish_scheduled", verbosity=0)
    PageViewRestriction.objects.create(page=hidden[4], restriction_type="login")
    closed = make_region(tree, "Stil", introduction="geheimregio", desk_name="geheimbalie")
    hidden += [closed, secret_practice(closed, "geheimdaaronder", themes=[theme])]
    PageViewRestriction.objects.create(page=closed, restriction_type="password", password="x")
    hidden.append(make_content_page(tree, "geheimtekst", slug="stil-tekst", live=False))
    _draft_of(public)
    Comment.objects.create(page=public, user=make_user("geheimcollega"), text="geheimopmerking", contentpath="title")
    people = [
        make_contact("Geheimpersoon", [here], slug="stil-1", consent_on=None, public_email="geheimmail@example.org"),
        make_contact("Geheimoud", [here], slug="stil-2", verified_on=date(2020, 1, 1), phone="085 geheim"),
        make_contact("Geheimweg", [here], slug="stil-3", live=False),
    ]
    Message.objects.create(
        region=here, text="geheimbericht", sender_name="Geheimlezer", sender_email="geheim@example.org"
    )
    make_follower("regio=hier", email="geheimvolger@example.org")
    make_adoption(public, there, "Geheimschool", confirmed_at=None, approved_at=None, known_on=None, state="nieuw")
    make_adoption(public, there, "Openbare school", sender_name="Geheimmelder", sender_email="geheimmelder@example.org")
    make_arrived_offer(here, "Geheimaanbod", sender_name="Geheimaanbieder")
    Letter.objects.create(key="geheimbrief", kind="x", to="geheimontvanger@example.org", subject="geheimonderwerp")
    vault = Collection.get_first_root_node().add_child(instance=Collection(name="Geheimkast"))
    CollectionViewRestriction.objects.create(collection=vault, restriction_type="login")
    paper = make_document("Geheimstuk", "stil.pdf", collection=vault)
    picture = make_image("Geheimbeeld", collection=vault)
    asked = [f"{page.get_url()}{more}" for page in hidden for more in ("", "pdf/", "beeld.png")]
    asked += [f"/api/v1/praktijken/{key}" for page in hidden for key in (page.pk, page.slug, page.translation_key)]
    asked += [f"/wij-doen-dit-ook/{page.pk}/" for page in hidden]
    asked += [f"/melding/?pagina={page.pk}" for page in hidden]
    asked += [f"/contact/{who.slug}/{more}" for who in people for more in ("", "vcard/", "qr.svg", "bericht/")]
    asked += [f"/embed/regio/{closed.slug}/", f"/contact/balie/{closed.slug}/", paper.url, picture.file.url]
    asked += ["/oembed/?url=/regios/hier/stil-concept/", f"/pages/{hidden[0].pk}/", "/api/main/pages/"]
    return asked


def _withdrawn() -> Any:
    return make_consent("Geheimnaam", withdrawn_on=date(2026, 2, 1), until=date(2026, 2, 1))


def _draft_of(page: Any) -> None:
    page.title, page.introduction = "Een geheimwijziging", "geheimwijziging"
    page.body = stream(("text", "<p>geheimwijziging</p>"))
    page.save_revision()


def walk(client: Client, seeds: list[str]) -> dict[str, Any]:
    """Ask the addresses, and all that their answers lead to; return the answers by address."""
    answers: dict[str, Any] = {}
    waiting, queries = deque(seeds), Counter[str]()
    while waiting:
        address = waiting.popleft()
        parts = urlsplit(address)
        if address in answers or parts.path.startswith(("/beheer/", "/static/")):
            continue
        if parts.query and address not in seeds:
            queries[parts.path] += 1
            if queries[parts.path] > MOST_QUERIES:
                continue
        answers[address] = answer = client.get(address)
        answer.says = readable(answer)
        waiting.extend(_leads_to(address, answer))
    return answers


def readable(answer: Any) -> str:
    """Return all words of an answer: its head, and its body whatever kind of file it is."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    head = " ".join(f"{name}: {value}" for name, value in answer.items())
    kind = answer.get("Content-Type", "")
    if kind.startswith("application/pdf") and answer.status_code == 200:
        with pymupdf.open(stream=body, filetype="pdf") as document:
            text = "".join(page.get_text() for page in document) + str(document.metadata) + str(document.get_toc())
        return head + re.sub(r"[-\u00ad\u2010]\s*\n", "", text)
    if "spreadsheetml" in kind:
        sheets = openpyxl.load_workbook(io.BytesIO(body)).worksheets
        return head + str([row for sheet in sheets for row in sheet.iter_rows(values_only=True)])
    return head + body.decode(errors="replace")


_LINKS = re.compile(r'''(?:href|src|action)=["']([^"'<>]+)|<loc>([^<]+)|"(https?://[^"\s]+|/[^"\s]+)"''')


def _leads_to(address: str, answer: Any) -> list[str]:
    links = [link.replace("&amp;", "&") for groups in _LINKS.findall(answer.says) for link in groups if link]
    if "Location" in answer:
        links.append(answer["Location"])
    places = [urlsplit(urljoin(f"http://testserver{address}", link)) for link in links]
    own = [place for place in places if place.netloc in OWN_HOSTS and place.scheme in {"http", "https"}]
    return [place.path + (f"?{place.query}" if place.query else "") for place in own]


def test_a_stranger_who_walks_everywhere_reads_nothing_hidden(addresses):
    answers = walk(Client(), [*SEEDS, *addresses])

    leaks = {address: sorted({*HIDDEN.findall(answer.says)}) for address, answer in answers.items()}
    assert {address: words for address, words in leaks.items() if words} == {}
    broken = {address: answer.status_code for address, answer in answers.items() if answer.status_code >= 500}
    assert broken == {}
    # The walk is worth something only when it came everywhere: what is public stands on each of these.
    for door in (
        *("/", "/praktijken/", "/regios/hier/", "/regios/elders/", "/themas/nazorg/", "/sitemap-praktijk-1.xml"),
        *("/praktijken.csv", "/praktijken.xlsx", "/praktijken.pdf?regio=elders", "/praktijken/feed/"),
        *("/embed/praktijken/", "/api/v1/praktijken", "/regios/hier/een-openbaarwoord/pdf/"),
    ):
        assert PUBLIC in answers[door].says, door
    assert len(answers) > 150


def test_what_is_hidden_is_not_there_when_it_is_asked_for(addresses):
    client = Client()

    statuses = {address: client.get(address).status_code for address in addresses}

    open_to_all = [address for address, status in statuses.items() if status == 200]
    # A form to report something is the same for whatever is asked, a password may be typed, and a desk stands in for
    # who may not be named.
    same_for_all = ("/melding/", "/regios/stil/", "/contact/stil-")
    assert [each for each in open_to_all if not each.startswith(same_for_all)] == []


@pytest.mark.parametrize("door", ASKED)
def test_asking_for_a_hidden_word_is_as_asking_for_one_that_is_nowhere(addresses, door):
    client = Client()

    def asked(word: str) -> str:
        answer = client.get(door.format(quote(word)))
        return f"{answer.status_code} " + re.sub(r"(?i)" + word, "", readable(answer))

    nowhere = asked("geheimnergens")
    for word in ("geheimconcept", "geheimbesloten", "geheimwijziging", "geheimpersoon", "geheimdaaronder"):
        assert _still(asked(word)) == _still(nowhere), word


def _still(text: str) -> str:
    """Leave out what differs at each answer: moments, digests, lengths."""
    return re.sub(r"urn:uuid:[-0-9a-f]+|\d{4}-\d\d-\d\dT[\d:.+Z]+|ETag: \S+|Content-Length: \d+|\bnonce-\S+", "", text)


def test_the_archive_holds_nothing_hidden(addresses, tmp_path):
    folder = tmp_path / "archief"
    with kept_connections():
        call_command("export_archive", str(folder), verbosity=0)

    files = [file for file in folder.rglob("*") if file.is_file()]
    found = {}
    for file in files:
        data = file.read_bytes()
        text = data.decode(errors="replace")
        if file.suffix == ".pdf":
            with pymupdf.open(stream=data, filetype="pdf") as document:
                text = "".join(page.get_text() for page in document)
        if words := {*HIDDEN.findall(text), *HIDDEN.findall(str(file.relative_to(folder)))}:
            found[str(file.relative_to(folder))] = words
    assert found == {}
    assert any(PUBLIC in file.read_text() for file in files if file.suffix == ".html")
