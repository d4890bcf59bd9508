"""The roles of colleagues as groups with rights: editors of each region, the national desk, administrators."""

from collections.abc import Callable, Iterable

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from accounts.models import User
from consents.models import Consent
from contacts.models import Contact, NationalDesk, VerificationSettings
from editing.models import RegionRole, ReviewTask
from post.models import Letter
from practices.models import GlossaryTerm, Phase, ReviewSettings, Sector, TargetGroup, Theme
from regions.models import Municipality, RegionAlias, RegionPage
from search.models import SynonymGroup
from writing.models import KnownAbbreviation, PlainWord

NATIONAL = "Landelijke redactie"
ADMINISTRATION = "Beheer"
REGIONAL = "Regioredacteur %s"
SHARED_COLLECTION = "Landelijk"
REVIEW = "Beoordeling"

_WORDS = (Theme, GlossaryTerm, Phase, TargetGroup, Sector, SynonymGroup, PlainWord, KnownAbbreviation)
_FILES = (Image, Document)
"""Wagtail asks for rights on its own models, also when the site has models in their place."""
_EVERYTHING = ("view", "add", "change", "delete", "publish", "lock", "unlock")


@transaction.atomic
def make_roles(say: Callable[[str], None] = lambda line: None) -> None:
    """Make what is missing of the groups, their rights, the collections and the review. Safe to run twice.

    A right that an administrator gave besides stays; one of a role that was taken away comes back.
    """
    root = Page.get_first_root_node()
    groups, rights = Group.objects.count(), _number_of_rights()
    national, _made = Group.objects.get_or_create(name=NATIONAL)
    administration, _made = Group.objects.get_or_create(name=ADMINISTRATION)
    _give_national_rights(national, root)
    _give_administrators_rights(administration, root)
    _put_up_for_review(national, administration)
    for region in RegionPage.objects.order_by("path"):
        _make_regional_role(region)
    made, given = Group.objects.count() - groups, _number_of_rights() - rights
    done = _("%(groups)d groepen gemaakt, %(rights)d rechten gegeven") % {"groups": made, "rights": given}
    say(_("Rollen: %s") % (done if given else _("niets veranderd")))


def role_of(region: RegionPage) -> RegionRole:
    """Return the role of a region; it is made when absent."""
    role = RegionRole.objects.filter(region=region).select_related("group", "collection").first()
    if role is None:
        _make_regional_role(region)
        role = RegionRole.objects.select_related("group", "collection").get(region=region)
    return role


def collection_named(name: str) -> Collection:
    """Return the collection with this name; it is made when absent."""
    root = Collection.get_first_root_node()
    return root.get_children().filter(name=name).first() or root.add_child(name=name)


def _make_regional_role(region: RegionPage) -> None:
    role = RegionRole.objects.filter(region=region).select_related("group", "collection").first()
    if role is None:
        group, _made = Group.objects.get_or_create(name=(REGIONAL % region.title)[:150])
        role = RegionRole.objects.create(region=region, group=group, collection=collection_named(region.title))
    role.group.permissions.add(
        _admin_access(), *_permissions(Contact, "view", "add", "change", "publish", "lock", "unlock")
    )
    _allow_pages(role.group, region.page_ptr, "add", "change")
    _allow_collection(role.group, role.collection, _permissions(Consent, "add", "change"))
    shared = collection_named(SHARED_COLLECTION)
    for model in _FILES:
        _allow_collection(role.group, role.collection, _permissions(model, "add", "change", "choose"))
        _allow_collection(role.group, shared, _permissions(model, "choose"))


def _number_of_rights() -> int:
    own = Group.permissions.through.objects.count()  # type: ignore[attr-defined]  # made by Django
    return own + GroupPagePermission.objects.count() + GroupCollectionPermission.objects.count()


def _give_national_rights(group: Group, root: Page) -> None:
    words = [right for model in (Contact, *_WORDS) for right in _permissions(model, *_EVERYTHING)]
    desk = [*_permissions(NationalDesk, "change"), *_permissions(VerificationSettings, "change")]
    group.permissions.add(_admin_access(), *words, *desk, *_permissions(Letter, "view"))
    _allow_pages(group, root, "add", "change", "publish", "lock", "unlock", "bulk_delete")
    for model in (*_FILES, Consent):
        _allow_collection(
            group, Collection.get_first_root_node(), _permissions(model, "add", "change", "choose", "delete")
        )


def _give_administrators_rights(group: Group, root: Page) -> None:
    _give_national_rights(group, root)
    models_kept = (User, Group, Site, Redirect, Collection, Workflow, Task, ReviewTask, Municipality, RegionAlias)
    group.permissions.add(*(right for model in models_kept for right in _permissions(model, *_EVERYTHING)))
    group.permissions.add(*_permissions(ReviewSettings, "change"), *_site_settings())
    collections = _permissions(Collection, "add", "change", "delete")
    _allow_collection(group, Collection.get_first_root_node(), collections)


def _site_settings() -> list[Permission]:
    """Return the right to change each setting of the site, also those of the floor above."""
    from wagtail.contrib.settings.registry import registry

    return [right for model in registry for right in _permissions(model, "change")]


def _put_up_for_review(*groups: Group) -> None:
    """Make the review through which every page goes, once, in the place of the one that Wagtail comes with."""
    task = ReviewTask.objects.first()
    if task is None:
        task = ReviewTask.objects.create(name=REVIEW)
        workflow = Workflow.objects.create(name=REVIEW)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
        root = Page.get_first_root_node()
        WorkflowPage.objects.filter(page=root).delete()
        WorkflowPage.objects.create(workflow=workflow, page=root)
        Group.objects.filter(name__in=("Moderators", "Editors"), user__isnull=True).delete()
    task.groups.add(*groups)


def _admin_access() -> Permission:
    return Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")


def _permissions(model: type[models.Model], *actions: str) -> list[Permission]:
    """Return those of the rights on `model` that exist; only some models know "publish", "lock" or "choose"."""
    names = [f"{action}_{model._meta.model_name}" for action in actions]
    return list(Permission.objects.filter(content_type=ContentType.objects.get_for_model(model), codename__in=names))


def _allow_pages(group: Group, page: Page, *actions: str) -> None:
    content_type = ContentType.objects.get_for_model(Page)
    for right in Permission.objects.filter(
        content_type=content_type, codename__in=[f"{action}_page" for action in actions]
    ):
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=right)


def _allow_collection(group: Group, collection: Collection, permissions: Iterable[Permission]) -> None:
    for permission in permissions:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
