"""Addresses of Wagtail that tell of other regions what their lists keep silent, each with a guard in front."""

from typing import Any, NoReturn

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from wagtail.admin.views.chooser import BrowseView, ChosenMultipleView
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView

from editing.bulk_door import visible_pages
from regions.reach import reaches_every_region


def choose_below(request: HttpRequest, parent_page_id: int) -> HttpResponseBase:
    """Choose a page below another: Wagtail heads the list with the title of that other, also when it is a draft.

    Raises:
        Http404: the page may not be seen.
    """
    _refuse_unseen(request, [str(parent_page_id)])
    return BrowseView.as_view()(request, parent_page_id)


def chosen_pages(request: HttpRequest) -> HttpResponseBase:
    """Tell the titles of the chosen pages.

    Raises:
        Http404: one of them may not be seen.
    """
    _refuse_unseen(request, request.GET.getlist("id"))
    return ChosenMultipleView.as_view()(request)


def uses_of_page_types(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
    """Show Wagtail's report to who edits every region: it names the page of each type that was edited last.

    Raises:
        PermissionDenied: `request.user` edits some regions or none.
    """
    if not reaches_every_region(request.user):
        raise PermissionDenied
    return PageTypesUsageReportView.as_view(**kwargs)(request)


def closed(request: HttpRequest, **kwargs: Any) -> NoReturn:
    """Answer nobody: the admin does not use it, and what it tells or does goes past our rules.

    Raises:
        Http404: always.
    """
    raise Http404


def _refuse_unseen(request: HttpRequest, keys: list[str]) -> None:
    if not {int(key) for key in keys if key.isdecimal() and len(key) < 19} <= visible_pages(request.user):
        raise Http404
