"""What must happen when something is saved that the search knows."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from search.indexing import synonyms_changed
from search.models import SynonymGroup


def _after_synonyms(sender: type, **kwargs: Any) -> None:
    synonyms_changed()


def connect() -> None:
    """Listen; called once, when the app is ready."""
    post_save.connect(_after_synonyms, sender=SynonymGroup, dispatch_uid="search.synonyms_saved")
    post_delete.connect(_after_synonyms, sender=SynonymGroup, dispatch_uid="search.synonyms_deleted")
