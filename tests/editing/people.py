"""Colleagues in each role."""

from typing import Any

from django.contrib.auth.models import Group
from django.test import Client

from editing.roles import ADMINISTRATION, NATIONAL, make_roles, role_of
from regions.models import RegionPage
from tests.makers import make_user


def regional(region: RegionPage, username: str = "") -> Any:
    """Make an editor of a region."""
    user = make_user(username or f"redactie-{region.slug}")
    user.groups.add(role_of(region).group)
    return user


def national(username: str = "landelijk") -> Any:
    """Make a colleague of the national desk."""
    make_roles()
    user = make_user(username)
    user.groups.add(Group.objects.get(name=NATIONAL))
    return user


def administrator(username: str = "beheerder") -> Any:
    """Make an administrator."""
    make_roles()
    user = make_user(username)
    user.groups.add(Group.objects.get(name=ADMINISTRATION))
    return user


def signed_in(user: Any) -> Client:
    """Return a browser in which `user`, as the database has them, is signed in."""
    client = Client()
    client.force_login(type(user).objects.get(pk=user.pk))
    return client
