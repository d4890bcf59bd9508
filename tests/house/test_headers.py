"""What browsers are told with every kind of answer, judged as Mozilla's HTTP Observatory does."""

import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

import pytest
from django.conf import settings as portal_settings
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from home.models import RemovedAddress
from tests.makers import SiteTree, make_content_page, make_document, make_image, make_practice, make_region, make_user
from tests.observatory import directives, judge

pytestmark = pytest.mark.django_db
AS_ON_A_SERVER = {
    "SITE_URL": "https://testserver",
    "SECURE_SSL_REDIRECT": True,
    "SECURE_HSTS_SECONDS": 31_536_000,
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
}
RUNNING = re.compile(r"unsafe-(?:inline|eval|hashes)|\bdata:|\bblob:|https?:|\*")


@pytest.fixture
def site(tree: SiteTree, settings: Any) -> dict[str, str]:
    """A site as it is on a server; gives an address for each kind of answer."""
    for name, value in AS_ON_A_SERVER.items():
        setattr(settings, name, value)
    region = make_region(tree, "Twente")
    practice = make_practice(region, "Een week mee")
    page = make_content_page(tree, "Oud", slug="oud")
    Redirect.add_redirect("/verhuisd", redirect_to=page)
    RemovedAddress.objects.create(path="/weg/")
    picture = make_image().get_rendition("width-20")
    return {
        "home": "/",
        "list": "/praktijken/",
        "practice": practice.url,
        "region": region.url,
        "form": "/volgen/",
        "admin's door": "/beheer/login/",
        "not found": "/nergens/",
        "gone": "/weg/",
        "moved": "/verhuisd/",
        "with a slash": "/praktijken",
        "frame": "/embed/praktijken/",
        "frame, not found": "/embed/regio/nergens/",
        "api": "/api/v1/praktijken",
        "api, asked wrongly": "/api/v1/praktijken?zomaar=1",
        "api, not found": "/api/v1/nergens",
        "api, explained": "/api/v1/docs",
        "api, described": "/api/v1/openapi.json",
        "feed": "/praktijken/feed/",
        "csv": "/praktijken.csv",
        "workbook": "/praktijken.xlsx",
        "paper": f"{practice.url}pdf/",
        "picture of a link": f"{practice.url}beeld.png",
        "suggestions": "/praktijken/suggesties/?q=we",
        "media": picture.url,
        "media, not found": "/media/images/nergens.jpg",
        "document": make_document().url,
        "style": "/static/css/base.css",
        "drawing": "/static/img/favicon.svg",
        "favicon": "/favicon.ico",
        "sitemap": "/sitemap.xml",
        "robots": "/robots.txt",
        "security": "/.well-known/security.txt",
        "health": "/gezondheid/",
    }


def told(answer: HttpResponse) -> dict[str, str]:
    return {name.lower(): value for name, value in answer.headers.items()}


def text_of(answer: Any) -> str:
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode(errors="replace")


def test_every_kind_of_public_answer_gets_the_highest_mark_and_no_cookie(site):
    for kind, address in site.items():
        answer = Client().get(address, secure=True)
        verdict = judge(told(answer), text_of(answer), answer.cookies)

        assert verdict.score >= 100, f"{kind}: {answer.status_code} {verdict}"
        assert not answer.cookies or kind == "admin's door", kind
        policy = told(answer)["content-security-policy"]
        allowed = "'unsafe-inline'" if kind in ("drawing", "favicon") else ""
        assert not [found for found in RUNNING.findall(policy.replace("frame-ancestors *", "")) if found not in allowed]
        assert directives(policy)["default-src"] == {"'none'"}, kind
        assert "camera=()" in told(answer)["permissions-policy"], kind
        assert told(answer)["cross-origin-opener-policy"] == "same-origin", kind


def test_what_other_sites_load_is_theirs_to_load_and_nothing_else(site):
    reach = {kind: told(Client().get(url, secure=True))["cross-origin-resource-policy"] for kind, url in site.items()}

    theirs = {kind for kind, policy in reach.items() if policy == "cross-origin"}
    assert {"style", "drawing", "frame"} <= theirs  # our script for a piece on another site is a static file too
    assert all(kind.startswith(("api", "frame")) or kind in ("style", "drawing") for kind in theirs)


def test_the_kinds_of_answer_are_what_they_are_called(site):
    expected = {
        "not found": 404,
        "gone": 410,
        "moved": 301,
        "with a slash": 301,
        "favicon": 301,
        "frame, not found": 404,
        "api, asked wrongly": 400,
        "api, not found": 404,
        "media, not found": 404,
    }

    for kind, address in site.items():
        assert Client().get(address, secure=True).status_code == expected.get(kind, 200), kind


