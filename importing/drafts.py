"""A draft of a practice from what was understood of a file."""

import hashlib
import io
import json
from pathlib import PurePath
from typing import Any, Protocol

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image
from wagtail.models import Collection, Page

from contacts.models import Contact
from importing.formats import Markup, Picture
from importing.known import known_contacts, known_region
from importing.lines import lines_of
from importing.models import ImportedFile
from importing.reading import read_file
from importing.refusals import Reason, Refused
from importing.understanding import understand
from importing.understood import Understood
from kit.folding import folded
from library.metadata import drawn_anew
from library.models import PortalImage
from practices.models import PracticeContact, PracticePage
from regions.models import RegionPage

MOST_CHARACTERS = 2_000_000
"""Of text in a file: some thousand pages."""
UNKNOWN_REGION = "Onbekende regio"
_MOST_PICTURES = 20
_FORMATS = {"JPEG": "jpg", "PNG": "png", "GIF": "gif", "WEBP": "webp"}


class Material(Protocol):
    """What a draft is made of: a file that was read, or what somebody typed."""

    name: str
    digest: str
    markup: Markup
    understood: Understood

    @property
    def title(self) -> str:
        """What the draft is called."""


class Reading:
    """A file that was read and understood; nothing is stored yet."""

    def __init__(self, name: str, data: bytes) -> None:
        """Read it.

        Raises:
            Refused: it cannot be read, or there is nothing or too much in it.
        """
        self.name = PurePath(name.replace("\\", "/")).name[:255]
        self.digest = hashlib.sha256(data).hexdigest()
        self.markup = read_file(name, data)
        lines = lines_of(self.markup.html)
        if not any(line.text for line in lines if line.picture < 0):
            raise Refused(Reason.NO_TEXT)
        if sum(len(line.text) for line in lines) > MOST_CHARACTERS:
            raise Refused(Reason.TOO_LONG)
        self.understood: Understood = understand(lines, self.markup.title)

    @property
    def title(self) -> str:
        """The title, else the name of the file in words."""
        return (
            self.understood.title
            or PurePath(self.name).stem.replace("_", " ").replace("-", " ").strip()[:255]
            or _("Zonder titel")
        )


@transaction.atomic
def make_draft(reading: Material, parent: Page, user: Any, collection: Collection) -> ImportedFile:
    """Make a draft under `parent` and remember where each part went; pictures go to `collection`. Never publishes."""
    found = reading.understood
    aside = [*reading.markup.aside]
    if found.region_name and known_region(found.region_name) is None:
        aside.append((UNKNOWN_REGION, found.region_name))
    notes = [*(_("%(kind)s: %(text)s") % {"kind": kind, "text": text} for kind, text in aside)]
    contacts = known_contacts([*(person.name for person in found.people), *found.speakers])
    body = _Body(reading.markup.pictures, contacts, collection, user)
    blocks = [block for kind, value in found.blocks for block in body.blocks(kind, value)]
    if found.full_title != found.title:
        notes.append(_("De hele titel: %s") % found.full_title)
    region = parent.specific if isinstance(parent.specific, RegionPage) else None
    if found.region_name and (region is None or folded(found.region_name) != folded(region.title)):
        notes.append(_("In het bestand staat de regio %s.") % found.region_name)
    notes += body.notes
    notes += [_("Niet geplaatst: %s") % line.text for line in found.unplaced if line.text]
    practice = PracticePage(
        title=reading.title,
        introduction=found.introduction,
        summary=_stream([("point", point) for point in found.points]),
        body=_stream(blocks),
        start_steps=_stream([("point", step) for step in found.steps]),
        links=_stream([("link", {"title": title, "url": url}) for title, url in found.links[:8]]),
        editor_notes="\n".join(notes),
        owner=user,
        live=False,
        has_unpublished_changes=True,
    )
    parent.add_child(instance=practice)
    practice.placed_contacts = [
        PracticeContact(contact=contact, sort_order=order)
        for order, contact in enumerate({contact.pk: contact for contact in contacts.values()}.values())
    ][:6]
    practice.save(clean=False)
    practice.save_revision(user=user, log_action="wagtail.create", clean=False)
    return ImportedFile.objects.create(
        name=reading.name,
        digest=reading.digest,
        region=region,
        practice=practice,
        made_by=user,
        lines=[{"text": line.text, "place": line.place, "kind": str(line.kind)} for line in found.lines],
        aside=[{"kind": kind, "text": text} for kind, text in aside],
        people=_unknown(found, contacts),
    )


