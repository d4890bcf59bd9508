"""Choosing a consent in the body of a page."""

from typing import Any

from wagtail.snippets.blocks import SnippetChooserBlock

from consents.models import Consent


class ConsentChooserBlock(SnippetChooserBlock):
    """Chooses a consent; the database is asked nothing where none was chosen.

    One that was deleted comes as an empty consent that does not hold, so that what leans on it stays away.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Consent, **kwargs)

    def to_python(self, value: int | None) -> Consent | None:
        """Return the consent with this primary key."""
        return self.bulk_to_python([value])[0]

    def bulk_to_python(self, values: list[int | None]) -> list[Consent | None]:
        """Return the consents with these primary keys."""
        if not any(values):
            return [None] * len(values)
        found = super().bulk_to_python(values)
        return [_gone(key) if key and consent is None else consent for key, consent in zip(values, found, strict=True)]

    def deconstruct(self) -> tuple[str, tuple, dict]:
        """Stand in migrations as what Wagtail offers: how it asks is of no matter there."""
        return "wagtail.snippets.blocks.SnippetChooserBlock", ("consents.Consent",), self._constructor_args[1]


def _gone(key: int) -> Consent:
    return Consent(pk=key, name="", purpose="", given_on=None, withdrawn_on=None)
