"""Offering a practice, step by step, behind a link of one's own: no account, no session and no cookie.

Looking changes nothing: scanners of mail follow links too. Who does something by a link from a mail, shows that the
address is theirs.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from kit.limits import is_over, visitor
from kit.pages import Crumb
from kit.signed import BadLinkError, ExpiredLinkError
from offering import erasing, keeping, mailing
from offering.forms import AboutForm, LinkForm, SendForm, TellForm
from offering.links import Opened, opened, screen_token
from offering.models import Offer
from offering.standing import may_be_withdrawn, standing_of

PER_VISITOR, PER_ADDRESS, FILES_PER_VISITOR = 10, 5, 30
"""So many in an hour; how often an address is mailed is for offering/mailing.py."""
MOST_SENT = 100 * 1024 * 1024
"""Bytes that are taken in, to keep what was typed beside a file that is too large."""
_AFTER_TELLING = {"terug": "about", "bewaar": "own", "lees": "tell", "zonder-bestand": "tell"}
_AFTER_CHECKING = {"over": "about", "vertel": "tell", "bewaar": "own"}
"""Where each button leads, but the one that goes on."""


def open_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let everybody send it: nothing is done in the name of who is logged in. What is far too much is not taken in."""

    @csrf_exempt
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def opened_page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        length = str(request.META.get("CONTENT_LENGTH") or "")
        if length.isdecimal() and int(length) > MOST_SENT:
            raise RequestDataTooBig
        return view(request, *args, **kwargs)

    return opened_page


def own_page(view: Callable[[HttpRequest, Opened], HttpResponse]) -> Callable[..., HttpResponse]:
    """Give a view the offer behind a link; say it when there is none."""

    @open_page
    @wraps(view)
    def with_offer(request: HttpRequest, token: str) -> HttpResponse:
        try:
            link = opened(token)
            if request.method == "POST" and link.is_by_mail:
                keeping.prove(link.offer)
            return view(request, link)
        except BadLinkError as bad:
            is_expired = isinstance(bad, ExpiredLinkError)
        except Offer.DoesNotExist:  # withdrawn in another window, this very moment
            is_expired = False
        return render(request, "offering/bad_link.html", {"is_expired": is_expired}, status=410 if is_expired else 404)

    return with_offer


@open_page
def start(request: HttpRequest) -> HttpResponse:
    """Step 1 for the first time: an offer begins, its link is mailed, and one goes on at once."""
    form = AboutForm(request.POST if request.method == "POST" else None, region=request.GET.get("regio", ""))
    if not form.is_bound:
        return _show(request, "start", form)
    if not form.is_valid():
        return _show(request, "start", form, status=422)
    if form.is_from_robot:
        return HttpResponseRedirect(reverse("offering:link_sent"))
    values, key = form.values(), form.cleaned_data["key"]
    if not Offer.objects.filter(form_key=key).exists() and _is_too_often(request, values["sender_email"]):
        return _too_often(request, "start", form)
    return _go("tell", screen_token(keeping.begin(key, values)))


@own_page
def about(request: HttpRequest, link: Opened) -> HttpResponse:
    """Step 1 once more."""
    offer = link.offer
    if offer.sent_at is not None:
        return _go("own", link.token)
    form = AboutForm(request.POST if request.method == "POST" else None, offer=offer)
    if not form.is_bound:
        return _show(request, "about", form, link)
    if not form.is_valid():
        return _show(request, "about", form, link, status=422)
    values = form.values()
    has_moved = values["sender_email"] != offer.sender_email
    if has_moved and _is_too_often(request, values["sender_email"]):
        return _too_often(request, "about", form, link)
    # The link from the mail to the old address ends here.
    token = screen_token(keeping.keep(offer, values)) if has_moved else link.token
    return _go("own" if request.POST.get("go") == "bewaar" else "tell", token)


@own_page
def tell(request: HttpRequest, link: Opened) -> HttpResponse:
    """Step 2: what they did, in a file, in their own words or both."""
    offer = link.offer
    if offer.sent_at is not None:
        return _go("own", link.token)
    if request.method != "POST":
        return _show(request, "tell", TellForm(offer=offer), link)
    are_too_many = bool(request.FILES) and is_over(f"offering-files:{visitor(request)}", FILES_PER_VISITOR)
    form = TellForm(request.POST, None if are_too_many else request.FILES, offer=offer)
    is_right = form.is_valid()
    keeping.keep(offer, form.values())
    if are_too_many:
        return _too_often(request, "tell", form, link)
    if not is_right:
        return _show(request, "tell", form, link, status=422)
    go = request.POST.get("go", "")
    if read := form.cleaned_data["file"]:
        keeping.keep_file(offer, *read)
    elif go == "zonder-bestand":
        keeping.drop_file(offer)
    return _go(_AFTER_TELLING.get(go, "send"), link.token)


