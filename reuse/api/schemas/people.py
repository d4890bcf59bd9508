"""People, desks, and who does it too: what the site shows of them, and nothing else. No photo: it is of one person."""

from datetime import date
from typing import Annotated, Self

from adoptions.choices import Kind
from adoptions.reading import Adopter as KnownAdopter
from contacts.desks import Desk as KnownDesk
from contacts.models import Contact as ContactRecord
from regions.models import RegionPage
from reuse.api.schemas.public import CountedPart, Public, Reference, Term, absolute, href, shown


def region_reference(region: RegionPage) -> Reference:
    """Return where a region is found."""
    return Reference(slug=region.slug, name=region.title, href=href("regios", region.slug))


class Desk(Public):
    """Who answers when no person can."""

    about = "Balie: wie helpt als er geen contactpersoon bereikbaar is."

    name: Annotated[str, shown("naam", "Naam van de balie.", "Regiobalie Groot-Amsterdam")]
    phone: Annotated[str, shown("telefoon", "Telefoonnummer, of leeg.", "085 013 00 00")]
    email: Annotated[str, shown("email", "E-mailadres, of leeg.", "balie@example.nl")]
    note: Annotated[str, shown("toelichting", "Bijvoorbeeld wanneer de balie bereikbaar is.", "Ma t/m do, 9-12 uur")]

    @classmethod
    def of(cls, desk: KnownDesk) -> Self:
        """Return a desk as it is public."""
        return cls(name=desk.name, phone=desk.phone, email=desk.email, note=desk.note)


class Contact(Public):
    """A person to reach."""

    about = "Contactpersoon: geeft antwoord op vragen over een regio of een praktijk."

    slug: Annotated[str, shown("slug", "Vaste naam.", "sam-voorbeeld")]
    href: Annotated[str, shown("href", "Adres in deze API.", "https://example.nl/api/v1/contactpersonen/sam-voorbeeld")]
    url: Annotated[str, shown("url", "Pagina op de site.", "https://example.nl/contact/sam-voorbeeld/")]
    name: Annotated[str, shown("naam", "Voornaam en achternaam.", "Sam Voorbeeld")]
    role: Annotated[Term, shown("rol", "Rol in de regio.", {"slug": "transfercoach", "naam": "Transfercoach"})]
    function: Annotated[str, shown("functie", "Functie, zoals op de site.", "Transfercoach vso")]
    organisation: Annotated[str, shown("organisatie", "Waar deze persoon werkt.", "Samenwerkingsverband")]
    regions: Annotated[list[Reference], shown("regios", "Regio’s; leeg is landelijk.", [])]
    phone: Annotated[str, shown("telefoon", "Telefoonnummer, of leeg.", "085 013 00 00")]
    email: Annotated[str, shown("email", "Functioneel e-mailadres, of leeg.", "netwerk@example.nl")]
    expertise: Annotated[str, shown("waarover", "Waarover je kunt bellen.", "Nazorg en stage.")]
    verified_on: Annotated[
        date | None, shown("gecontroleerdOp", "Op deze dag klopten alle gegevens.", date(2026, 9, 1))
    ]
    is_example: Annotated[bool, shown("isVoorbeeld", "Of deze persoon verzonnen is.", True)]

    @classmethod
    def of(cls, person: ContactRecord) -> Self:
        """Return a person of `Contact.objects.published()`, loaded with regions, as they are public."""
        return cls(
            slug=person.slug,
            href=href("contactpersonen", person.slug),
            url=absolute(person.get_absolute_url()),
            name=person.name,
            role=Term(slug=person.role, name=str(person.get_role_display())),
            function=person.function,
            organisation=person.organisation,
            regions=[region_reference(region) for region in person.regions.all() if region.live],
            phone=person.phone,
            email=person.public_email,
            expertise=person.expertise,
            verified_on=person.verified_on,
            is_example=person.is_example,
        )


class Adopter(Public):
    """Whom to call at a school or region that does it too."""

    about = "Wie je kunt bellen bij een school of regio die het ook doet."

    name: Annotated[str, shown("naam", "Naam.", "Bo Voorbeeld")]
    function: Annotated[str, shown("functie", "Functie, of leeg.", "Stagecoördinator")]
    phone: Annotated[str, shown("telefoon", "Telefoonnummer, of leeg.", "085 013 00 01")]
    email: Annotated[str, shown("email", "E-mailadres voor op de site, of leeg.", "stage@example.nl")]


class Adoption(Public):
    """A school or region that does a practice too."""

    about = "‘Wij doen dit ook’: een school of regio die een praktijk ook doet."

    practice: Annotated[str, shown("praktijk", "Adres van de praktijk.", "https://example.nl/api/v1/praktijken/123")]
    organisation: Annotated[str, shown("organisatie", "School of regio.", "Praktijkschool De Brug")]
    kind: Annotated[Term, shown("soort", "School of regio.", {"slug": "school", "naam": "Een school of instelling"})]
    region: Annotated[Reference, shown("regio", "Waar.", None)]
    since: Annotated[date, shown("sinds", "Sinds deze maand; altijd de eerste dag.", date(2026, 3, 1))]
    what_changed: Annotated[str, shown("watAndersIs", "Wat zij anders doen, of leeg.", "De coach begint eerder.")]
    known_until: Annotated[date, shown("bevestigdTot", "Tot en met deze dag bevestigd.", date(2027, 4, 1))]
    has_lapsed: Annotated[bool, shown("isVerlopen", "Of niemand het op tijd opnieuw bevestigde.", False)]
    person: Annotated[Adopter | None, shown("contact", "Wie je kunt bellen; `null` als het verlopen is.", None)]

    @classmethod
    def of(cls, adopter: KnownAdopter) -> Self:
        """Return an adoption as it is public."""
        person = adopter.person
        return cls(
            practice=href("praktijken", adopter.practice_id),
            organisation=adopter.organisation,
            kind=Term(slug=adopter.kind, name=str(Kind(adopter.kind).label)),
            region=Reference(
                slug=adopter.region_slug, name=adopter.region_title, href=href("regios", adopter.region_slug)
            ),
            since=adopter.since,
            what_changed=adopter.what_changed,
            known_until=adopter.known_until,
            has_lapsed=adopter.has_lapsed,
            person=None
            if person is None
            else Adopter(name=person.name, function=person.function, phone=person.phone, email=person.email),
        )


class Contacts(CountedPart[Contact]):
    """Part of a list."""

    about = "Een deel van de contactpersonen."


class Adoptions(CountedPart[Adoption]):
    """Part of a list."""

    about = "Een deel van wie het ook doet."
