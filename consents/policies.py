"""Who may do what with a consent: as with pictures, who keeps its collection; the national desk keeps them all."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from wagtail.permission_policies.collections import CollectionPermissionPolicy
from wagtail.permissions import policy_registry

from consents.models import Consent
from consents.querysets import ConsentQuerySet


def consent_policy() -> CollectionPermissionPolicy:
    """Return the policy under which consents are kept."""
    return policy_registry.get_by_type(Consent)


def consents_within_reach(user: Any) -> ConsentQuerySet:
    """Return the consents that `user` keeps; of others not even the name is told."""
    return consent_policy().instances_user_has_any_permission_for(user, {"change", "delete"})


def for_own_consents(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Guard a view: who does not keep the consent it is about gets no further, whatever the view itself asks.

    Wagtail's views of snippets ask for rights on the model, not on the one row.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        key = unquote(str(kwargs.get("pk")))
        number = int(key) if key.isdecimal() and len(key) < 19 else None
        consent = Consent.objects.filter(pk=number).first()
        if consent is not None and not consents_within_reach(request.user).filter(pk=consent.pk).exists():
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded
