"""One maker per model: each makes a thing that is complete and published unless told otherwise."""

import io
import itertools
import json
from datetime import date, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.text import slugify
from PIL import Image
from wagtail.models import Page, Site

from adoptions.models import Adoption, once_key
from consents.models import Consent
from contacts.models import Contact
from home.models import ContentPage, HomePage
from library.models import PortalDocument, PortalImage
from offering.arriving import arrive
from offering.models import Offer
from practices.models import Phase, PracticeContact, PracticeIndexPage, PracticePage, Sector, TargetGroup, Theme
from regions.models import Municipality, Place, Postcode, RegionIndexPage, RegionPage

_numbers = itertools.count(1)


class SiteTree:
    """The trunk of the page tree: home, and the indexes of practices and regions. It is made once per database."""

    def __init__(self) -> None:
        if not HomePage.objects.exists():
            _plant()
        self.home = HomePage.objects.get()
        self.practices = PracticeIndexPage.objects.get()
        self.regions = RegionIndexPage.objects.get()
        self.site = Site.objects.get()


def _plant() -> None:
    Page.objects.filter(depth=2).delete()
    home = Page.objects.get(depth=1).add_child(instance=HomePage(title="Leer van wat elders al werkt", slug="home"))
    home.add_child(instance=PracticeIndexPage(title="Goede praktijken", slug="praktijken"))
    home.add_child(instance=RegionIndexPage(title="Regio’s", slug="regios"))
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", port=80, root_page=home, is_default_site=True, site_name="Test")


def uproot() -> None:
    """Take the trunk away, for who grows one of their own."""
    Page.objects.filter(depth=2).delete()


def stream(*blocks: tuple[str, Any]) -> str:
    """Return blocks as a StreamField keeps them: (type, raw value) pairs."""
    return json.dumps([{"type": kind, "value": value} for kind, value in blocks])


def points(*sentences: str) -> str:
    """Return sentences as the points of a summary."""
    return stream(*[("point", sentence) for sentence in sentences])


def make_region(tree: SiteTree, title: str = "", **fields: Any) -> RegionPage:
    """Make a region with a desk."""
    number = next(_numbers)
    title = title or f"Regio {number}"
    defaults: dict[str, Any] = {
        "title": title,
        "slug": slugify(title),
        "code": f"T{number:03}"[-4:],
        "introduction": f"Over {title}.",
        "desk_name": f"Regiobalie {title}",
        "desk_phone": f"085 013 {number % 90 + 10} 01",
        "desk_email": f"balie{number}@example.org",
        "tile_row": number % 9,
        "tile_column": number % 6,
        "tile_code": f"R{number}"[:4],
    }
    return tree.regions.add_child(instance=RegionPage(**(defaults | fields)))


def make_municipality(region: RegionPage, name: str = "", **fields: Any) -> Municipality:
    """Make a municipality in a region."""
    number = next(_numbers)
    return Municipality.objects.create(name=name or f"Gemeente {number}", code=f"G{number}", region=region, **fields)


def make_place(municipality: Municipality, name: str, **fields: Any) -> Place:
    """Make a place in a municipality."""
    from kit.folding import folded

    return Place.objects.create(name=name, folded_name=folded(name), municipality=municipality, **fields)


def make_postcode(municipality: Municipality, digits: str) -> Postcode:
    """Make a postcode in a municipality."""
    return Postcode.objects.create(digits=digits, municipality=municipality)


def make_contact(name: str = "", regions: Any = (), **fields: Any) -> Contact:
    """Make a contact who may be named: consent given, verified this month."""
    number = next(_numbers)
    name = name or f"Contact {number}"
    defaults: dict[str, Any] = {
        "name": name,
        "slug": slugify(name),
        "role": "netwerkcoordinator",
        "function": "Netwerkcoördinator vso-pro",
        "organisation": "Netwerk vso-pro",
        "phone": "085 013 01 23",
        "public_email": "netwerk@example.org",
        "personal_email": "geheim.adres@example.org",
        "expertise": "Nazorg en stage.",
        "consent_given_by": name,
        "consent_how": "mail",
        "consent_on": date(2026, 1, 1),
        "verified_on": timezone.localdate() - timedelta(days=7),
        "live": True,
    }
    contact = Contact(**(defaults | fields))
    contact.regions = list(regions)
    contact.save()
    return contact


def make_consent(name: str = "Kim Voorbeeld", **fields: Any) -> Consent:
    """Make a consent to everything, without an end and without an address to write to."""
    defaults = {"purpose": "alles", "how": "mail", "given_on": date(2026, 1, 1)}
    return Consent.objects.create(name=name, **(defaults | fields))


def make_term(model: type[Theme | Phase | TargetGroup | Sector], label: str, **fields: Any) -> Any:
    """Make a word of a vocabulary."""
    return model.objects.create(label=label, slug=fields.pop("slug", slugify(label)), **fields)


