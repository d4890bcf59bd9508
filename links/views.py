"""What can be done from the report of broken links."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from wagtail.log_actions import log

from links.checking import AlreadyRunningError, current_check
from links.permissions import links_to_mend, may_check_links, may_see_links
from links.running import start_check

RIGHT_FOR = timedelta(days=90)
HIDDEN, SHOWN = "links.hide", "links.show"
"""What is logged with the page, when somebody says that a link is right, or takes that back."""


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Start a check of all links, unless one is going on."""
    if not may_check_links(request.user):
        raise PermissionDenied
    try:
        start_check(request.user)
    except AlreadyRunningError as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, _("De controle is begonnen."))
    return redirect("links_broken")


@require_GET
@never_cache
def progress(request: HttpRequest) -> HttpResponse:
    """Return how far the check is: {"running", "done", "total"}."""
    if not may_see_links(request.user):
        raise PermissionDenied
    check = current_check()
    numbers: dict[str, Any] = {"done": check.done, "total": check.total} if check else {"done": 0, "total": 0}
    return JsonResponse({"running": check is not None} | numbers)


@require_POST
def right(request: HttpRequest, key: int) -> HttpResponse:
    """Leave a link out of the report for 90 days because it is right, or bring it back."""
    link = get_object_or_404(links_to_mend(request.user), pk=key)
    is_right = not link.is_hidden
    link.ignored_until = timezone.localdate() + RIGHT_FOR if is_right else None
    link.save(update_fields=["ignored_until"])
    log(link.page, HIDDEN if is_right else SHOWN, user=request.user, data={"link": link.pk})
    if is_right:
        messages.success(request, _("Deze link staat 90 dagen niet in de lijst."))
    else:
        messages.success(request, _("Deze link staat weer in de lijst."))
    back = request.POST.get("next", "")
    is_own = url_has_allowed_host_and_scheme(
        back, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return redirect(back if is_own else "links_broken")
