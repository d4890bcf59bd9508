"""Forms that reach a person or a desk: without an account or a cookie, and once however often they are sent."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from contacts.desks import desk_for
from inbox.answered import call_answered, message_of
from inbox.choices import MessageKind
from inbox.forms import MessageForm, QuestionForm, ReportForm
from inbox.models import Message
from inbox.origins import Origin, origin_at
from inbox.sending import already_sent, send
from inbox.sources import is_open
from inbox.targets import Target, contact_target, coordinator_target, desk_target
from kit.limits import is_over, visitor
from kit.pages import Crumb
from kit.signed import BadLinkError, signed, unsigned
from regions.models import RegionPage

PER_VISITOR, PER_ADDRESS, PER_TARGET = 5, 10, 30
"""So many messages in an hour; nobody gets more receipts than the second, whoever fills in their address."""
RECEIPT_DAYS = 30
private = cache_control(private=True, no_cache=True)
_CRUMBS = [Crumb("Home", "/"), Crumb("Contactpersonen", "/contact/")]


def open_form(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let everybody send it: there is no session and no cookie that another site could use in somebody's name."""
    # A browser may keep the page for its Back button, so that what was typed comes back; nobody else may.
    return csrf_exempt(private(require_http_methods(["GET", "HEAD", "POST"])(view)))


@open_form
def contact(request: HttpRequest, slug: str) -> HttpResponse:
    """Write to a person; the desk answers for who may not be named today."""
    return _message(request, contact_target(slug, request))


@open_form
def desk(request: HttpRequest, slug: str) -> HttpResponse:
    """Write to the desk of a region, or to the national desk."""
    return _message(request, desk_target(slug, request))


def _message(request: HttpRequest, target: Target | None) -> HttpResponse:
    if target is None:
        raise Http404
    origin = _origin(request)
    form = MessageForm(request.POST if request.method == "POST" else None, initial=_remembered(origin))
    context = {"form": form, "target": target, "origin": origin, "breadcrumbs": _CRUMBS}
    return _handled(request, form, MessageKind.MESSAGE, lambda: target, origin, "inbox/message.html", context)


@open_form
def question(request: HttpRequest) -> HttpResponse:
    """Ask the coordinator of a region what was not found."""
    sought = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:200]
    initial = {"region": request.GET.get("regio", ""), "sought": sought}
    form = QuestionForm(request.POST if request.method == "POST" else None, initial=initial)
    context = {"form": form, "sought": form["sought"].value() or "", "breadcrumbs": [Crumb("Home", "/")]}

    def target() -> Target:
        return coordinator_target(form.cleaned_data["region"], request)

    return _handled(request, form, MessageKind.QUESTION, target, None, "inbox/question.html", context)


@open_form
def report(request: HttpRequest) -> HttpResponse:
    """Say that something is wrong on a page."""
    origin = _origin(request)
    form = ReportForm(request.POST if request.method == "POST" else None, initial=_remembered(origin))
    region = origin.region if origin else None
    slug = region.slug if region else "landelijk"

    def target() -> Target:
        found = desk_target(slug, request) or desk_target("landelijk", request)
        if found is None:
            raise Http404
        return found

    context = {"form": form, "origin": origin, "breadcrumbs": [Crumb("Home", "/")]}
    return _handled(request, form, MessageKind.REPORT, target, origin, "inbox/report.html", context)


@require_safe
@never_cache
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    """Show the number of what was sent, and when to expect an answer. It holds no word of it."""
    try:
        number, kind, region_key = unsigned("ontvangst", token, days=RECEIPT_DAYS)
    except (BadLinkError, ValueError, TypeError) as bad:
        raise Http404 from bad
    region = RegionPage.objects.published().filter(pk=region_key).first()
    desk = desk_for(region, request)
    return render(request, "inbox/receipt.html", {"number": number, "kind": kind, "desk": desk})


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answered(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether a message was answered, and take that it was: scanners of mail follow links too."""
    try:
        message = message_of(token)
    except BadLinkError:
        return render(request, "inbox/answered.html", {"message": None}, status=404)
    if request.method == "POST":
        call_answered(message)
        message.refresh_from_db()
    return render(request, "inbox/answered.html", {"message": message, "is_open": is_open(message)})


def _origin(request: HttpRequest) -> Origin | None:
    """Return the page somebody comes from: as the form remembers, else as the link or the browser says."""
    if request.method == "POST":
        return origin_at(request.POST.get("origin", ""), request)
    told = request.GET.get("pagina", "")
    if not told:
        referer = urlsplit(request.headers.get("Referer", ""))
        told = referer.path if referer.netloc == request.get_host() else ""
    return origin_at(told, request)


def _remembered(origin: Origin | None) -> dict[str, str]:
    return {"origin": origin.path if origin else ""}


def _handled(
    request: HttpRequest,
    form: Any,
    kind: MessageKind,
    find_target: Callable[[], Target],
    origin: Origin | None,
    template: str,
    context: dict[str, Any],
) -> HttpResponse:
    if not form.is_bound:
        return render(request, template, context)
    if not form.is_valid():
        return render(request, template, context, status=422)
    if form.is_from_robot:
        return _to_receipt(Message(kind=kind))
    if earlier := already_sent(form.cleaned_data["key"]):
        return _to_receipt(earlier)
    target = find_target()
    if _is_too_often(request, target, form.cleaned_data["email"]):
        form.add_error(None, _too_many(target))
        response = render(request, template, context, status=429)
        response.headers["Retry-After"] = "3600"
        return response
    sought = form.cleaned_data.get("sought", "")
    return _to_receipt(send(form.cleaned_data["key"], kind, target, form.values(), origin, sought))


def _is_too_often(request: HttpRequest, target: Target, email: str) -> bool:
    return (
        is_over(f"inbox:{visitor(request)}", PER_VISITOR)
        or (bool(email) and is_over(f"inbox:{email.lower()}", PER_ADDRESS))
        or is_over(f"inbox:{target.key}", PER_TARGET)
    )


def _too_many(target: Target) -> str:
    if phone := target.desk.phone:
        return _("Er zijn net veel berichten verstuurd. Probeer het over een uur opnieuw, of bel %s.") % phone
    return _("Er zijn net veel berichten verstuurd. Probeer het over een uur opnieuw.")


def _to_receipt(message: Message) -> HttpResponse:
    token = signed("ontvangst", [message.number, str(message.kind), message.region_id])
    return HttpResponseRedirect(reverse("inbox:receipt", args=[token]))
