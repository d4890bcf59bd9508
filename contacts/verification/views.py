"""The pages behind the links in a mail to a contact. Looking changes nothing: scanners of mail follow links too."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from contacts.choices import Answer, State
from contacts.models import Verification
from contacts.verification import answering
from contacts.verification.asking import address_of, ask_now
from contacts.verification.forms import ChangeForm, ConfirmForm, LeaveForm
from contacts.verification.links import LONGEST_AGO, round_of
from kit.signed import BadLinkError, ExpiredLinkError

Page = Callable[[HttpRequest, Verification, str], HttpResponse]


def for_open_round(page: Page) -> Callable[[HttpRequest, str], HttpResponse]:
    """Find the round of a link; one that is broken, too old or used says so, and what to do."""

    @wraps(page)
    def found(request: HttpRequest, token: str) -> HttpResponse:
        try:
            verification = round_of(token)
        except ExpiredLinkError:
            return _show(request, "expired", 410, {"token": token})
        except BadLinkError:
            return _show(request, "broken", 404)
        if verification.answer:
            return _show(request, "answered", 200, _outcome(verification, is_first=False))
        if not verification.contact.live or verification.contact.state == State.LEFT:
            return _show(request, "gone", 200)
        return page(request, verification, token)

    # There is no session and no cookie: nothing that another site could use in somebody's name.
    return csrf_exempt(never_cache(require_http_methods(["GET", "HEAD", "POST"])(found)))


@for_open_round
def verify(request: HttpRequest, verification: Verification, token: str) -> HttpResponse:
    """Show what the site says of somebody; take "all is right"."""
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_from_robot:
        return _thank(request, verification, Answer.RIGHT)
    if form.is_bound and form.is_valid():
        return _answered(request, verification, answering.confirm(verification))
    return _ask(request, "verify", verification, token, form)


@for_open_round
def change(request: HttpRequest, verification: Verification, token: str) -> HttpResponse:
    """Take what is different now."""
    form = ChangeForm(request.POST if request.method == "POST" else None, contact=verification.contact)
    if form.is_from_robot:
        return _thank(request, verification, Answer.CHANGED)
    if form.is_bound and form.is_valid():
        words = form.cleaned_data
        is_first = answering.propose(verification, form.changes(), words["note"], words["is_rest_right"])
        return _answered(request, verification, is_first)
    return _ask(request, "change", verification, token, form)


@for_open_round
def leave(request: HttpRequest, verification: Verification, token: str) -> HttpResponse:
    """Take that somebody no longer does this work."""
    form = LeaveForm(request.POST if request.method == "POST" else None)
    if form.is_from_robot:
        return _thank(request, verification, Answer.LEFT)
    if form.is_bound and form.is_valid():
        words = form.cleaned_data
        return _answered(request, verification, answering.leave(verification, words["successor"], words["note"]))
    return _ask(request, "leave", verification, token, form)


@csrf_exempt
@never_cache
@require_POST
def again(request: HttpRequest, token: str) -> HttpResponse:
    """Send a new mail for a link that is too old, to the address we have; the answer is always the same."""
    try:
        verification = round_of(token, days=LONGEST_AGO)
    except BadLinkError:
        return _show(request, "broken", 404)
    if not verification.answer and address_of(verification.contact):
        ask_now(verification.contact)
    return _show(request, "again", 200)


def _ask(request: HttpRequest, name: str, verification: Verification, token: str, form: Any) -> HttpResponse:
    contact = verification.contact
    context = {
        "contact": contact,
        "regions": [region for region in contact.regions.all() if region.live],
        "form": form,
        "token": token,
    }
    return _show(request, name, 422 if form.is_bound else 200, context)


def _answered(request: HttpRequest, verification: Verification, is_first: bool) -> HttpResponse:
    verification.refresh_from_db()
    return _show(request, "answered", 200, _outcome(verification, is_first))


def _thank(request: HttpRequest, verification: Verification, answer: Answer) -> HttpResponse:
    """Answer a robot as if all went well; nothing is kept, and the round stays open."""
    verification.answer, verification.answered_at = answer, timezone.now()
    return _show(request, "answered", 200, _outcome(verification, is_first=True))


def _outcome(verification: Verification, is_first: bool) -> dict[str, Any]:
    return {"verification": verification, "is_first": is_first, "is_on_site": verification.contact.is_published()}


def _show(request: HttpRequest, name: str, status: int, context: dict[str, Any] | None = None) -> HttpResponse:
    return render(request, f"contacts/verification/{name}.html", context or {}, status=status)
