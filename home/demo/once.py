"""What of the demonstration was loaded before: nothing is loaded twice, and what an editor removed stays away."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from regions.models import LoadedRecord

_KIND = "demonstration"
_WHOLE = "whole"


class Once:
    """Keys of what was loaded, kept in the database; a step that was cut off was not loaded."""

    def __init__(self) -> None:
        self._keys = set(LoadedRecord.objects.filter(kind=_KIND).values_list("key", flat=True))

    @property
    def was_begun(self) -> bool:
        """Whether anything was loaded."""
        return bool(self._keys)

    @property
    def was_finished(self) -> bool:
        """Whether everything was loaded."""
        return _WHOLE in self._keys

    def finish(self) -> None:
        """Remember that everything was loaded."""
        self.remember(_WHOLE)

    def is_new(self, key: str) -> bool:
        """Whether `key` was not loaded yet."""
        return key not in self._keys

    @contextmanager
    def step(self, key: str) -> Iterator[None]:
        """Do all of the block and remember `key`, or nothing at all."""
        with transaction.atomic():
            yield
            self.remember(key)

    def remember(self, key: str) -> None:
        """Remember `key` without doing anything."""
        LoadedRecord.objects.get_or_create(kind=_KIND, key=key)
        self._keys.add(key)
