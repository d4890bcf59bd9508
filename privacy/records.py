"""Records that are about one person: these go whole, each in the way in which its app lets it go."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.translation import gettext as _
from django_otp import devices_for_user
from wagtail.admin.models import EditingSession, FormState
from wagtail.models import APIToken, PageSubscription, ReferenceIndex
from wagtail.users.models import UserProfile

from accounts import sign_ins
from accounts.models import User
from adoptions.entries import names_changed
from adoptions.models import Adoption
from consents.models import Consent
from contacts.models import Contact
from inbox.desk.history import forget
from inbox.models import Message
from library.models import PortalImage
from offering.models import Offer
from privacy.names import Person
from privacy.values import strings_in

Erase = Callable[[Any, Person, str], None]
"""Erases the record with a key; what must stand in the place of a name is the last."""


@dataclass(frozen=True)
class Record:
    """`erase` is for a record in which one of `columns` names the person; without columns any will do."""

    erase: Erase
    columns: frozenset[str] = frozenset()

    def is_about(self, columns: Collection[str]) -> bool:
        """Whether a record in which these columns name somebody is about that person."""
        return not self.columns or bool(self.columns & set(columns))


def record_of(label: str) -> Record | None:
    """Return how records of a table go, or None when a name in them is replaced and the rest stays."""
    if label in GOES_WHOLE:
        return Record(lambda pk, person, instead: _delete(label, pk))
    return RECORDS.get(label)


def erase_sessions(person: Person) -> int:
    """End the sessions in which this person is named; return how many."""
    number = 0
    for session in Session.objects.iterator():
        if any(person.is_in(text) for text in strings_in(session.get_decoded())):
            session.delete()
            number += 1
    return number


def _delete(label: str, pk: Any) -> None:
    found = apps.get_model(label)._base_manager.filter(pk=pk).first()
    if found is not None:
        found.delete()


def _erase_contact(pk: Any, person: Person, instead: str) -> None:
    contact = Contact.objects.get(pk=pk)
    photo = contact.photo
    forget(Contact, [pk])
    contact.delete()
    if photo is not None and not ReferenceIndex.get_references_to(photo).exists():
        photo.delete()


def _erase_consent(pk: Any, person: Person, instead: str) -> None:
    """Withdraw it: what leaned on it leaves the site. Pictures of this person go altogether."""
    consent = Consent.objects.get(pk=pk)
    for picture in PortalImage.objects.filter(consent=consent):
        picture.delete()
    consent.name = instead or _("(naam verwijderd)")
    consent.given_by = person.put_out(consent.given_by, instead)[:120]
    consent.description = consent.email = consent.note = ""
    consent.withdrawn_on = consent.withdrawn_on or timezone.localdate()
    consent.save()


def _erase_message(pk: Any, person: Person, instead: str) -> None:
    forget(Message, [pk])
    _delete("inbox.Message", pk)


def _erase_offer(pk: Any, person: Person, instead: str) -> None:
    forget(Offer, [pk])
    _delete("offering.Offer", pk)


def _erase_adoption(pk: Any, person: Person, instead: str) -> None:
    """Whoever sent it takes it along; whoever can merely be called is forgotten."""
    adoption = Adoption.objects.get(pk=pk)
    if person.is_in(adoption.sender_name) or person.is_in(adoption.sender_email):
        forget(Adoption, [pk])
        adoption.delete()
    else:
        adoption.erase_people()
        adoption.what_changed = person.put_out(adoption.what_changed, instead)
        adoption.save()
    names_changed(adoption)


def _erase_user(pk: Any, person: Person, instead: str) -> None:
    """Close the account and forget whose it was; what was written with it keeps that it was somebody's.

    Raises:
        accounts.administrators.LastAdministratorError: it is the last administrator.
    """
    user = User.objects.get(pk=pk)
    sign_ins.end(user.sign_ins.all())
    user.username, user.first_name, user.last_name, user.email = f"gewist-{pk}", "", "", ""
    user.is_active = user.is_superuser = user.is_staff = False
    user.invited_at = user.last_login = None
    user.set_unusable_password()
    user.save()
    user.groups.clear()
    user.user_permissions.clear()
    for device in devices_for_user(user, confirmed=None):
        device.delete()
    for model in (APIToken, EditingSession, FormState, PageSubscription):
        model.objects.filter(user=user).delete()
    Contact.objects.filter(keeper=user).update(keeper=None)
    for profile in UserProfile.objects.filter(user=user):
        if profile.avatar:
            profile.avatar.delete(save=False)
        profile.delete()


RECORDS: dict[str, Record] = {
    "accounts.User": Record(_erase_user),
    "adoptions.Adoption": Record(
        _erase_adoption, frozenset({"sender_name", "sender_email", "contact_name", "contact_email"})
    ),
    "consents.Consent": Record(_erase_consent, frozenset({"name", "email"})),
    "contacts.Contact": Record(_erase_contact, frozenset({"name", "personal_email"})),
    "inbox.Message": Record(_erase_message, frozenset({"sender_name", "sender_email"})),
    "offering.Offer": Record(_erase_offer, frozenset({"sender_name", "sender_email"})),
}

GOES_WHOLE = frozenset(
    {
        "django_tasks_database.DBTaskResult",
        "following.Follower",
        "following.Wish",
        "home.RemovedAddress",
        "importing.ImportedFile",
        "library.PortalRendition",
        "links.CheckedLink",
        "offering.OfferedFile",
        "post.Letter",
        "search.AskedOnDay",
        "wagtailadmin.FormState",
        "wagtailcore.APIToken",
        "wagtailcore.UploadedFile",
        "wagtailembeds.Embed",
        "wagtailforms.FormSubmission",
        "wagtailimages.Rendition",
        "wagtailredirects.Redirect",
        "wagtailsearchpromotions.Query",
    }
)
"""Tables of what is passing, derived or an address: a row that names somebody is of no use without the name."""
