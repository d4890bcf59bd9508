"""Where links to our own site lead: asked of the database and of the addresses, never over the network."""

import io
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import SuspiciousOperation
from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Page, Site

from links.choices import Kind, Outcome
from links.fetching import Answer
from links.finding import DOCUMENT, PAGE

_PORTS = {"http": 80, "https": 443}
_LONGEST_KEY = 18  # more digits do not fit in a key of the database
_WORKS = Answer(Outcome.WORKS)


class OwnSite:
    """Knows the addresses of this site as they are when it is made."""

    def __init__(self) -> None:
        sites = Site.objects.values_list("hostname", "port")
        self._doors = {(hostname.lower(), port) for hostname, port in sites} | {_door(settings.SITE_URL)}
        # A site on 443 is also linked to with http, and the other way round.
        self._doors |= {(host, other) for host, port in self._doors if port in (80, 443) for other in (80, 443)}
        self._host = _door(settings.SITE_URL)
        self._is_secure = settings.SITE_URL.startswith("https:")

    def kind_of(self, url: str) -> str:
        """Return where an address leads: a document, a page of our own, or another site."""
        if url.startswith(DOCUMENT):
            return Kind.DOCUMENT
        if url.startswith(PAGE):
            return Kind.INSIDE
        try:
            parts = urlsplit(url)
            is_own = (not parts.netloc and not parts.scheme) or (
                parts.scheme in ("", *_PORTS) and _door(url) in self._doors
            )
        except ValueError:
            return Kind.OUTSIDE
        if not is_own:
            return Kind.OUTSIDE
        return Kind.DOCUMENT if parts.path.startswith(_documents()) else Kind.INSIDE

    def answers(self, urls: Iterable[str]) -> dict[str, Answer]:
        """Return what came of each of our own addresses. Pages and documents take three queries together."""
        wanted = set(urls)
        pages = {url for url in wanted if url.startswith(PAGE)}
        documents = {url for url in wanted if url.startswith(DOCUMENT)}
        found = _answers_for_pages(pages) | _answers_for_documents(documents)
        for url in wanted - pages - documents:
            found[url] = self._answer_for_path(url)
        return found

    def _answer_for_path(self, url: str) -> Answer:
        parts = urlsplit(url)
        path = unquote(parts.path) or "/"
        if not path.startswith("/"):
            return Answer(
                Outcome.ERROR, detail=_("Dit adres is niet af: begin met https:// of met een schuine streep.")
            )
        if path.startswith(settings.STATIC_URL):
            return _answer_for_static(path.removeprefix(settings.STATIC_URL))
        if path.startswith(reverse("wagtailadmin_home")):
            return Answer(Outcome.ERROR, detail=_("Dit is een scherm van de redactie; een lezer komt er niet in."))
        request = self._request(parts.path or "/", parts.query)
        answer = self._answer_for_view(request, path)
        if answer.outcome != Outcome.GONE:
            return answer
        return _answer_for_redirect(request) or answer

    def _request(self, path: str, query: str) -> HttpRequest:
        """Return a request such as a reader's, who is not signed in."""
        host, port = self._host
        scheme = "https" if self._is_secure else "http"
        request = WSGIRequest(
            {
                "REQUEST_METHOD": "GET",
                "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
                "QUERY_STRING": query,
                "SERVER_NAME": host,
                "SERVER_PORT": str(port),
                "HTTP_HOST": host if port == _PORTS[scheme] else f"{host}:{port}",
                "wsgi.url_scheme": scheme,
                "wsgi.input": io.BytesIO(),
            }
        )
        request.user = AnonymousUser()
        return request

    def _answer_for_view(self, request: HttpRequest, path: str) -> Answer:
        # An address without its last stroke is helped on by Django.
        for candidate in dict.fromkeys([path, f"{path.rstrip('/')}/"]):
            try:
                match = resolve(candidate)
            except Resolver404:
                continue
            if match.url_name == "wagtail_serve":
                answer = _answer_for_route(request, candidate)
            elif match.url_name == "wagtaildocs_serve":
                answer = _answer_for_document_address(*match.args)
            else:
                answer = _answer_of(match, request)
            if answer.outcome != Outcome.GONE:
                return answer
        return Answer(Outcome.GONE, 404, _("Op dit adres van de eigen site staat niets."))


def _door(url: str) -> tuple[str, int]:
    parts = urlsplit(url)
    scheme = parts.scheme or urlsplit(settings.SITE_URL).scheme
    return (parts.hostname or "").lower(), parts.port or _PORTS.get(scheme, 0)


def _documents() -> str:
    return reverse("wagtaildocs_serve", args=[1, "a"]).removesuffix("1/a")


