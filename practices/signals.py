"""What must be put right when Wagtail does something to a practice without saving it; what the search must follow."""

from collections.abc import Collection
from typing import Any

from django.db.models.signals import post_delete, post_save
from taggit.models import Tag
from wagtail.search import index
from wagtail.signals import page_unpublished, post_page_move

from consents.followers import register_follower
from library.models import PortalImage
from practices.entries import GLOSSARY, TAG, VOCABULARIES
from practices.models import GlossaryTerm, PracticePage, PracticeTag
from practices.selection import PRACTICE
from practices.using import pages_with_consents, pages_with_pictures
from search.indexing import refresh


def _after_move(sender: type, instance: Any, **kwargs: Any) -> None:
    practice = instance.specific
    if isinstance(practice, PracticePage):
        practice.refresh_from_db()
        practice.save(clean=False)
        draft = practice.get_latest_revision_as_object()
        if practice.has_unpublished_changes:
            draft.save_revision(clean=False, log_action=False)


def _follow(kind: str, model: type) -> None:
    def changed(sender: type, instance: Any, **kwargs: Any) -> None:
        refresh(kind, [instance.pk])

    for signal in (post_save, post_delete):
        signal.connect(changed, sender=model, weak=False, dispatch_uid=f"practices.{kind}_for_search")


def _after_delete(sender: type, instance: PracticePage, **kwargs: Any) -> None:
    index.remove_object(instance)
    refresh(PRACTICE, [instance.pk])


def _after_unpublish(sender: type, instance: Any, **kwargs: Any) -> None:
    # A page whose last day has passed is saved as a plain `Page`: the save of a practice does not come by.
    if isinstance(instance, PracticePage):
        refresh(PRACTICE, [instance.pk])


def _after_consent(consents: Collection[int]) -> None:
    refresh(PRACTICE, pages_with_consents(consents))


def _after_picture(sender: type, instance: PortalImage, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        refresh(PRACTICE, pages_with_pictures([instance.pk]))


def _after_tagging(sender: type, instance: PracticeTag, created: bool = True, **kwargs: Any) -> None:
    if created:  # Wagtail saves all taggings of a page along with it
        refresh(TAG, [instance.tag_id])


def connect() -> None:
    """Listen; called once, when the app is ready."""
    for kind, (model, _field) in VOCABULARIES.items():
        _follow(kind, model)
    _follow(GLOSSARY, GlossaryTerm)
    _follow(TAG, Tag)
    post_save.connect(_after_tagging, sender=PracticeTag, dispatch_uid="practices.tagged_for_search")
    post_delete.connect(_after_tagging, sender=PracticeTag, dispatch_uid="practices.untagged_for_search")
    post_delete.connect(_after_delete, sender=PracticePage, dispatch_uid="practices.deleted_for_search")
    post_save.connect(_after_picture, sender=PortalImage, dispatch_uid="practices.pictures_for_search")
    register_follower("practices", _after_consent)
    page_unpublished.connect(_after_unpublish, dispatch_uid="practices.unpublished_for_search")
    post_page_move.connect(_after_move, dispatch_uid="practices.home_region_after_move")
