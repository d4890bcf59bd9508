"""The page behind the link in a mail: what somebody agreed to, and the button to take it back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from consents.links import consent_of
from consents.places import public_pages_with
from consents.withdrawal import withdraw
from kit.pages import Crumb
from kit.signed import BadLinkError

CRUMBS = [Crumb("Home", "/")]


@csrf_exempt  # no cookie and no session: the signed link is the key, and nobody else has it
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: HttpRequest, token: str) -> HttpResponse:
    """Show a consent; take it back when the button is pressed: programs that read mail follow links, and only that."""
    try:
        found = consent_of(token)
    except BadLinkError:
        return render(request, "consents/unknown.html", {"breadcrumbs": CRUMBS}, status=404)
    if request.method == "POST":
        withdraw(found)
        return redirect("consents:consent", token=token)
    pages = [] if found.withdrawn_on else public_pages_with(found)
    answer = render(request, "consents/consent.html", {"consent": found, "pages": pages, "breadcrumbs": CRUMBS})
    answer["Referrer-Policy"] = "no-referrer"  # the address is a key
    return answer
