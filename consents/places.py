"""Where a consent is used, as the public may know it."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Page, PageViewRestriction, ReferenceIndex

from consents.models import Consent


def public_pages_with(consent: Consent) -> list[Page]:
    """Return the public pages that this consent is about, by title: those that name it, or show what is tied to it."""
    ties = Q(to_content_type=_kind(Consent), to_object_id=str(consent.pk))
    for relation in Consent._meta.related_objects:
        tied = relation.related_model._default_manager.filter(**{relation.field.name: consent})
        keys = [str(key) for key in tied.order_by().values_list("pk", flat=True)]
        ties |= Q(to_content_type=_kind(relation.related_model), to_object_id__in=keys)
    sources = ReferenceIndex.objects.filter(ties, base_content_type=_kind(Page)).values_list("object_id", flat=True)
    pages = Page.objects.live().filter(pk__in={int(key) for key in sources if key.isdecimal()})
    return list((pages.public() if PageViewRestriction.objects.exists() else pages).order_by("title"))


def _kind(model: type) -> ContentType:
    return ContentType.objects.get_for_model(model, for_concrete_model=False)
