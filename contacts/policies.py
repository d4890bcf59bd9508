"""Who may do what with a contact: an editor with those of the own regions, the national desk with all."""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponseBase
from wagtail.permission_policies import ModelPermissionPolicy

from contacts.models import Contact
from regions.reach import reaches_every_region, region_ids_within_reach

LOOKING = "view"


class ContactPolicy(ModelPermissionPolicy):
    """Django's rights on the model, and then only on people all of whose regions are within reach.

    Who works for two regions can be changed by somebody who edits both; who works for none, by the national desk.
    """

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Contact) -> bool:
        """Whether `user` may do this with this person; everybody with rights may look at who is published."""
        if not self.user_has_permission(user, action):
            return False
        if reaches_every_region(user):
            return True
        if instance.pk is None:
            return True
        if action == LOOKING and instance.is_published():
            return True
        regions = {region.pk for region in instance.regions.all()}
        return bool(regions) and regions <= region_ids_within_reach(user)

    def instances_user_has_any_permission_for(self, user: Any, actions: Collection[str]) -> QuerySet[Contact]:
        """Return the people with whom `user` may do one of these things."""
        if not self.user_has_any_permission(user, actions):
            return Contact.objects.none()
        if reaches_every_region(user):
            return Contact.objects.all()
        within_reach = region_ids_within_reach(user)
        elsewhere = Contact.regions.through.objects.exclude(regionpage_id__in=within_reach)
        own = Contact.regions.through.objects.filter(regionpage_id__in=within_reach)
        condition = Q(pk__in=own.values("contact_id")) & ~Q(pk__in=elsewhere.values("contact_id"))
        if LOOKING in actions and self.user_has_permission(user, LOOKING):
            condition |= Q(pk__in=Contact.objects.published().order_by().values("pk"))
        return Contact.objects.filter(condition)


contact_policy = ContactPolicy(Contact)


def for_own_contacts(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Guard a view: who may not change the contact it is about gets no further, whatever the view itself asks.

    Wagtail's views of snippets ask for rights on the model, not on the person. A view of no one contact is let through.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        contact = Contact.objects.filter(pk=_number(kwargs.get("pk"))).first()
        if contact is not None and not contact_policy.user_has_permission_for_instance(request.user, "change", contact):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def _number(key: Any) -> int | None:
    text = unquote(str(key))
    return int(text) if text.isdecimal() and len(text) < 19 else None
