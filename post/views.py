"""All mails of the portal, for the team to read, and what is on its way."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from kit.admin import who
from post.choices import State
from post.delivery import deliver_waiting
from post.kinds import kind, kinds
from post.models import Letter
from post.writing import write

MOST = 100
TRIED_AGAIN = "post.try_again"
"""What is logged with who had all mail sent again."""


def may_see_mail(user: Any) -> bool:
    """Whether somebody may read what the portal sends; addresses of people are among it."""
    return bool(user.has_perm("post.view_letter"))


class MailsView(WagtailAdminTemplateMixin, TemplateView):
    """Every kind of mail, and those that wait or failed."""

    page_title = gettext_lazy("Mails")
    header_icon = "mail"
    template_name = "post/mails.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let in who may."""
        if not may_see_mail(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the trail."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the kinds, and the mails that are not yet where they should be."""
        late = Letter.objects.exclude(state=State.SENT).order_by("created_at")
        return super().get_context_data(**kwargs) | {
            "kinds": kinds(),
            "late": late[:MOST],
            "number_late": late.count(),
            "sent": Letter.objects.filter(state=State.SENT).order_by("-sent_at")[:20],
        }


def example(request: HttpRequest, name: str, form: str) -> HttpResponse:
    """Show a kind of mail as it looks, or as plain text."""
    if not may_see_mail(request.user):
        raise PermissionDenied
    try:
        found = kind(name)
    except KeyError as missing:
        raise Http404 from missing
    written = write(found, found.example())
    if form == "tekst":
        return HttpResponse(written.text, content_type="text/plain; charset=utf-8")
    return HttpResponse(written.html)


@require_POST
def try_again(request: HttpRequest) -> HttpResponse:
    """Send everything that waits or failed, now."""
    if not may_see_mail(request.user):
        raise PermissionDenied
    Letter.objects.exclude(state=State.SENT).update(state=State.WAITING, next_try_at=timezone.now(), attempts=0)
    number = deliver_waiting()
    log(who(request), TRIED_AGAIN, user=who(request), data={"sent": number})
    messages.success(request, ngettext("%d mail verstuurd.", "%d mails verstuurd.", number) % number)
    if left := Letter.objects.exclude(state=State.SENT).count():
        messages.warning(request, _("Niet gelukt bij %d; we blijven het proberen.") % left)
    return redirect("post_mails")
