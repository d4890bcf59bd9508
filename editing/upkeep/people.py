"""Putting one contact in the place of another: when somebody leaves, or when one person stands in the list twice."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import Page

from contacts.leaving import take_off
from contacts.models import Contact
from editing.upkeep.places import PagePlace, places_of
from editing.upkeep.ties import names_in_versions, other_ties, replace_in_page, replace_in_rows, replace_in_version
from editing.upkeep.versions import mentioning, of_pages, publishable, rewrite

REPLACED, MERGED, PLACED = "upkeep.contact_replaced", "upkeep.contact_merged", "upkeep.contact_on_page"


class OutOfReachError(Exception):
    """A contact stands on pages that this colleague may not change; `places` says on which."""

    def __init__(self, places: list[PagePlace]) -> None:
        super().__init__(f"{len(places)} pages are out of reach")
        self.places = places


@dataclass(frozen=True)
class Outcome:
    """What was done: how many pages and other records changed, and which pages were left as they were."""

    pages: int
    others: int
    left: list[PagePlace]
    has_left: bool = False
    """Whether the contact was made one who left, and was not before."""

    @property
    def is_nothing(self) -> bool:
        """Whether there was nothing left to do."""
        return not (self.pages or self.others or self.has_left)


@transaction.atomic
def replace_everywhere(old: Contact, new: Contact, user: Any) -> Outcome:
    """Put `new` in the place of `old` wherever `user` may; `old` comes off the site as somebody who left.

    What `old` says in quotes and interviews stays theirs: nobody is made to say what another said.

    Raises:
        Contact.DoesNotExist: one of both is gone.
    """
    old, new = _locked(old, new)
    places = places_of(old, user).without_words
    pages = _replace_on_pages(old, new, user, places.within_reach, is_same_person=False)
    others = sum(replace_in_rows(tie, old.pk, new.pk) for tie in other_ties())
    has_left = take_off(old, user)
    outcome = Outcome(pages, others, places.out_of_reach, has_left)
    if not outcome.is_nothing:
        log(old, REPLACED, user=user, data=_names(old, new) | {"pages": pages})
    return outcome


@transaction.atomic
def merge(old: Contact, new: Contact, user: Any) -> Outcome:
    """Make one contact of two: `new` takes the places, the regions and the address of `old`, who is deleted.

    Raises:
        Contact.DoesNotExist: one of both is gone.
        OutOfReachError: `old` stands on a page that `user` may not change; nothing was changed.
    """
    old, new = _locked(old, new)
    places = places_of(old, user)
    if places.out_of_reach:
        raise OutOfReachError(places.out_of_reach)
    pages = _replace_on_pages(old, new, user, places.within_reach, is_same_person=True)
    others = sum(replace_in_rows(tie, old.pk, new.pk) for tie in other_ties())
    _take_regions(old, new)
    _lead_to(old, new)
    log(old, "wagtail.delete", user=user, deleted=True)
    log(new, MERGED, user=user, data=_names(old, new) | {"pages": pages})
    old.delete()
    return Outcome(pages, others, [])


def regions_after_merge(old: Contact, new: Contact) -> list[Any]:
    """Return the regions of `new` when it takes those of `old`; who works for the whole country goes on to."""
    own = list(new.regions.all())
    return own and [*own, *(region for region in old.regions.all() if region not in own)]


def _locked(old: Contact, new: Contact) -> tuple[Contact, Contact]:
    """Return both as they are now; a second request waits until the first is done."""
    found = {each.pk: each for each in Contact.objects.select_for_update().filter(pk__in=[old.pk, new.pk])}
    if len(found) < 2:
        raise Contact.DoesNotExist
    return found[old.pk], found[new.pk]


def _replace_on_pages(old: Contact, new: Contact, user: Any, places: list[PagePlace], is_same_person: bool) -> int:
    keys = {place.page.pk for place in places}
    for page in Page.objects.filter(pk__in=keys).specific():
        replace_in_page(page, old.pk, new.pk, with_words=is_same_person)
    # Who is deleted must stand in no version any more; who left did stand in older versions.
    versions = of_pages() if is_same_person else publishable(of_pages(keys))
    rewrite(
        mentioning(versions, names_in_versions(), [old.pk]),
        lambda page_type, content: replace_in_version(page_type, content, old.pk, new.pk, with_words=is_same_person),
    )
    for place in places:
        log(place.page, PLACED, user=user, data=_names(old, new), content_changed=True)
    return len(keys)


def _take_regions(old: Contact, new: Contact) -> None:
    regions = regions_after_merge(old, new)
    if len(regions) > new.regions.count():
        new.regions = regions
        new.save(update_fields=["regions"])
    revision = new.latest_revision
    if revision is not None and revision.content.get("regions"):
        own = revision.content["regions"]
        revision.content["regions"] = [*own, *(region.pk for region in regions if region.pk not in own)]
        revision.save(update_fields=["content"])


def _lead_to(old: Contact, new: Contact) -> None:
    """Lead the address of who is deleted to who stays, and what led there already too: never in two steps."""
    old_path = Redirect.normalise_path(old.get_absolute_url())
    address = new.get_absolute_url()
    Redirect.objects.filter(redirect_link=old.get_absolute_url()).update(redirect_link=address)
    Redirect.objects.filter(old_path=old_path).delete()
    Redirect.add_redirect(old_path, redirect_to=address, is_permanent=True)


def _names(old: Contact, new: Contact) -> dict[str, Any]:
    return {"old": old.name, "new": new.name, "new_id": new.pk}
