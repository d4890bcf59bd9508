"""What is asked before many things change at once."""

from typing import Any

from django import forms
from django.db.models import Q
from django.forms.widgets import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from taggit.forms import TagField
from taggit.models import Tag
from wagtail.admin.widgets import AdminTagWidget
from wagtail.permissions import policy_registry

from contacts.models import Contact
from editing.upkeep.reach import may_change_contact
from editing.upkeep.retagging import Change
from practices.models import PracticePage, Theme

LONGEST_TAG = Tag._meta.get_field("name").max_length or 100


class _ContactField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Contact) -> str:
        """Tell two people of one name apart."""
        return ", ".join(filter(None, [obj.name, obj.function, obj.organisation]))


class OtherContactForm(forms.Form):
    """Who comes in the place of a contact: somebody whom this editor may change."""

    new = _ContactField(
        Contact.objects.none(),
        label=_("Contactpersoon die blijft"),
        empty_label=_("Kies een contactpersoon"),
        error_messages={
            "required": _("Kies een contactpersoon."),
            "invalid_choice": _("Deze contactpersoon bestaat niet, of je mag die niet wijzigen. Kies een ander."),
        },
    )

    def __init__(self, *args: Any, old: Contact, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        policy = policy_registry.get_by_type(Contact)
        others = policy.instances_user_has_any_permission_for(user, {"change"}).exclude(pk=old.pk)
        field: Any = self.fields["new"]
        field.queryset = others.order_by("sort_name", "pk")

    def clean_new(self) -> Contact:
        """Refuse a contact whom a colleague locked."""
        new = self.cleaned_data["new"]
        if not may_change_contact(self.user, new):
            raise forms.ValidationError(_("Een collega heeft deze contactpersoon vergrendeld. Kies een ander."))
        return new


class RetagForm(forms.Form):
    """Which tags and themes come and go; only what stands on the chosen practices can go."""

    add_tags = TagField(
        label=_("Trefwoorden erbij"),
        required=False,
        widget=AdminTagWidget,
        help_text=_("Scheid trefwoorden met een komma."),
    )
    remove_tags = forms.ModelMultipleChoiceField(
        Tag.objects.none(), label=_("Trefwoorden weg"), required=False, widget=CheckboxSelectMultiple
    )
    add_themes = forms.ModelMultipleChoiceField(
        Theme.objects.all(), label=_("Thema's erbij"), required=False, widget=CheckboxSelectMultiple
    )
    remove_themes = forms.ModelMultipleChoiceField(
        Theme.objects.none(), label=_("Thema's weg"), required=False, widget=CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, practices: list[int], tags: set[int], themes: set[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        on_pages = Q(practices_practicetag_items__content_object__in=practices)
        of_practices = PracticePage.themes.through.objects.filter(practicepage__in=practices).values("theme")
        removable: dict[str, Any] = {
            "remove_tags": Tag.objects.filter(on_pages | Q(pk__in=tags)).distinct().order_by("name"),
            "remove_themes": Theme.objects.filter(Q(pk__in=of_practices) | Q(pk__in=themes)),
        }
        for name, words in removable.items():
            field: Any = self.fields[name]
            field.queryset = words
            if not words.exists():
                del self.fields[name]

    def clean_add_tags(self) -> list[str]:
        """Refuse a word that is too long to keep."""
        names = [name.strip() for name in self.cleaned_data["add_tags"] if name.strip()]
        if any(len(name) > LONGEST_TAG for name in names):
            raise forms.ValidationError(_("Een trefwoord heeft hoogstens %d letters.") % LONGEST_TAG)
        return names

    def clean(self) -> dict[str, Any]:
        """Ask for something to do, and not for a thing and its opposite."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        if not any(cleaned.get(name) for name in self.fields):
            raise forms.ValidationError(_("Kies wat erbij komt of weg moet."))
        if set(cleaned["add_themes"]) & set(cleaned.get("remove_themes") or ()):
            self.add_error("remove_themes", _("Een thema kan niet tegelijk erbij komen en weggaan."))
        names = {name.casefold() for name in cleaned["add_tags"]}
        if names & {tag.name.casefold() for tag in cleaned.get("remove_tags") or ()}:
            self.add_error("remove_tags", _("Een trefwoord kan niet tegelijk erbij komen en weggaan."))
        return cleaned

    def change(self) -> Change:
        """Return what was asked; tags that are new are made, and known ones are known whatever their capitals."""
        cleaned = self.cleaned_data
        tags = [_tag_named(name) for name in cleaned["add_tags"]]
        return Change(
            list(dict.fromkeys(tags)),
            list(cleaned.get("remove_tags") or ()),
            list(cleaned["add_themes"]),
            list(cleaned.get("remove_themes") or ()),
        )


def _tag_named(name: str) -> Tag:
    known = Tag.objects.filter(name=name).first() or Tag.objects.filter(name__iexact=name).order_by("pk").first()
    return known or Tag.objects.create(name=name)