def make_practice(parent: Page, title: str = "", **fields: Any) -> PracticePage:
    """Make a practice under a region or the index of practices, live unless `live=False`.

    `contacts`, `themes`, `phases`, `targets`, `sectors`, `regions` and `tags` take lists.
    """
    number = next(_numbers)
    title = title or f"Praktijk {number}"
    many = {key: fields.pop(key, []) for key in ("themes", "phases", "targets", "sectors", "regions")}
    contacts, tags = fields.pop("contacts", []), fields.pop("tags", [])
    defaults: dict[str, Any] = {
        "title": title,
        "slug": slugify(title)[:250] or f"praktijk-{number}",
        "introduction": f"Waar {title} over gaat.",
        "summary": points("Eén coach per leerling.", "Ook na school.", "De leerling kiest."),
        "body": stream(("text", "<p>Een gewone alinea over het verhaal.</p>")),
        "status": "pilot",
        "checked_on": timezone.localdate() - timedelta(days=30),
        "live": True,
        "first_published_at": timezone.now() - timedelta(days=number % 300),
    }
    practice = PracticePage(**(defaults | fields))
    if not practice.live:
        practice.first_published_at = None
    parent.add_child(instance=practice)
    for name, values in many.items():
        if values:
            setattr(practice, name, values)
    if tags:
        practice.tags.set(tags)
    practice.placed_contacts = [
        PracticeContact(contact=contact, sort_order=order) for order, contact in enumerate(contacts)
    ]
    practice.save()
    return practice


def make_adoption(practice: PracticePage, region: RegionPage, organisation: str = "", **fields: Any) -> Adoption:
    """Make an adoption that is on the site: confirmed and approved yesterday."""
    organisation = organisation or f"School {next(_numbers)}"
    yesterday = timezone.now() - timedelta(days=1)
    defaults: dict[str, Any] = {
        "since": date(2026, 3, 1),
        "what_changed": "Bij ons begint de coach eerder.",
        "contact_name": "Bo Elders",
        "contact_function": "Stagecoördinator",
        "contact_phone": "085 013 44 44",
        "contact_email": "stage.elders@example.org",
        "sender_name": "Kim Meldt",
        "sender_email": "kim.meldt@example.org",
        "confirmed_at": yesterday,
        "approved_at": yesterday,
        "known_on": timezone.localdate(yesterday),
        "reconfirm_by": timezone.localdate(yesterday) + Adoption.INTERVAL + Adoption.ANSWER_WITHIN,
        "state": "afgehandeld",
        "closed_at": yesterday,
    }
    values = defaults | fields
    once = once_key(practice.pk, region.pk, organisation, values["sender_email"])
    return Adoption.objects.create(
        practice=practice, region=region, organisation=organisation, **({"once": once} | values)
    )


def make_offer(region: RegionPage | None, title: str = "Een week op de kwekerij", **fields: Any) -> Offer:
    """Make an offer that was begun and not sent; `region` None is for the national desk."""
    defaults: dict[str, Any] = {
        "sender_name": "Kim Biedt",
        "sender_email": "kim.biedt@example.org",
        "organisation": "De Sprong",
        "what_done": "Leerlingen werken een week mee.",
    }
    return Offer.objects.create(region=region, title=title, **(defaults | fields))


def make_arrived_offer(region: RegionPage | None, title: str = "Een week op de kwekerij", **fields: Any) -> Offer:
    """Make an offer that lies with the editors, with its draft."""
    now = timezone.now()
    offer = make_offer(region, title, sent_at=now, proved_at=now)
    arrive(offer)
    Offer.objects.filter(pk=offer.pk).update(**fields)
    return Offer.objects.get(pk=offer.pk)


def make_content_page(tree: SiteTree, title: str = "Over dit portaal", **fields: Any) -> ContentPage:
    """Make a page with text under the home page."""
    defaults = {"title": title, "slug": slugify(title), "body": stream(("text", "<p>Tekst.</p>"))}
    return tree.home.add_child(instance=ContentPage(**(defaults | fields)))


def make_image(title: str = "Kas", **fields: Any) -> PortalImage:
    """Make a small picture with an alternative text."""
    data = io.BytesIO()
    Image.new("RGB", (640, 360), "#00684c").save(data, "PNG")
    file = ContentFile(data.getvalue(), name=f"beeld-{next(_numbers)}.png")
    return PortalImage.objects.create(title=title, file=file, **({"description": "Een groen vlak"} | fields))


def make_document(title: str = "Leidraad", name: str = "leidraad.pdf", **fields: Any) -> PortalDocument:
    """Make a document of a few bytes."""
    file = ContentFile(b"%PDF-1.7 een voorbeeld", name=name)
    return PortalDocument.objects.create(title=title, file=file, **fields)


def make_user(username: str = "", **fields: Any) -> Any:
    """Make a colleague; `is_superuser=True` for an administrator."""
    defaults = {"username": username or f"collega{next(_numbers)}", "email": "collega@example.org"}
    user = get_user_model()(**(defaults | fields))
    user.set_password("een lang wachtwoord")
    user.save()
    return user
