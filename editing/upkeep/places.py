"""Every place in which a contact stands, and whether somebody may change it there."""

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from contacts.models import Contact
from editing.upkeep.reach import may_change_page
from editing.upkeep.speakers import count_in, names_of_choosers, page_types, stream_fields
from editing.upkeep.ties import is_placed_in_version, is_speaker_in_version, names_in_versions, other_ties, ties
from editing.upkeep.versions import each_of, mentioning, of_pages, page_type_of, publishable


@dataclass(frozen=True)
class PagePlace:
    """A page on which a contact stands: `placed` as contact, `spoken` as speaker, and in how many `versions`.

    In `placed_versions` of these the contact is one to call, and not a speaker alone.
    """

    page: Page
    is_within_reach: bool
    placed: int
    spoken: int
    versions: int
    placed_versions: int

    @property
    def is_placed(self) -> bool:
        """Whether the contact is one to call here, and not a speaker alone."""
        return bool(self.placed or self.placed_versions)

    @property
    def title(self) -> str:
        """What the page is called; of somebody else's draft the title alone may tell what is not public."""
        if self.is_within_reach:
            return self.page.get_admin_display_title()
        return self.page.title if self.page.live else _("Een concept van een andere redactie")

    @property
    def edit_url(self) -> str:
        """Where the page is edited; "" for who may not."""
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk]) if self.is_within_reach else ""

    @property
    def wording(self) -> str:
        """How the contact stands there, in words."""
        parts = [
            (self.placed, _("als contactpersoon")),
            (
                self.spoken,
                ngettext("%d keer als spreker", "%d keer als spreker", self.spoken) % self.spoken,
            ),
            (
                self.versions,
                ngettext("in %d bewaarde versie", "in %d bewaarde versies", self.versions) % self.versions,
            ),
        ]
        return ", ".join(str(text) for number, text in parts if number)


@dataclass(frozen=True)
class Places:
    """All places of one contact: pages, and numbers of other records by what these are called."""

    pages: list[PagePlace] = field(default_factory=list)
    others: list[tuple[str, int]] = field(default_factory=list)

    @property
    def within_reach(self) -> list[PagePlace]:
        """The pages that may be changed."""
        return [place for place in self.pages if place.is_within_reach]

    @property
    def out_of_reach(self) -> list[PagePlace]:
        """The pages that only somebody else may change."""
        return [place for place in self.pages if not place.is_within_reach]

    @property
    def without_words(self) -> "Places":
        """Where the contact is one to call; what they say somewhere is no place."""
        pages = [replace(each, spoken=0, versions=each.placed_versions) for each in self.pages if each.is_placed]
        return Places(pages, self.others)

    @property
    def with_words(self) -> list[PagePlace]:
        """The pages on which they say something, now or in a version."""
        return [each for each in self.pages if each.spoken or each.versions > each.placed_versions]

    @property
    def number(self) -> int:
        """How many there are of all kinds together."""
        return len(self.pages) + sum(number for _name, number in self.others)


def places_of(contact: Contact, user: Any) -> Places:
    """Return where a contact stands, pages in the order of their titles. Its queries do not grow with the pages."""
    placed, spoken = _placed(contact), _spoken(contact)
    versions, placed_versions = _in_versions(contact)
    pages = Page.objects.filter(pk__in={*placed, *spoken, *versions}).order_by("title", "pk")
    found = [
        PagePlace(
            page,
            may_change_page(user, page),
            placed[page.pk],
            spoken[page.pk],
            versions[page.pk],
            placed_versions[page.pk],
        )
        for page in pages.specific(defer=True)
    ]
    others = [
        (str(tie.model._meta.verbose_name_plural), number)
        for tie in other_ties()
        if (number := tie.model._base_manager.filter(**{tie.field: contact}).count())
    ]
    return Places(found, others)


def _placed(contact: Contact) -> Counter[int]:
    found: Counter[int] = Counter()
    for tie in ties():
        if tie.page_field:
            found.update(
                tie.model._base_manager.filter(**{tie.field: contact}).values_list(f"{tie.page_field}_id", flat=True)
            )
    return found


def _spoken(contact: Contact) -> Counter[int]:
    found: Counter[int] = Counter()
    for model in page_types():
        for name, block in stream_fields(model).items():
            seems = Q(pk__in=[])
            for key in names_of_choosers():
                seems |= Q(_text__contains=f'{key}": {contact.pk}')
            rows = model._base_manager.alias(_text=Cast(name, TextField())).filter(seems)
            for page, stream in rows.values_list("pk", name).iterator(chunk_size=50):
                if number := count_in(block, stream.get_prep_value(), contact.pk):
                    found[page] += number
    return found


def _in_versions(contact: Contact) -> tuple[Counter[int], Counter[int]]:
    """Return in how many versions of each page a contact stands, and in how many as one to call."""
    found: Counter[int] = Counter()
    placed: Counter[int] = Counter()
    for version in each_of(mentioning(publishable(of_pages()), names_in_versions(), [contact.pk])):
        page_type, page = page_type_of(version), int(version.object_id)
        is_placed = is_placed_in_version(page_type, version.content, contact.pk)
        if is_placed or is_speaker_in_version(page_type, version.content, contact.pk):
            found[page] += 1
            placed[page] += is_placed
    return found, placed
