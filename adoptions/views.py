"""The form 'wij doen dit ook', and the pages behind the links in its mails. Looking changes nothing: scanners of mail
follow links too."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from adoptions import answering
from adoptions.forms import AdoptionForm
from adoptions.keeping import keep, was_sent
from adoptions.links import to_answer, to_confirm
from adoptions.models import Adoption
from contacts.desks import desk_for
from kit.limits import is_over, visitor
from kit.pages import Crumb
from kit.signed import BadLinkError, ExpiredLinkError
from practices.models import PracticePage

PER_VISITOR, PER_PRACTICE, PER_ADDRESS = 5, 30, 3
"""So many in an hour; nobody is mailed more often than the last, whoever fills in their address."""


def open_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let everybody send it: there is no session and no cookie that another site could use in somebody's name."""
    return csrf_exempt(never_cache(require_http_methods(["GET", "HEAD", "POST"])(view)))


@open_page
def adopt(request: HttpRequest, pk: str) -> HttpResponse:
    """Take that a school or region does a practice too."""
    practice = _published(pk)
    form = AdoptionForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return _form(request, practice, form)
    if not form.is_valid():
        return _form(request, practice, form, status=422)
    if not form.is_from_robot and not was_sent(form.cleaned_data["key"]):
        if _is_too_often(request, practice, form.cleaned_data["email"]):
            form.add_error(None, _too_often(practice, request))
            answer = _form(request, practice, form, status=429)
            answer.headers["Retry-After"] = "3600"
            return answer
        keep(form.cleaned_data["key"], practice, form.values())
    return HttpResponseRedirect(reverse("adoptions:sent", args=[practice.pk]))


@require_safe
@never_cache
def sent(request: HttpRequest, pk: str) -> HttpResponse:
    """Say what happens now: the same for everybody, as it holds no word of what was sent."""
    practice = _published(pk)
    return render(request, "adoptions/sent.html", {"practice": practice, "breadcrumbs": _trail(practice)})


@open_page
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Show what was sent; take that it was them."""
    try:
        adoption = to_confirm(token)
    except BadLinkError as bad:
        return _bad_link(request, bad)
    is_first = request.method == "POST" and answering.confirm(adoption)
    is_done = is_first or adoption.confirmed_at is not None or request.method == "POST"
    context = _about(adoption) | {"is_first": is_first}
    return render(request, "adoptions/confirmed.html" if is_done else "adoptions/confirm.html", context)


@open_page
def still(request: HttpRequest, token: str) -> HttpResponse:
    """Take that it is still so."""
    return _yearly(request, token, "still", answering.say_still)


@open_page
def no_more(request: HttpRequest, token: str) -> HttpResponse:
    """Take that they stopped."""
    return _yearly(request, token, "no_more", answering.say_no_more)


def _yearly(request: HttpRequest, token: str, name: str, answer: Callable[[Adoption, int], bool]) -> HttpResponse:
    try:
        adoption, number = to_answer(token)
    except BadLinkError as bad:
        return _bad_link(request, bad)
    is_first = request.method == "POST" and answer(adoption, number)
    if is_first or request.method == "POST" or adoption.round != number or not adoption.is_approved:
        adoption.refresh_from_db()
        return render(request, "adoptions/answered.html", _about(adoption) | {"is_first": is_first})
    return render(request, f"adoptions/{name}.html", _about(adoption) | {"token": token})


def _published(pk: str) -> PracticePage:
    published = PracticePage.objects.published().select_related("home_region").defer_streamfields()
    return get_object_or_404(published, pk=pk)


def _form(request: HttpRequest, practice: PracticePage, form: AdoptionForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "practice": practice, "breadcrumbs": _trail(practice)}
    return render(request, "adoptions/form.html", context, status=status)


def _trail(practice: PracticePage) -> list[Crumb]:
    return [*practice.breadcrumbs(), Crumb(practice.title, practice.get_url() or "")]


def _is_too_often(request: HttpRequest, practice: PracticePage, email: str) -> bool:
    counts = [
        is_over(f"adoptions:{visitor(request)}", PER_VISITOR),
        is_over(f"adoptions:{practice.pk}", PER_PRACTICE),
        is_over(f"adoptions:{email.lower()}", PER_ADDRESS),
    ]
    return any(counts)


def _too_often(practice: PracticePage, request: HttpRequest) -> str:
    if phone := desk_for(practice.home_region, request).phone:
        return _("Er zijn net veel meldingen verstuurd. Probeer het over een uur opnieuw, of bel %s.") % phone
    return _("Er zijn net veel meldingen verstuurd. Probeer het over een uur opnieuw.")


def _about(adoption: Adoption) -> dict[str, Any]:
    practice = PracticePage.objects.published().filter(pk=adoption.practice_id).first()
    return {"adoption": adoption, "practice": practice}


def _bad_link(request: HttpRequest, bad: BadLinkError) -> HttpResponse:
    is_expired = isinstance(bad, ExpiredLinkError)
    return render(request, "adoptions/bad_link.html", {"is_expired": is_expired}, status=410 if is_expired else 404)
