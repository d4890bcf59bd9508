"""One thing that came in: what it says, and what is done with it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages as notices

from inbox.choices import MessageKind, State
from inbox.desk import acts
from inbox.desk.forms import ActForm, MoveForm, ReplyForm
from inbox.desk.history import history_of
from inbox.desk.listing import Row
from inbox.desk.permissions import may_see_inbox, within_reach
from inbox.desk.replying import reply, reply_address
from inbox.desk.views import OWN, WITH_REASON, DeskPage
from inbox.sources import Source, source

_LEAVING = (acts.ANSWERED, acts.CLOSED, acts.REJECTED)
"""After these somebody goes on with the next."""


class ItemView(DeskPage):
    """One thing."""

    template_name = "inbox/desk/item.html"
    page_title = gettext_lazy("Postvak")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find it; what is not there and what is of another region get the same answer."""
        if not may_see_inbox(request.user):
            raise PermissionDenied
        self.row = _find(kwargs.get("kind"), kwargs["pk"], request.user)
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """Return what it is, with its number."""
        return f"{self.row.source.label} {self.row.item.number}"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way back to the list."""
        inbox = {"url": reverse("inbox_list"), "label": _("Postvak")}
        return [*self.breadcrumbs_items, inbox, {"url": "", "label": self.get_page_title()}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it; by that it is read."""
        if self.row.item.state == State.NEW:
            self._do(acts.READ, acts.Doing(request.user))
            self.row.item.state = State.READ
        return self._show()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do something with it."""
        name = request.POST.get("act", "")
        if name == acts.REPLIED:
            return self._reply(ReplyForm(request.POST))
        if name == acts.MOVED:
            return self._move(MoveForm(request.POST, item=self.row.item))
        form = ActForm(request.POST, user=request.user, row=self.row)
        if not form.is_valid():
            return self._show(acting=form, status=422)
        if name.startswith(OWN):
            action = self.row.source.action(name.removeprefix(OWN))
            return self._done(acts.do_own_action(*self._this(), action, request.user) if action else 0)
        done = self._do(name, form.doing()) if name in acts.ACTS else 0
        return self._done(done, leaves=name in _LEAVING)

    def _do(self, name: str, doing: acts.Doing) -> int:
        return acts.act_on(*self._this(), name, doing)

    def _this(self) -> tuple[Source, QuerySet[Any]]:
        """Return it as acts take it: as far as it is within reach at this moment."""
        row = self.row
        return row.source, within_reach(row.source, self.request.user).filter(pk=row.item.pk)

    def _reply(self, form: ReplyForm) -> HttpResponse:
        item = self.row.item
        if not item.sender_email or not form.is_valid():
            return self._show(replying=form, status=422)
        words = form.cleaned_data
        if reply(self.row.source, item, self.request.user, words["text"], words["key"], words["copy"]):
            notices.success(self.request, _("Je antwoord is verstuurd aan %s.") % item.sender_email)
        else:
            notices.info(self.request, _("Dit antwoord was al verstuurd."))
        return redirect("inbox_list")

    def _move(self, form: MoveForm) -> HttpResponse:
        if not form.is_valid():
            return self._show(moving=form, status=422)
        region = form.cleaned_data["region"]
        if not self._do(acts.MOVED, acts.Doing(self.request.user, region=region)):
            return self._done(0)
        notices.success(self.request, _("Doorgegeven aan %s.") % acts.place_name(region))
        return redirect("inbox_list")

    def _done(self, number: int, leaves: bool = False) -> HttpResponse:
        if number:
            notices.success(self.request, _("Bijgewerkt: %s.") % self.get_page_title())
        else:
            notices.info(self.request, _("Er veranderde niets: dit was al gedaan, of het kan nu niet."))
        return redirect("inbox_list") if number and leaves else redirect(self.request.path)

    def _show(self, status: int = 200, **forms: Any) -> HttpResponse:
        row, user = self.row, self.request.user
        item = row.item
        first = [acts.TAKEN] if item.assigned_to_id != user.pk else []
        first += [acts.ANSWERED] if not row.source.actions else []
        first += [acts.CLEARED] if row.is_suspect else []
        moving = {"moving": MoveForm(item=item), "replying": ReplyForm() if item.sender_email else None}
        context = moving | {"acting": ActForm(user=user, row=row)} | forms
        return self.page(
            status=status,
            row=row,
            item=item,
            acts=[acts.ACTS[name] for name in first],
            ends=[acts.ACTS[name] for name in WITH_REASON],
            own=[action for action in row.source.actions if action.is_for(item)],
            history=history_of(item),
            reply_address=reply_address(item, user),
            **context,
        )


def _find(kind: str | None, pk: int, user: Any) -> Row:
    """Return one thing; by its key alone a message, as mails name it."""
    for name in [kind] if kind else MessageKind.values:
        if found := source(name):
            loaded = within_reach(found, user).filter(pk=pk)
            if item := loaded.select_related("region", "assigned_to", "closed_by").first():
                return Row(found, item)
    raise PermissionDenied
