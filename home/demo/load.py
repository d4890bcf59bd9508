"""Load the whole demonstration, or what is still missing of it."""

from collections.abc import Callable
from pathlib import Path

from django.utils.translation import gettext as _

from accounts.models import User
from contacts.models import Contact
from home.demo.bodies import Shelves
from home.demo.files import FOLDER
from home.demo.load_adoptions import load_adoptions
from home.demo.load_consents import load_consents
from home.demo.load_contacts import load_contacts
from home.demo.load_library import load_documents, load_pictures
from home.demo.load_people import load_users
from home.demo.load_practices import load_practices, read_catalogue
from home.demo.load_texts import (
    load_content_pages,
    load_featured,
    load_glossary,
    load_regions,
    load_settings,
    load_themes,
    load_trunk,
)
from home.demo.once import Once
from home.reference import load_reference_data
from library.signals import draw_soon
from library.sizes import undrawn
from practices.models import PracticePage


def is_loaded() -> bool:
    """Whether there is content already: of editors, or the whole demonstration. One that was cut off is not loaded."""
    once = Once()
    return once.was_finished or (not once.was_begun and PracticePage.objects.exists())


def load_demo(say: Callable[[str], None], folder: Path = FOLDER) -> None:
    """Load the reference data and then everything in `folder` that was not loaded before.

    What is there already under the same name is left as it is. Each thing is loaded as a whole or not at all, so that
    loading again after an interruption finishes the job.

    Raises:
        BadFile: a file cannot be used.
    """
    trunk = load_reference_data(say)
    once = Once()

    load_settings(folder, once)
    load_trunk(folder, trunk, once)
    load_regions(folder, once)
    load_themes(folder, once)
    say(_("Begrippen: %d gemaakt") % load_glossary(folder, once))
    say(_("Contactpersonen: %d gemaakt") % load_contacts(folder, once))

    owners = load_users(once)
    say(_("Accounts voor de demonstratie: %d") % User.objects.filter(is_demonstration=True).count())

    shelves = Shelves(
        pictures=load_pictures(folder, once),
        documents=load_documents(folder, once),
        contacts={contact.slug: contact for contact in Contact.objects.all()},
        consents=load_consents(folder, once),
    )
    say(
        _("Beelden: %(pictures)d, documenten: %(documents)d")
        % {"pictures": len(shelves.pictures), "documents": len(shelves.documents)}
    )
    say(_("Tekstpagina's: %d gemaakt") % load_content_pages(folder, trunk.home, shelves, once))
    catalogue = read_catalogue(shelves, owners)
    say(_("Praktijken: %d gemaakt") % load_practices(folder, trunk, catalogue, once))
    say(_("Meldingen 'wij doen dit ook': %d gemaakt") % load_adoptions(folder, once))
    load_featured(folder, trunk.home, once)
    draw_soon(undrawn().values_list("pk", flat=True))
    once.finish()
