"""What the search adds to the admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import policy_registry, register_permission_policy
from wagtail.snippets.models import register_snippet

from search.models import AskedOnDay, SynonymGroup
from search.reports import AskedReport
from search.viewsets import PromoteView, SynonymViewSet

register_snippet(SynonymGroup, viewset=SynonymViewSet)
register_permission_policy(AskedOnDay)


class AskedMenuItem(MenuItem):
    """The report, for who keeps the synonyms."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this colleague may see what was asked."""
        policy = policy_registry.get_by_type(AskedOnDay)
        return policy.user_has_any_permission(request.user, AskedReport.any_permission_required)


@hooks.register("register_admin_urls")
def register_report_urls() -> list[URLPattern]:
    """Give the report its address, and the form to put a page above the results of a question."""
    return [
        path("rapporten/gezocht/", AskedReport.as_view(), name="search_asked"),
        path("rapporten/gezocht/resultaten/", AskedReport.as_view(results_only=True), name="search_asked_results"),
        path("rapporten/gezocht/aanraden/", PromoteView.as_view(), name="search_promote"),
    ]


@hooks.register("register_reports_menu_item")
def add_report_to_menu() -> MenuItem:
    """List the report."""
    return AskedMenuItem(_("Gezocht"), reverse("search_asked"), name="gezocht", icon_name="search", order=100)


@hooks.register("construct_reports_menu")
def leave_out_empty_report(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Leave out Wagtail's own list of questions: ours are counted elsewhere, so that it stays empty."""
    menu_items[:] = [item for item in menu_items if item.name != "search-terms"]