def _fails(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    raise RuntimeError("Het gaat mis.")


def test_answers_to_what_goes_wrong_get_the_highest_mark(site, monkeypatch):
    client = Client(raise_request_exception=False)
    wrong = {
        HTTPStatus.BAD_REQUEST: client.get("/", secure=True, headers={"host": "elders.example"}),
        HTTPStatus.METHOD_NOT_ALLOWED: client.post("/robots.txt", secure=True),
        HTTPStatus.MOVED_PERMANENTLY: client.get("/", secure=False),
        HTTPStatus.FORBIDDEN: Client(enforce_csrf_checks=True).post("/beheer/login/", secure=True),
    }
    monkeypatch.setattr("wagtail.models.pages.Page.serve", _fails)
    monkeypatch.setattr("home.models.HomePage.serve", _fails)
    wrong[HTTPStatus.INTERNAL_SERVER_ERROR] = client.get("/", secure=True)
    monkeypatch.setattr("kit.middleware.SENDING", 0)
    wrong[HTTPStatus.TOO_MANY_REQUESTS] = client.post("/volgen/", secure=True)

    for status, answer in wrong.items():
        headers = told(answer)
        if status == HTTPStatus.MOVED_PERMANENTLY:
            assert headers["location"] == "https://testserver/"
            headers["strict-transport-security"] = "max-age=31536000"  # never sent over plain HTTP
        assert answer.status_code == status
        assert judge(headers, answer.text).score >= 100, f"{status}: {judge(headers, answer.text)}"


def test_the_admin_runs_no_handlers_in_attributes_and_its_cookies_stay_with_it(site):
    client = Client()
    client.force_login(make_user(is_superuser=True))
    door = Client().get("/beheer/login/", secure=True)

    answer = client.get("/beheer/", secure=True)

    policy = directives(answer["Content-Security-Policy"])
    assert policy["script-src-attr"] == {"'none'"}
    assert "unsafe-eval" not in answer["Content-Security-Policy"]
    assert judge(told(answer), answer.text).rules["csp"] == -20  # inline scripts of Wagtail: decision 5
    for cookie in door.cookies.values():
        assert cookie["secure"], cookie.key
        assert cookie["httponly"], cookie.key
        assert cookie["samesite"] == "Lax", cookie.key


def test_a_preview_has_the_policy_of_what_readers_get(site, tree):
    page = make_practice(make_region(tree, "Hier"), "Nog niet klaar", live=False)
    client = Client()
    client.force_login(make_user(is_superuser=True))

    draft = client.get(f"/beheer/pages/{page.pk}/view_draft/", headers={"x-forwarded-proto": "https"})

    assert draft.status_code == 200
    assert "unsafe" not in draft["Content-Security-Policy"]


def test_an_answer_that_says_that_nothing_changed_leaves_the_policy_as_it_was(site):
    tag = Client().get("/api/v1/themas", secure=True)["ETag"]

    again = Client().get("/api/v1/themas", secure=True, headers={"If-None-Match": tag})

    assert again.status_code == HTTPStatus.NOT_MODIFIED
    assert "Content-Security-Policy" not in again.headers


def test_security_txt_says_whom_to_tell_and_for_how_long_that_holds(client, settings):
    settings.SECURITY_CONTACT = "lek@example.org"

    answer = client.get("/.well-known/security.txt")

    fields = dict(line.split(": ", 1) for line in answer.text.splitlines())
    ends_at = datetime.fromisoformat(fields["Expires"])
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert fields["Contact"] == "mailto:lek@example.org"
    assert fields["Canonical"] == "http://testserver/.well-known/security.txt"
    assert 30 < (ends_at - timezone.now()).days < 365
    assert ends_at.tzinfo == UTC


def test_without_a_contact_of_its_own_security_txt_leads_to_the_page_with_contacts(client):
    contact = re.search(r"^Contact: (\S+)$", client.get("/.well-known/security.txt").text, re.MULTILINE)

    assert contact[1] == "http://testserver/contact/"
    assert client.get("/contact/").status_code == 200


def test_the_judge_sees_what_is_wrong():
    good = {
        "content-security-policy": "default-src 'none'; script-src 'self'; frame-ancestors 'self'",
        "strict-transport-security": "max-age=31536000",
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "content-type": "text/html",
    }
    inline = good | {"content-security-policy": "default-src 'self'; script-src 'unsafe-inline'"}

    assert judge(good).score == 130
    assert judge(inline).rules["csp"] == -20
    assert judge(inline).rules["framing"] == -20
    assert judge(good, "<script src='https://elders.example/a.js'></script>").rules["scripts"] == -5
    assert judge({}).score == 30


@pytest.mark.slow
def test_the_check_for_servers_finds_nothing():
    environment = os.environ | {
        "DEBUG": "0",
        "SECRET_KEY": "een-geheim-dat-lang-genoeg-is-en-nergens-anders-staat-4711",
        "SITE_URL": "https://praktijken.example.org",
        "ALLOWED_HOSTS": "praktijken.example.org",
        "DJANGO_SETTINGS_MODULE": "portal.settings",
    }

    checked = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=portal_settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
    )

    assert checked.returncode == 0, checked.stderr
