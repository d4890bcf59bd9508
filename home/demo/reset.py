"""Bring a development database back to the state before anything was loaded."""

from collections.abc import Callable

from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _
from taggit.models import Tag
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, ModelLogEntry, PageLogEntry, Revision

from accounts.administrators import all_may_go
from accounts.models import User
from consents.models import Consent
from contacts.models import Contact, NationalDesk
from editing.roles import REGIONAL
from home.models import HomePage, PortalSettings, RemovedAddress
from library.models import PortalDocument, PortalImage
from practices.models import GlossaryTerm, Phase, Sector, TargetGroup, Theme
from regions.models import LoadedRecord, Municipality

_TABLES: tuple[type[Model], ...] = (
    PortalImage,
    PortalDocument,
    Consent,
    GlossaryTerm,
    Theme,
    Phase,
    TargetGroup,
    Sector,
    Tag,
    PortalSettings,
    NationalDesk,
    Redirect,
    RemovedAddress,
    Revision,
    PageLogEntry,
    ModelLogEntry,
    LoadedRecord,
)


@transaction.atomic
def remove_content(say: Callable[[str], None]) -> None:
    """Remove all pages, people, vocabularies, files and settings, and the accounts of the demonstration.

    Other accounts stay.
    """
    say(_("Alle inhoud wordt verwijderd."))
    Contact.objects.all().delete()
    Municipality.objects.all().delete()
    for home in HomePage.objects.all():
        home.delete()
    for model in _TABLES:
        model._default_manager.all().delete()
    Collection.objects.filter(depth__gt=1).delete()
    with all_may_go():
        User.objects.filter(is_demonstration=True).delete()
    Group.objects.filter(name__startswith=REGIONAL % "").delete()
