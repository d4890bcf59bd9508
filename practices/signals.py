"""What must be put right when Wagtail does something to a practice without saving it."""

from typing import Any

from wagtail.signals import post_page_move

from practices.models import PracticePage


def _after_move(sender: type, instance: Any, **kwargs: Any) -> None:
    practice = instance.specific
    if isinstance(practice, PracticePage):
        practice.refresh_from_db()
        practice.save(clean=False)
        draft = practice.get_latest_revision_as_object()
        if practice.has_unpublished_changes:
            draft.save_revision(clean=False, log_action=False)


def connect() -> None:
    """Listen; called once, when the app is ready."""
    post_page_move.connect(_after_move, dispatch_uid="practices.home_region_after_move")
