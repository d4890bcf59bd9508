"""Form widgets for the admin."""

from typing import Any

from django import forms


class ColumnsOfCheckboxes(forms.CheckboxSelectMultiple):
    """Checkboxes in columns, so that a long list can be seen at once; `in_alphabet` sorts them by what they say."""

    def __init__(self, *, in_alphabet: bool = False) -> None:
        super().__init__(attrs={"class": "columns-of-checkboxes"})
        self.in_alphabet = in_alphabet

    def optgroups(self, name: str, value: list[Any], attrs: dict[str, Any] | None = None) -> list[Any]:
        """Return the choices, sorted when that was asked."""
        groups = super().optgroups(name, value, attrs)
        if not self.in_alphabet:
            return groups
        return sorted(groups, key=lambda group: str(group[1][0]["label"]).casefold())
