"""A page of our own in the admin: Wagtail's frame with a title, a trail and what we show."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import LazyObject
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


def who(request: HttpRequest) -> Any:
    """Return the user of a request itself.

    `request.user` is wrapped twice, once for the second step; Wagtail's log looks through one wrapping and then,
    without a word, logs nothing.
    """
    user: Any = request.user
    while isinstance(user, LazyObject):
        bool(user)  # lets it be loaded
        user = user._wrapped  # type: ignore[attr-defined]  # what Wagtail looks at too
    return user


class AdminPage(WagtailAdminTemplateMixin, View):
    """Shows `template_name`, which extends "wagtailadmin/generic/base.html"; a view fills the context."""

    header_icon = "doc-full"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the trail, which ends at this page."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def page(self, status: int = 200, **context: Any) -> HttpResponse:
        """Return the page with what the template needs."""
        return self.render_to_response(self.get_context_data(**context), status=status)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page as it is."""
        return self.page()
