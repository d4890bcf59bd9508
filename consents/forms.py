"""What is asked of an editor about a consent."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Collection
from wagtail.permissions import policy_registry


class ConsentForm(WagtailAdminModelForm):
    """Offers the collections of this editor; what was withdrawn stays so."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._only_collection: Collection | None = None
        if "collection" in self.fields and self.for_user is not None:
            self._offer_own_collections()
        if self.instance.withdrawn_on is not None and "withdrawn_on" in self.fields:
            self.fields["withdrawn_on"].disabled = True
            self.fields["withdrawn_on"].help_text = _(
                "Ingetrokken blijft ingetrokken. Geeft iemand opnieuw toestemming? Leg die dan apart vast."
            )

    def _offer_own_collections(self) -> None:
        policy = policy_registry.get_by_type(self._meta.model)
        own = policy.collections_user_has_permission_for(self.for_user, "add")
        if self.instance.pk:
            own = own | Collection.objects.filter(pk=self.instance.collection_id)
        collections = list(own)
        field = self.fields["collection"]
        if len(collections) == 1:
            self._only_collection = collections[0]
            del self.fields["collection"]
            return
        field.queryset = own
        if not self.instance.pk and collections:
            # Not the root, which stands for everything: there only the national desk could find it.
            self.initial["collection"] = next((each.pk for each in collections if each.depth > 1), collections[0].pk)

    def clean(self) -> dict[str, Any]:
        """Ask for days that can be."""
        cleaned = super().clean() or self.cleaned_data
        today = timezone.localdate()
        for name in ("given_on", "withdrawn_on"):
            if cleaned.get(name) and cleaned[name] > today:
                self.add_error(name, _("Deze dag moet nog komen."))
        return cleaned

    def save(self, commit: bool = True) -> Any:
        """Keep it in the one collection of this editor, where there is no more than one."""
        if self._only_collection is not None:
            self.instance.collection = self._only_collection
        return super().save(commit)