@own_page
def send(request: HttpRequest, link: Opened) -> HttpResponse:
    """Step 3: everything once more, what they agree to, and off it goes."""
    offer = link.offer
    if offer.sent_at is not None:
        return _go("own", link.token)
    if request.method != "POST":
        return _show(request, "send", SendForm(offer=offer), link)
    elsewhere = _AFTER_CHECKING.get(request.POST.get("go", ""))
    has_story = bool(offer.what_done) or keeping.file_of(offer) is not None
    form = SendForm(request.POST, offer=offer, has_story=has_story)
    keeping.keep(offer, form.values())
    if elsewhere:
        return _go(elsewhere, link.token)
    if not form.is_valid():
        return _show(request, "send", form, link, status=422)
    keeping.send(offer)
    return _go("own", link.token)


@own_page
def own(request: HttpRequest, link: Opened) -> HttpResponse:
    """Say how far it is; take that it was them, or that they want to change something still."""
    offer = link.offer
    if request.method == "POST":
        if request.POST.get("act") == "bevestig" and link.is_by_mail:
            keeping.confirm(offer)
        if request.POST.get("act") == "verander":
            keeping.take_back(offer)
            return _go("send", link.token)
        return _go("own", link.token)
    practice = offer.practice
    context = {
        "standing": standing_of(offer),
        "is_by_mail": link.is_by_mail,
        "practice": practice,
        "may_be_withdrawn": may_be_withdrawn(offer),
    }
    return render(request, "offering/own.html", _frame(link) | context)


@own_page
def withdraw(request: HttpRequest, link: Opened) -> HttpResponse:
    """Ask whether they mean it; erase it."""
    if request.method == "POST":
        is_gone = erasing.withdraw(link.offer)
        return HttpResponseRedirect(reverse("offering:withdrawn")) if is_gone else _go("own", link.token)
    if not may_be_withdrawn(link.offer):
        return _go("own", link.token)
    return render(request, "offering/withdraw.html", _frame(link))


@require_safe
def withdrawn(request: HttpRequest) -> HttpResponse:
    """Say that it is gone."""
    return render(request, "offering/withdrawn.html", {"breadcrumbs": _trail()})


@open_page
def link(request: HttpRequest) -> HttpResponse:
    """Mail somebody their links. The answer is the same whether or not we know the address."""
    form = LinkForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return _show(request, "link", form)
    if not form.is_valid():
        return _show(request, "link", form, status=422)
    if not form.is_from_robot:
        if is_over(f"offering:{visitor(request)}", PER_VISITOR):
            return _too_often(request, "link", form)
        mailing.send_links(form.cleaned_data["email"])
    return HttpResponseRedirect(reverse("offering:link_sent"))


@require_safe
def link_sent(request: HttpRequest) -> HttpResponse:
    """Say what happens now."""
    return render(request, "offering/link_sent.html", {"breadcrumbs": _trail()})


def _show(request: HttpRequest, name: str, form: Any, link: Opened | None = None, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "breadcrumbs": _trail()}
    if link is not None:
        context |= _frame(link)
    return render(request, f"offering/{name}.html", context, status=status)


def _frame(link: Opened) -> dict[str, Any]:
    return {
        "offer": link.offer,
        "token": link.token,
        "file": keeping.file_of(link.offer),
        "days": erasing.UNFINISHED.days,
        "breadcrumbs": _trail(),
    }


def _trail() -> list[Crumb]:
    return [Crumb("Home", "/"), Crumb(_("Deel een praktijk"), reverse("offering:start"))]


def _go(name: str, token: str) -> HttpResponse:
    return HttpResponseRedirect(reverse(f"offering:{name}", args=[token]))


def _is_too_often(request: HttpRequest, email: str) -> bool:
    counts = [
        is_over(f"offering:{visitor(request)}", PER_VISITOR),
        is_over(f"offering:{email}", PER_ADDRESS),
    ]
    return any(counts)


def _too_often(request: HttpRequest, name: str, form: Any, link: Opened | None = None) -> HttpResponse:
    form.add_error(None, _("Dit is net vaak gedaan vanaf jouw netwerk of adres. Probeer het over een uur opnieuw."))
    answer = _show(request, name, form, link, status=429)
    answer.headers["Retry-After"] = "3600"
    return answer