def _keys(urls: Iterable[str], prefix: str) -> dict[str, int]:
    """Return {address: key} of those that name a key."""
    written = {url: url.removeprefix(prefix) for url in urls}
    return {url: int(key) for url, key in written.items() if key.isdecimal() and len(key) <= _LONGEST_KEY}


def _answers_for_pages(urls: set[str]) -> dict[str, Answer]:
    keys = _keys(urls, PAGE)
    pages = Page.objects.filter(pk__in=set(keys.values()))
    titles = {page.pk: (page.title, page.live) for page in pages.only("pk", "title", "live")}
    open_to_all = set(pages.live().public().values_list("pk", flat=True)) if keys else set()
    answers = {}
    for url in urls:
        key = keys.get(url)
        if key not in titles:
            answers[url] = Answer(Outcome.GONE, detail=_("De pagina is verwijderd."))
        elif not titles[key][1]:
            answers[url] = Answer(
                Outcome.GONE, detail=_says(_("De pagina ‘%s’ staat niet op de site."), titles[key][0])
            )
        elif key not in open_to_all:
            answers[url] = _closed(titles[key][0])
        else:
            answers[url] = _WORKS
    return answers


def _answers_for_documents(urls: set[str]) -> dict[str, Answer]:
    keys = _keys(urls, DOCUMENT)
    documents = get_document_model().objects.in_bulk(set(keys.values()))
    answers = {}
    for url in urls:
        document = documents.get(keys.get(url))
        if document is None:
            answers[url] = Answer(Outcome.GONE, detail=_("Het document is verwijderd."))
        elif not document.file or not document.file.storage.exists(document.file.name):
            detail = _says(_("Het bestand van het document ‘%s’ is zoek."), document.title)
            answers[url] = Answer(Outcome.GONE, detail=detail)
        else:
            answers[url] = _WORKS
    return answers


def _answer_for_document_address(key: str, filename: str) -> Answer:
    """Return what Wagtail would give: an address with the name of an earlier file leads nowhere."""
    url = f"{DOCUMENT}{key}"
    answer = _answers_for_documents({url})[url]
    if answer.outcome == Outcome.WORKS:
        document = get_document_model().objects.get(pk=int(key))
        if document.filename != filename:
            detail = _says(_("Het document ‘%s’ heeft nu een ander bestand."), document.title)
            return Answer(Outcome.GONE, 404, detail)
    return answer


def _answer_for_static(name: str) -> Answer:
    name = unquote(name)
    try:
        is_there = bool(finders.find(name)) or staticfiles_storage.exists(name)
    except (OSError, ValueError, SuspiciousOperation):
        is_there = False
    return _WORKS if is_there else Answer(Outcome.GONE, 404, _("Op dit adres van de eigen site staat niets."))


def _answer_for_route(request: HttpRequest, path: str) -> Answer:
    request.__dict__.pop("_wagtail_route_for_request", None)
    page = Page.find_for_request(request, path)
    if page is None:
        return Answer(Outcome.GONE, 404)
    return _closed(page.title) if page.get_view_restrictions().exists() else _WORKS


def _answer_of(match: ResolverMatch, request: HttpRequest) -> Answer:
    """Return what a view gives. One without a name in its address always answers; of a thing only the view knows."""
    if not match.kwargs and not match.args:
        return _WORKS
    view: Callable[..., Any] = match.func
    try:
        response: HttpResponseBase = view(request, *match.args, **match.kwargs)
    except Http404:
        return Answer(Outcome.GONE, 404)
    except Exception:  # a view that wants more of a request than this one has
        return Answer(Outcome.UNCHECKED, detail=_("Dit adres kon niet worden nagegaan."))
    # Closing the whole answer would tell Django that a request is done, and cut the database off.
    if file := getattr(response, "file_to_stream", None):
        file.close()
    if response.status_code in (404, 410):
        return Answer(Outcome.GONE, response.status_code)
    return _WORKS


def _answer_for_redirect(request: HttpRequest) -> Answer | None:
    redirect = get_redirect(request, Redirect.normalise_path(request.get_full_path(), decode_unicode=False))
    redirect = redirect or get_redirect(request, Redirect.normalise_path(request.path, decode_unicode=False))
    if redirect is None or redirect.link is None:
        return None
    if redirect.redirect_page_id and not redirect.redirect_page.live:
        return Answer(
            Outcome.GONE, 404, _says(_("De pagina ‘%s’ staat niet op de site."), redirect.redirect_page.title)
        )
    if redirect.is_permanent:
        return Answer(Outcome.MOVED, 301, _("De pagina is verhuisd."), str(redirect.link))
    return _WORKS


def _closed(title: str) -> Answer:
    return Answer(Outcome.ERROR, detail=_says(_("De pagina ‘%s’ is niet voor iedereen te zien."), title))


def _says(sentence: str, title: str) -> str:
    return sentence % title[:150]
