"""Bulk actions on what may be seen: Wagtail lists the titles of all chosen things, also of those that are out of reach.

And "select all" in a list that stands under no page means to Wagtail every page of the site.
"""

from typing import Any

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.views.bulk_action import index
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import Page
from wagtail.permissions import page_permission_policy, policy_registry

from consents.models import Consent
from contacts.models import Contact
from contacts.policies import contact_policy
from editing.upkeep.bulk import RetagAction

_EDITING = {"add", "change", "publish", "lock", "unlock", "bulk_delete"}
_KEPT_IN_COLLECTIONS = (AbstractImage, AbstractDocument, Consent)


def bulk_action(request: HttpRequest, app_label: str, model_name: str, action: str) -> HttpResponse:
    """Do a bulk action as Wagtail does, on those of the chosen things that `request.user` may see.

    Raises:
        Http404: one of them may not be seen.
    """
    try:
        model = apps.get_model(app_label, model_name)
    except LookupError as error:
        raise Http404 from error
    if issubclass(model, (Page, Contact, *_KEPT_IN_COLLECTIONS)):
        chosen = request.GET.copy()
        visible = _visible(model, request.user)
        if "all" in chosen.getlist("id"):
            if issubclass(model, Page | Contact):
                keys = set(_all(request)) if issubclass(model, Page) else visible
                chosen.setlist("id", [str(key) for key in sorted(keys & visible)])
        elif not {int(key) for key in chosen.getlist("id") if key.isdecimal() and len(key) < 19} <= visible:
            raise Http404
        request.GET = chosen  # type: ignore[assignment]  # a copy is a QueryDict too
    return index(request, app_label, model_name, action)


def _visible(model: type, user: Any) -> set[int]:
    """Return the keys of what `user` may see in the admin: what is published, and what is within reach."""
    if issubclass(model, Contact):
        people = contact_policy.instances_user_has_any_permission_for(user, {"view", "change"})
        return set(people.order_by().values_list("pk", flat=True))
    if issubclass(model, _KEPT_IN_COLLECTIONS):
        kept = policy_registry.get_by_type(model).instances_user_has_any_permission_for(user, {"change", "delete"})
        return set(kept.order_by().values_list("pk", flat=True))
    return visible_pages(user)


def visible_pages(user: Any) -> set[int]:
    """Return the keys of the pages that `user` may see in the admin: the live ones, and those within reach."""
    own = page_permission_policy.instances_user_has_any_permission_for(user, _EDITING)
    return set(own.order_by().values_list("pk", flat=True)) | set(Page.objects.live().values_list("pk", flat=True))


def _all(request: HttpRequest) -> list[int]:
    return list(RetagAction(request, Page).get_all_objects_in_listing_query(request.GET.get("childOf")))
