"""Postvak: what came in for the regions of a colleague, and one thing of it."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages as notices

from inbox.desk import acts
from inbox.desk.counts import number_suspect
from inbox.desk.forms import ActForm, FilterForm
from inbox.desk.listing import Narrowing, all_keys, found_in, rows_of
from inbox.desk.permissions import may_see_inbox, within_reach
from inbox.sources import Source, source, sources
from kit.admin import AdminPage

PER_PAGE = 50
OWN = "eigen:"
"""Stands before the name of an action that a kind of things has of its own."""
IN_BULK = (acts.READ, acts.TAKEN, acts.ANSWERED, acts.CLEARED)
WITH_REASON = (acts.CLOSED, acts.REJECTED)

Chosen = list[tuple[Source, QuerySet[Any]]]


class DeskPage(AdminPage):
    """A page of the inbox: for who edits a region."""

    header_icon = "mail"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let in who edits a region."""
        if not may_see_inbox(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class InboxView(DeskPage):
    """The list, and what is done with many at once."""

    page_title = gettext_lazy("Postvak")
    template_name = "inbox/desk/list.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """List it: a fixed number of queries for any number of things."""
        return self._list(ActForm(user=request.user))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do one thing with what was ticked, as far as it is within reach."""
        form = ActForm(request.POST, user=request.user)
        narrowing = FilterForm(request.GET, user=request.user).narrowing(_moment(request.POST.get("shown_at", "")))
        chosen = self._chosen(narrowing)
        number = sum(things.count() for _source, things in chosen)
        if not number:
            notices.error(request, _("Kruis eerst aan waarvoor dit is."))
            return self._list(form, status=422)
        if not form.is_valid():
            return self._list(form, status=422)
        done = _do_all(form, chosen)
        if done:
            notices.success(request, ngettext("%d is bijgewerkt.", "%d zijn bijgewerkt.", done) % done)
        if left := number - done:
            same = ngettext("%d bleef zoals het was:", "%d bleven zoals ze waren:", left) % left
            notices.warning(request, same + " " + _("dat was al gedaan, of deze collega ziet die regio niet."))
        return redirect(f"{reverse('inbox_list')}?{request.GET.urlencode()}")

    def _chosen(self, narrowing: Narrowing) -> Chosen:
        """Return what was ticked; or all that is listed, except what came in since the list was shown."""
        if self.request.POST.get("all"):
            chosen = [(each, found_in(each, narrowing)) for each in sources()] if narrowing.until else []
        else:
            ticked = _ticked(self.request)
            chosen = [
                (each, within_reach(each, self.request.user).filter(pk__in=ticked[each.name]))
                for each in sources()
                if each.name in ticked
            ]
        return chosen

    def _list(self, acting: ActForm, status: int = 200) -> HttpResponse:
        user = self.request.user
        form = FilterForm(self.request.GET, user=user)
        narrowing = form.narrowing()
        page = Paginator(all_keys(narrowing), PER_PAGE).get_page(self.request.GET.get("p"))
        query = self.request.GET.copy()
        query.pop("p", None)
        kind = source(narrowing.kind)
        return self.page(
            status=status,
            form=form,
            acting=acting,
            shown=page,
            rows=rows_of(page.object_list, user),
            ticked=self.request.POST.getlist("item"),
            is_all=bool(self.request.POST.get("all")),
            query=query.urlencode(),
            is_narrowed=any(value for name, value in self.request.GET.items() if name != "p"),
            is_done=narrowing.is_newest_first,
            suspect=number_suspect(user) if not narrowing.show else 0,
            acts=[acts.ACTS[name] for name in _in_bulk(narrowing, kind)],
            ends=[acts.ACTS[name] for name in WITH_REASON],
            own=[action for action in kind.actions if action.in_bulk] if kind else [],
            shown_at=timezone.now().isoformat(),
        )


def _in_bulk(narrowing: Narrowing, kind: Source | None) -> list[str]:
    """Return what may be done with many of what is shown, besides ending it with a reason."""
    names = [acts.READ, acts.TAKEN]
    if not (kind and kind.actions):
        names.append(acts.ANSWERED)
    return [*names, acts.CLEARED] if narrowing.show == "verdacht" else names


def _do_all(form: ActForm, chosen: Chosen) -> int:
    name, done = form.cleaned_data["act"], 0
    for each, things in chosen:
        if name.startswith(OWN):
            action = each.action(name.removeprefix(OWN))
            done += acts.do_own_action(each, things, action, form.user) if action else 0
        elif name in (*IN_BULK, *WITH_REASON, acts.ASSIGNED):
            done += acts.act_on(each, things, name, form.doing())
    return done


def _ticked(request: HttpRequest) -> dict[str, list[int]]:
    ticked: dict[str, list[int]] = {}
    for each in request.POST.getlist("item"):
        kind, _colon, key = each.partition(":")
        if key.isdecimal() and key.isascii() and len(key) < 19:
            ticked.setdefault(kind, []).append(int(key))
    return ticked


def _moment(text: str) -> datetime | None:
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found and timezone.is_aware(found) else None
