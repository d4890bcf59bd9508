"""Load the groups of editors with their rights and, in development only, an account in each."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from accounts.models import User
from contacts.models import Contact, NationalDesk
from home.demo.load_library import national_collection, own_collection
from home.demo.once import Once
from home.models import PortalSettings
from home.trunk import Trunk
from practices.models import GlossaryTerm, Phase, Sector, TargetGroup, Theme
from regions.models import RegionPage

NATIONAL_GROUP = "Landelijke redactie"
REGIONAL_GROUP = "Regioredactie %s"
PASSWORD = "demo"  # noqa: S105 - these accounts are refused outside development (accounts/backends.py)

_REGIONAL = {"groot-amsterdam": "redactie-amsterdam", "twente": "redactie-twente"}
_MODERATOR, _ADMINISTRATOR = "moderator", "beheer"
_SNIPPETS = (Contact, Theme, GlossaryTerm, Phase, TargetGroup, Sector)
_SETTINGS = (PortalSettings, NationalDesk)
_FILES = (Image, Document)
"""Wagtail asks for rights on its own models, also when the site has models in their place."""


def load_groups(trunk: Trunk, once: Once) -> None:
    """Make the group of the national desk, and those of two regions; a group that exists keeps its rights."""
    regions = RegionPage.objects.filter(slug__in=_REGIONAL)
    for name, make, subject in [
        (NATIONAL_GROUP, _give_national_rights, trunk.home),
        *[(REGIONAL_GROUP % region.title, _give_regional_rights, region) for region in regions],
    ]:
        key = f"group/{name}"
        if once.is_new(key):
            with once.step(key):
                group, is_new = Group.objects.get_or_create(name=name)
                if is_new:
                    make(group, subject)


def load_users(once: Once) -> dict[str, User]:
    """Make the demonstration accounts when DEBUG is on; return who edits what, by slug of the region ("": national)."""
    if not settings.DEBUG:
        return {}
    group_of = {
        username: REGIONAL_GROUP % title
        for slug, title in RegionPage.objects.filter(slug__in=_REGIONAL).values_list("slug", "title")
        for username in [_REGIONAL[slug]]
    }
    for username in [*_REGIONAL.values(), _MODERATOR, _ADMINISTRATOR]:
        key = f"user/{username}"
        if once.is_new(key):
            with once.step(key):
                _make_user(username, group_of.get(username, NATIONAL_GROUP))
    users = {user.username: user for user in User.objects.filter(is_demonstration=True)}
    names = _REGIONAL | {"": _MODERATOR}
    return {slug: users[username] for slug, username in names.items() if username in users}


def _make_user(username: str, group: str) -> None:
    if User.objects.filter(username=username).exists():
        return
    user = User(
        username=username,
        email=f"{username}@example.org",
        first_name=username.split("-")[0].capitalize(),
        last_name=username.split("-")[1].capitalize() if "-" in username else "",
        is_demonstration=True,
        is_staff=username == _ADMINISTRATOR,
        is_superuser=username == _ADMINISTRATOR,
    )
    user.set_password(PASSWORD)
    user.save()
    if not user.is_superuser:
        user.groups.set(Group.objects.filter(name=group))


def _give_regional_rights(group: Group, region: RegionPage) -> None:
    collection = own_collection(region.title)
    group.permissions.add(_admin_access(), *_permissions(Contact, "view", "add", "change"))
    _allow_pages(group, region, "add", "change", "publish")
    for model in _FILES:
        _allow_collection(group, collection, _permissions(model, "add", "change", "choose"))
        _allow_collection(group, national_collection(), _permissions(model, "choose"))


def _give_national_rights(group: Group, home: Page) -> None:
    snippets = [
        permission
        for model in _SNIPPETS
        for permission in _permissions(model, "view", "add", "change", "delete", "publish", "lock", "unlock")
    ]
    group.permissions.add(
        _admin_access(), *snippets, *[right for model in _SETTINGS for right in _permissions(model, "change")]
    )
    _allow_pages(group, home, "add", "change", "publish", "lock", "unlock", "bulk_delete")
    for model in _FILES:
        root = Collection.get_first_root_node()
        _allow_collection(group, root, _permissions(model, "add", "change", "choose", "delete"))


def _admin_access() -> Permission:
    return Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")


def _permissions(model: type[models.Model], *actions: str) -> list[Permission]:
    """Return those of the rights on `model` that exist; only some models know "publish", "lock" or "choose"."""
    names = [f"{action}_{model._meta.model_name}" for action in actions]
    return list(Permission.objects.filter(content_type=ContentType.objects.get_for_model(model), codename__in=names))


def _allow_pages(group: Group, page: Page, *actions: str) -> None:
    for action in actions:
        GroupPagePermission.objects.create(group=group, page=page.page_ptr, permission_type=action)


def _allow_collection(group: Group, collection: Collection, permissions: Iterable[Permission]) -> None:
    for permission in permissions:
        GroupCollectionPermission.objects.create(group=group, collection=collection, permission=permission)
