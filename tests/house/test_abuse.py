"""Somebody who means harm, at every public door."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern

from store.addresses import asked
from tests.makers import make_contact, make_practice, make_region, make_user

pytestmark = pytest.mark.django_db
OUTSIDE = {"REMOTE_ADDR": "192.0.2.77"}
SAMPLES = {
    "contact/<slug:slug>/bericht/": "/contact/sam/bericht/",
    "contact/balie/<slug:slug>/": "/contact/balie/twente/",
}
FORMS_WITH_A_LIMIT_OF_THEIR_OWN = {
    "contact/<slug:slug>/bericht/": "inbox",
    "contact/balie/<slug:slug>/": "inbox",
    "melding/": "inbox",
    "vraag/": "inbox",
    "^wij-doen-dit-ook/(?P<pk>[0-9]{1,9})/$": "adoptions",
    "volgen/": "following",
    "volgen/link/": "following",
    "deel-een-praktijk/": "offering",
    "deel-een-praktijk/link/": "offering",
}
"""Each is tried in the tests of its app."""
FORMS_BEHIND_A_SECRET = re.compile(r"<(?:str:)?token>|restriction_id")
"""Who has no link that we signed gets no further than that; all of them hang above the net for everything."""


def patterns(found: list[URLPattern | URLResolver], before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for each in found:
        path = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from patterns(each.url_patterns, path)
        elif not path.lstrip("^").startswith("beheer/"):
            yield path, each


def address_of(path: str, pattern: URLPattern, tree: Any) -> str:
    """Return an address that a pattern matches, as far as can be: what it names need not be there."""
    if path in SAMPLES:
        return SAMPLES[path]
    if isinstance(pattern.pattern, RegexPattern):
        path = re.sub(r"\(\?P<(?:pk|key|number)>[^)]*\)", "1", path)
        path = re.sub(r"\(\?P<path>images[^)]*\)", "images/a.jpg", path)
        path = re.sub(r"\(\?P<path>.*?\)(?=/pdf|/beeld)", "praktijken/een", path)
        path = re.sub(r"\(\?P<\w+>[^)]*\)", "a", path)
        path = path.replace(r"^(\d+)/(.*)$", "1/a.pdf").replace(r"^((?:[\w\-]+/)*)$", "praktijken/")
        path = path.replace(r"(?:/[\s\S]*)?\Z", "/nergens").replace("\\", "").strip("^$")
    return "/" + re.sub(r"<(\w+:)?\w+>", lambda found: "1" if found[1] == "int:" else "a", path)


@pytest.fixture
def site(tree: Any) -> Any:
    region = make_region(tree, "Twente")
    make_practice(region, "Een")
    make_contact("Sam", [region])
    return tree


def test_each_form_has_a_limit_of_its_own_or_asks_for_a_secret(site):
    taking, client = set(), Client(**OUTSIDE)
    for path, pattern in patterns(get_resolver().url_patterns):
        answer = client.post(address_of(path, pattern, site))
        if answer.status_code not in (404, 405) and not path.startswith(("api/", "^api")):
            taking.add(path)
        caches["counters"].clear()

    open_to_all = {path for path in taking if not FORMS_BEHIND_A_SECRET.search(path)}
    # Pages ignore what is sent to them; the others lead elsewhere.
    pages = {r"^((?:[\w\-]+/)*)$", "stijlgids/", "_util/login/", "favicon.ico"}
    assert open_to_all - pages - set(FORMS_WITH_A_LIMIT_OF_THEIR_OWN) == set()


def test_beneath_every_form_hangs_one_net(site, monkeypatch):
    monkeypatch.setattr("kit.middleware.SENDING", 1)
    for path, pattern in patterns(get_resolver().url_patterns):
        if path.startswith(("api/", "^api")):
            continue  # counts for itself, in the words of machines: reuse/api/test_doors.py
        caches["counters"].clear()
        client, address = Client(**OUTSIDE), address_of(path, pattern, site)
        client.post(address)

        second = client.post(address)

        assert second.status_code == 429, address
        assert 0 < int(second["Retry-After"]) <= 600
        assert second["Cache-Control"] == "no-store"
        assert Client(REMOTE_ADDR="192.0.2.78").post(address).status_code != 429


@pytest.mark.parametrize(
    "address",
    [
        "/praktijken/?q=coach",
        "/praktijken/suggesties/?q=co",
        "/praktijken/feed/?q=coach",
        "/regios/zoek/?q=zaandam",
        "/embed/praktijken/?q=coach",
        "/praktijken.csv?q=coach",
        "/praktijken.pdf?q=coach",
        "/begrippen/?q=coach",
    ],
)
def test_questions_that_cost_much_have_an_end_for_one_visitor(site, monkeypatch, address):
    monkeypatch.setattr("kit.middleware.ASKING", 2)
    client = Client(**OUTSIDE)

    answers = [client.get(address).status_code for _ in range(4)]

    assert 429 not in answers[:2]
    assert answers[2:] == [429, 429]
    assert Client(REMOTE_ADDR="192.0.2.78").get(address).status_code != 429


def test_where_all_visitors_look_like_this_machine_nobody_is_kept_from_reading(site, monkeypatch):
    monkeypatch.setattr("kit.middleware.ASKING", 1)

    assert {Client().get("/praktijken/?q=coach").status_code for _ in range(3)} == {200}


def test_another_address_in_a_header_gives_no_second_turn(site, monkeypatch):
    monkeypatch.setattr("kit.middleware.SENDING", 1)

    answers = [
        Client(**OUTSIDE).post("/volgen/", headers={"X-Forwarded-For": f"198.51.100.{number}"}).status_code
        for number in range(3)
    ]

    assert answers[1:] == [429, 429]


@pytest.mark.parametrize(
    "headers",
    [
        {"Range": "bytes=0-,0-,0-,0-"},
        {"Range": "bytes=99999999999999999999-"},
        {"If-None-Match": '"' + "a" * 5_000},
        {"If-None-Match": "W/" + '"a",' * 2_000},
        {"If-Modified-Since": "Thu, 99 Foo 99999999999 99:99:99 GMT"},
        {"If-Unmodified-Since": "gisteren"},
        {"If-Range": "\x00"},
        {"Accept": ";q=nan," * 500},
        {"Accept-Encoding": "br;q=x, *;q=1e999, ,,,"},
        {"Accept-Language": "-".join(["nl"] * 500)},
        {"Cookie": "sessionid=" + "'" * 500 + "; =; csrftoken"},
        {"Content-Type": "multipart/form-data; boundary="},
        {"Content-Length": "-1"},
        {"X-HTTP-Method-Override": "DELETE"},
        {"Authorization": "Basic " + "=" * 50},
    ],
)
@pytest.mark.parametrize("address", ["/", "/praktijken/?q=a", "/api/v1/praktijken", "/praktijken/feed/", "/volgen/"])
def test_rubbish_in_headers_breaks_nothing(site, address, headers):
    answer = Client().get(address, headers=headers)

    assert answer.status_code < 500


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-Host": "kwaad.example"},
        {"X-Forwarded-Server": "kwaad.example", "X-Host": "kwaad.example"},
        {"X-Original-URL": "/beheer/", "X-Rewrite-URL": "/beheer/"},
        {"X-Forwarded-Prefix": "/kwaad", "X-Forwarded-Port": "666"},
        {"Forwarded": "host=kwaad.example;proto=http"},
    ],
)
def test_no_header_of_a_stranger_comes_back_in_a_page(site, headers):
    for address in ("/", "/praktijken/", "/sitemap.xml", "/robots.txt", "/praktijken/feed/", "/api/v1/praktijken"):
        plain, odd = Client().get(address), Client().get(address, headers=headers)
        assert "kwaad" not in odd.text, address
        assert "666" not in odd.get("Link", ""), address
        assert odd.status_code == plain.status_code, address


@pytest.mark.parametrize("host", ["kwaad.example", "testserver.kwaad.example", "testserver@kwaad.example", "a" * 300])
def test_another_host_is_no_host_of_ours(site, host):
    answer = Client().get("/", headers={"host": host})

    assert answer.status_code == 400
    assert "kwaad" not in answer.text


def test_ten_thousand_keys_in_one_question_are_answered_quickly_and_kept_nowhere(site):
    query = "&".join(f"k{number}=v" for number in range(10_000))

    answer = Client().get(f"/praktijken/?{query}")

    assert answer.status_code < 500
    request = {"REQUEST_METHOD": "GET", "PATH_INFO": "/praktijken/", "QUERY_STRING": query, "HTTP_HOST": "testserver"}
    assert asked(request) is None


PROBE = "{{7*7}}${7*7}#{7*7}<%=7*7%>{% debug %}%(a)s{0.__class__}"


def test_nothing_that_is_typed_is_worked_out(site):
    for address in ("/praktijken/", "/praktijken/suggesties/", "/regios/zoek/", "/embed/praktijken/"):
        text = Client().get(address, {"q": PROBE}).text
        assert "49${" not in text, address
        assert "$49" not in text, address
        assert "#49" not in text, address
        assert "class &#x27;str" not in text, address
        assert "class 'str" not in text, address


@pytest.mark.parametrize(
    "target",
    ["https://kwaad.example/", "//kwaad.example/", "/\\kwaad.example", "javascript:alert(1)", "https:kwaad.example"],
)
def test_no_door_sends_people_on_to_another_site(site, target):
    make_user("sam", password="een-lang-wachtwoord")
    signed_in = Client()
    answers = [
        signed_in.post("/beheer/login/", {"username": "sam", "password": "een-lang-wachtwoord", "next": target}),
        Client().get("/beheer/login/", {"next": target}),
        Client().get("/_util/login/", {"next": target}),
        signed_in.get("/beheer/login/", {"next": target}),
        signed_in.get("/beheer/logout/", {"next": target}),
        Client().get(f"/{target}"),
        Client().get("/praktijken", {"next": target}),
    ]

    for answer in answers:
        place = urlsplit(answer.get("Location", ""))
        assert place.hostname in (None, "testserver")
        assert place.scheme in ("", "http", "https")
        assert "kwaad" not in place.path or place.path.startswith("/")


@pytest.mark.parametrize("name", ["Sam\r\nBcc: allen@example.org", "Sam\nSubject: Gewonnen", "Sam\x00"])
def test_no_line_of_a_mail_can_be_added(site, mailoutbox, name):
    for address in ("/contact/sam/bericht/", "/vraag/", "/volgen/", "/deel-een-praktijk/"):
        fields = {"name": name, "email": f"sam@example.org{name[3:]}", "message": "Hallo", "subject": name}
        assert Client().post(address, fields).status_code < 500

    assert not [mail for mail in mailoutbox if "allen@example.org" in str(mail.message())]
    assert not [mail for mail in mailoutbox if "\n" in mail.subject]


def test_a_field_that_the_form_does_not_have_changes_nothing(client, tree):
    user = make_user("redactie", is_staff=False)
    client.force_login(user)
    client.post(
        "/beheer/account/",
        {
            "is_superuser": "1",
            "is_staff": "1",
            "is_active": "0",
            "groups": "1",
            "user_permissions": "1",
            "name_email-first_name": "Sam",
            "name_email-is_superuser": "1",
            "name_email-groups": "1",
            "profile-user": "1",
        },
    )

    user.refresh_from_db()
    assert (user.is_superuser, user.is_active, user.groups.count()) == (False, True, 0)
