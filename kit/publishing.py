"""Publishing and taking away as one whole, whoever does it: an editor, the clock or a command."""

from typing import Any

from django.db import transaction

from kit.querysets import looked_once


class WholePublishing:
    """Goes before Wagtail's model: what a version brings, its history and what listens come together or not at all.

    Wagtail writes the page, its versions and its log one after another; who is killed in between leaves half of it.
    """

    def publish(self, *args: Any, **kwargs: Any) -> Any:
        """Publish a version, see Wagtail."""
        with transaction.atomic(), looked_once():
            return super().publish(*args, **kwargs)  # type: ignore[misc]  # of Wagtail's DraftStateMixin

    def unpublish(self, *args: Any, **kwargs: Any) -> Any:
        """Take away, see Wagtail."""
        with transaction.atomic(), looked_once():
            return super().unpublish(*args, **kwargs)  # type: ignore[misc]  # of Wagtail's DraftStateMixin