def _stream(blocks: list[tuple[str, Any]]) -> str:
    return json.dumps([{"type": kind, "value": value} for kind, value in blocks])


def _unknown(found: Understood, contacts: dict[str, Contact]) -> list[dict[str, str]]:
    """Return who is named and not known: those with an address first, then who speaks with a function."""
    people: dict[str, dict[str, str]] = {
        folded(person.name): {
            "name": person.name, "function": person.function, "email": person.email, "phone": person.phone
        }
        for person in found.people
    }  # fmt: skip
    for kind, value in found.blocks:
        if kind in ("quote", "interview") and value["name"] and value["function"]:
            new = {"name": value["name"], "function": value["function"], "email": "", "phone": ""}
            people.setdefault(folded(value["name"]), new)
    return [person for key, person in people.items() if key not in contacts]


class _Body:
    """Makes blocks of the page from blocks as understood."""

    def __init__(
        self, pictures: list[Picture], contacts: dict[str, Contact], collection: Collection, user: Any
    ) -> None:
        self.pictures = pictures
        self.contacts = contacts
        self.collection = collection
        self.user = user
        self.notes: list[str] = []
        self.made = 0

    def blocks(self, kind: str, value: Any) -> list[tuple[str, Any]]:
        if kind == "quote":
            return [("quote", {"text": value["text"], **self._speaker(value)})]
        if kind == "interview":
            questions = [{"type": "item", "value": question} for question in value["questions"]]
            return [("interview", {**self._speaker(value), "questions": questions})]
        if kind == "table":
            head, *rows = value
            columns = [{"type": "text", "heading": heading[:255]} for heading in head]
            return [("table", {"columns": columns, "rows": [{"values": row} for row in rows], "caption": ""})]
        if kind == "image":
            return self._picture(value)
        return [(kind, value)]

    def _speaker(self, value: dict[str, str]) -> dict[str, Any]:
        contact = self.contacts.get(folded(value["name"]))
        if contact is not None:
            return {"contact": contact.pk, "name": "", "function": ""}
        return {"contact": None, "name": value["name"], "function": value["function"]}

    def _picture(self, value: dict[str, Any]) -> list[tuple[str, Any]]:
        picture = self.pictures[value["picture"]] if value["picture"] < len(self.pictures) else None
        name = value["caption"] or value["alt"] or _("afbeelding %d") % (value["picture"] + 1)
        extension = _extension(picture.data) if picture is not None and self.made < _MOST_PICTURES else ""
        drawn = _drawn(picture.data) if picture is not None and extension else None
        if drawn is None:
            self.notes.append(_("Afbeelding die niet kan worden overgenomen: %s") % name)
            return []
        self.made += 1
        image = PortalImage.objects.create(
            title=name[:255],
            description=value["alt"][:255],
            file=ContentFile(drawn, name=f"import-{self.made}.{extension}"),
            collection=self.collection,
            uploaded_by_user=self.user,
        )
        shown = {"image": image.pk, "alt_text": value["alt"][:255], "decorative": False}
        return [("image", {"picture": shown, "caption": value["caption"][:255]})]


def _drawn(data: bytes) -> bytes | None:
    """Return a picture without what stood beside or behind it in the file; None for one that breaks on the way."""
    try:
        return drawn_anew(io.BytesIO(data)).getvalue()
    except Exception:  # Pillow breaks in as many ways as there are pictures
        return None


def _extension(data: bytes) -> str:
    """Return the extension of a picture that can be shown, else "". Only its first bytes are decoded."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            width, height = image.size
            if (
                width * height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
                or len(data) > settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
            ):
                return ""
            return _FORMATS.get(image.format or "", "")
    except Exception:  # Pillow breaks in as many ways as there are pictures
        return ""
