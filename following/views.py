"""The page on which people start to follow, their own page behind a link in a mail, and the way to stop.

Looking changes nothing: scanners of mail follow links too. There is no session and no cookie.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from following import keeping
from following.choices import Frequency
from following.forms import FollowForm, LinkForm, OwnForm
from following.links import stop_url, to_own, to_stop
from following.searches import UnknownSearchError, tidy
from kit.facets import Facet
from kit.limits import is_over, visitor
from kit.signed import BadLinkError, ExpiredLinkError
from practices.facets import practice_facets

PER_VISITOR = 20
"""So many in an hour from one network address; how often an address is mailed is for following/keeping.py."""


def open_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let everybody send it: nothing is done in the name of who is logged in."""
    return csrf_exempt(never_cache(require_http_methods(["GET", "HEAD", "POST"])(view)))


@open_page
def follow(request: HttpRequest) -> HttpResponse:
    """Take what somebody wants to follow. The answer is the same whether or not we know the address."""
    facets = practice_facets()
    is_sent = request.method == "POST"
    search = _given(request.POST.get("search", "") if is_sent else request.GET.urlencode(), facets)
    form = FollowForm(facets, search, request.POST if is_sent else None)
    if not form.is_bound:
        return render(request, "following/follow.html", {"form": form})
    if not form.is_valid():
        return render(request, "following/follow.html", {"form": form}, status=422)
    if not form.is_from_robot:
        if is_over(f"following:{visitor(request)}", PER_VISITOR):
            return _too_often(request, "following/follow.html", form)
        values = form.cleaned_data
        keeping.ask(values["email"], values["wish"], Frequency(values["frequency"]))
    return HttpResponseRedirect(reverse("following:sent"))


@open_page
def link(request: HttpRequest) -> HttpResponse:
    """Mail somebody their link. The answer is the same whether or not we know the address."""
    form = LinkForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return render(request, "following/link.html", {"form": form})
    if not form.is_valid():
        return render(request, "following/link.html", {"form": form}, status=422)
    if not form.is_from_robot:
        if is_over(f"following:{visitor(request)}", PER_VISITOR):
            return _too_often(request, "following/link.html", form)
        keeping.ask_link(form.cleaned_data["email"])
    return HttpResponseRedirect(reverse("following:link_sent"))


@require_safe
@never_cache
def sent(request: HttpRequest) -> HttpResponse:
    """Say what happens now."""
    return render(request, "following/sent.html")


@require_safe
@never_cache
def link_sent(request: HttpRequest) -> HttpResponse:
    """Say what happens now."""
    return render(request, "following/link_sent.html")


@open_page
def own(request: HttpRequest, token: str) -> HttpResponse:
    """Show what somebody follows; take what they confirm, change and let go."""
    try:
        follower = to_own(token)
    except BadLinkError as bad:
        return _bad_link(request, bad)
    facets = practice_facets()
    form = OwnForm(follower, facets, request.POST if request.method == "POST" else None)
    is_saved = form.is_bound and form.is_valid()
    if is_saved:
        values = form.cleaned_data
        if not keeping.change(follower, values["wishes"], Frequency(values["frequency"])):
            return render(request, "following/stopped.html")
        follower.refresh_from_db()
        form = OwnForm(follower, facets)
    unconfirmed = follower.wishes.filter(confirmed_at=None).count()
    context = {
        "form": form,
        "follower": follower,
        "unconfirmed": unconfirmed,
        "is_saved": is_saved,
        "stop": stop_url(follower.pk),
    }
    return render(request, "following/own.html", context, status=422 if form.errors else 200)


@open_page
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether to stop, and stop: also at one press in a mail program (RFC 8058), which sends no field of ours."""
    try:
        follower = to_stop(token)
    except BadLinkError as bad:
        return _bad_link(request, bad)
    if request.method == "POST" and follower is not None:
        keeping.stop(follower)
    if request.method == "POST" or follower is None:
        return render(request, "following/stopped.html")
    return render(request, "following/stop.html", {"follower": follower})


def _given(search: str, facets: tuple[Facet, ...]) -> str:
    try:
        return tidy(search, facets)
    except UnknownSearchError:
        return ""


def _too_often(request: HttpRequest, template: str, form: FollowForm | LinkForm) -> HttpResponse:
    form.add_error(None, _("Vanaf jouw netwerk is dit net vaak gevraagd. Probeer het over een uur opnieuw."))
    answer = render(request, template, {"form": form}, status=429)
    answer.headers["Retry-After"] = "3600"
    return answer


def _bad_link(request: HttpRequest, bad: BadLinkError) -> HttpResponse:
    is_expired = isinstance(bad, ExpiredLinkError)
    return render(request, "following/bad_link.html", {"is_expired": is_expired}, status=410 if is_expired else 404)
