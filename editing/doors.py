"""Doors that Wagtail leaves ajar for who may edit only a part of the tree, closed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from editing.roles import role_of
from practices.models import PracticePage
from practices.permissions import has_four_eyes
from practices.sharing import ask_for, split_by_consent
from regions.models import RegionPage

EDITING = {"add", "change", "publish"}


@hooks.register("construct_page_chooser_queryset")
def choose_from_published_and_own(pages: Any, request: HttpRequest) -> Any:
    """Show in the chooser no draft of somebody else's region: its title alone may tell what is not public."""
    if request.user.is_superuser:
        return pages
    own = page_permission_policy.instances_user_has_any_permission_for(request.user, EDITING)
    return pages.live() | pages.filter(pk__in=own.order_by().values("pk"))


@hooks.register("construct_page_action_menu")
def no_publishing_without_review(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Offer no button to publish a practice where a colleague must look first."""
    if _makes_practice(context) and has_four_eyes(request.user):
        menu_items[:] = [item for item in menu_items if item.name != "action-publish"]


@hooks.register("before_create_page")
def create_without_publishing(request: HttpRequest, parent: Page, page_class: type[Page]) -> None:
    """Take "publish" out of what is sent when a practice is made: Wagtail asks for rights on the parent alone."""
    if request.method == "POST" and issubclass(page_class, PracticePage) and has_four_eyes(request.user):
        sent = request.POST.copy()
        sent.pop("action-publish", None)
        request.POST = sent  # type: ignore[assignment]  # Django lets it be replaced; a copy is a QueryDict too


@hooks.register("after_create_page")
def begin_well(request: HttpRequest, page: Page) -> None:
    """Ask the other regions about a new practice; give a new region its editors."""
    if isinstance(page, PracticePage):
        ask_for(page, getattr(page, "regions_to_ask", []), request.user)
    elif isinstance(page, RegionPage):
        role_of(page)


@hooks.register("after_copy_page")
def copy_without_other_regions(request: HttpRequest, page: Page, new_page: Page) -> None:
    """Keep on a copy only the regions that agreed; the others agreed to the original alone."""
    copy = new_page.specific
    if not isinstance(copy, PracticePage):
        return
    latest = copy.get_latest_revision_as_object()
    for version in (copy, latest):
        version.take_home_region_from_parent()
        shown, _asked = split_by_consent(PracticePage(), version.regions.all(), request.user, version.home_region)
        version.regions = shown
    copy.save(clean=False)
    latest.save_revision(user=request.user, clean=False, log_action=False)


@hooks.register("before_bulk_action")
def no_publishing_in_bulk_without_review(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponseBase | None:
    """Refuse to publish practices in bulk where a colleague must look first."""
    if action_type != "publish" or not has_four_eyes(request.user):
        return None
    pages = [each for each in objects if isinstance(each, Page)]
    if not any(_holds_practices(page, request) for page in pages):
        return None
    messages.error(request, _("Praktijken komen op de site na beoordeling door een ander. Er is niets gepubliceerd."))
    return redirect("wagtailadmin_explore_root")


def _holds_practices(page: Page, request: HttpRequest) -> bool:
    if issubclass(page.specific_class or Page, PracticePage):
        return True
    if not request.POST.get("include_descendants"):
        return False
    return PracticePage.objects.descendant_of(page).not_live().exists()


def _makes_practice(context: dict[str, Any]) -> bool:
    page = context.get("page")
    if page is not None:
        return isinstance(page.specific if type(page) is Page else page, PracticePage)
    return context.get("view") == "create" and "practicepage" in context["request"].path
