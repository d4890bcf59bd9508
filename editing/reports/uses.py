"""Where images and people are used, from Wagtail's index of references and our own foreign keys."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, Model, OuterRef, Q
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.models import Page, ReferenceIndex

from contacts.models import Contact
from contacts.viewsets import NATIONAL
from editing.reports.asking import edit_address
from editing.reports.columns import Place
from editing.reports.reach import contacts_within_reach, page_keys_within_reach
from library.models import PortalImage
from practices.models import PracticeContact, PracticePage
from regions.models import RegionPage


def type_of(model: type[Model]) -> ContentType:
    """Return the type under which the index of references knows a model; cached by Django."""
    return ContentType.objects.get_for_model(model, for_concrete_model=False)


def is_referred_to(model: type[Model]) -> Exists:
    """Return the condition that anything on the site refers to a row of `model`."""
    key = Cast(OuterRef("pk"), CharField())
    return Exists(ReferenceIndex.objects.filter(to_content_type=type_of(model), to_object_id=key))


def refers_to(model: type[Model]) -> Exists:
    """Return the condition that a page refers to something of `model`."""
    key = Cast(OuterRef("pk"), CharField())
    return Exists(
        ReferenceIndex.objects.filter(base_content_type=type_of(Page), object_id=key, to_content_type=type_of(model))
    )


class Whereabouts:
    """The pages and people that this colleague may know of, as places. Five queries at most, for any number."""

    def __init__(self, user: Any) -> None:
        self._user = user

    @cached_property
    def _regions(self) -> list[tuple[str, int, str]]:
        return list(RegionPage.objects.in_alphabet().values_list("path", "pk", "title"))

    @cached_property
    def _regions_by_path(self) -> dict[str, int]:
        return {path: key for path, key, _title in self._regions}

    def region_names(self, keys: Collection[int]) -> str:
        """Return the names of regions; "Landelijk" for none."""
        return ", ".join(title for _path, key, title in self._regions if key in keys) or str(NATIONAL)

    def _region_of_path(self, path: str) -> frozenset[int]:
        ends = range(Page.steplen, len(path) + 1, Page.steplen)
        return frozenset(self._regions_by_path[path[:end]] for end in ends if path[:end] in self._regions_by_path)

    @cached_property
    def pages(self) -> dict[int, Place]:
        """Live pages and those within reach, by key; of a draft elsewhere even the title may not be public."""
        own = set(page_keys_within_reach(self._user))
        seen = Page.objects.filter(Q(live=True) | Q(pk__in=page_keys_within_reach(self._user))).order_by()
        return {
            key: Place(
                draft_title if key in own else title,
                reverse("wagtailadmin_pages:edit", args=[key]) if key in own else "",
                self._region_of_path(path),
            )
            for key, title, draft_title, path in seen.values_list("pk", "title", "draft_title", "path")
        }

    @cached_property
    def contacts(self) -> dict[int, Place]:
        """People within reach, and others who are on the site, by key."""
        own = set(contacts_within_reach(self._user).order_by().values_list("pk", flat=True))
        public = Contact.objects.published().order_by().values("pk")
        seen = Contact.objects.filter(Q(pk__in=own) | Q(pk__in=public)).order_by()
        regions: dict[int, set[int]] = defaultdict(set)
        for contact, region in Contact.regions.through.objects.values_list("contact_id", "regionpage_id"):
            regions[contact].add(region)
        return {
            contact.pk: Place(
                contact.name, edit_address(contact) if contact.pk in own else "", frozenset(regions[contact.pk])
            )
            for contact in seen.only("pk", "name")
        }


class Uses:
    """What of one model is used, and where. What may not be named counts as used all the same."""

    def __init__(self, model: type[Model], whereabouts: Whereabouts) -> None:
        self._model = model
        self._whereabouts = whereabouts

    @cached_property
    def _sources(self) -> dict[int, set[tuple[int, int]]]:
        """By used thing: (type, key) of what uses it."""
        found: dict[int, set[tuple[int, int]]] = defaultdict(set)
        for kind, source, target in self._ties():
            found[target].add((kind, source))
        return found

    def _ties(self) -> Iterator[tuple[int, int, int]]:
        references = ReferenceIndex.objects.filter(to_content_type=type_of(self._model))
        for kind, source, target in references.values_list("base_content_type_id", "object_id", "to_object_id"):
            if source.isdecimal() and target.isdecimal():
                yield kind, int(source), int(target)
        page, contact = type_of(Page).pk, type_of(Contact).pk
        if self._model is PortalImage:
            for source, target in PracticePage.objects.filter(cover__isnull=False).values_list("pk", "cover_id"):
                yield page, source, target
            for source, target in Contact.objects.filter(photo__isnull=False).values_list("pk", "photo_id"):
                yield contact, source, target
        elif self._model is Contact:
            for source, target in PracticeContact.objects.values_list("page_id", "contact_id"):
                yield page, source, target

    def __contains__(self, key: int) -> bool:
        return key in self._sources

    def is_on_page(self, key: int) -> bool:
        """Whether a page uses it."""
        page = type_of(Page).pk
        return any(kind == page for kind, _source in self._sources.get(key, ()))

    def places(self, key: int) -> tuple[Place, ...]:
        """Return where it is used, as far as this colleague may know, in the order of the alphabet."""
        known = {type_of(Page).pk: self._whereabouts.pages, type_of(Contact).pk: self._whereabouts.contacts}
        sources = self._sources.get(key, ())
        places = {known[kind][source] for kind, source in sources if kind in known and source in known[kind]}
        return tuple(sorted(places, key=lambda place: (place.title, place.edit_url)))
