"""Renée Kraaij, in every place the portal has."""

import io
import json
import zipfile
from dataclasses import dataclass
from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from django.core.files.base import ContentFile
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Comment, ModelLogEntry, Page, PageLogEntry

from following.models import Follower, Wish
from home.models import RemovedAddress
from importing.models import ImportedFile
from inbox.models import Message
from offering.models import OfferedFile
from paper.making import one_pager
from post.models import Letter
from search.models import AskedOnDay, SynonymGroup
from tests.makers import (
    make_adoption,
    make_consent,
    make_contact,
    make_content_page,
    make_document,
    make_image,
    make_offer,
    make_practice,
    make_region,
    make_user,
    stream,
)
from tests.privacy.conftest import EMAIL, NAME


@dataclass
class World:
    """What the tests ask for."""

    practice: Any
    region: Any
    namesake: Any
    administrator: Any
    page: Any
    sub: Any


def word_file(text: str) -> bytes:
    """Return a Word file in which a name is cut in two by its program."""
    first, last = text.split(" ", 1)
    body = f"<w:p><w:r><w:t>{first[:2]}</w:t></w:r><w:r><w:t>{first[2:]} {last}</w:t></w:r></w:p>"
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document>{body}</w:document>")
    return data.getvalue()


def make_world(tree: Any) -> World:
    """Make everything."""
    administrator = make_user("beheerder", is_superuser=True, email="beheerder@example.org")
    renee = make_user("renee.kraaij", first_name="Renée", last_name="Kraaij", email=EMAIL)
    region = make_region(tree, "Twente", desk_name=NAME, desk_email=EMAIL)
    own = {"personal_email": EMAIL, "public_email": "coaches@example.nl"}
    contact = make_contact(NAME, [region], photo=make_image("Portret"), **own)
    namesake = make_contact("Renée Kraaijenhof", [region], personal_email="kraaijenhof@example.nl")
    mail = f"<a href='mailto:{EMAIL}'>mail</a>"
    said = f"<p>We belden met <b>Renée</b> Kraaij ({mail}), en Ren&eacute;e Kraaij hielp.</p>"
    practice = make_practice(
        region,
        f"Stage met {NAME}",
        contacts=[contact],
        body=stream(("text", said)),
        editor_notes="Vraag RENEE KRAAIJ, of R. Kraaij.",
        tags=[NAME],
    )
    practice.save_revision(user=renee, log_action=True).publish()
    practice.introduction = f"Concept van {NAME}."
    practice.save_revision(user=renee, log_action=True)
    page = make_content_page(tree, f"Over {NAME}", body=stream(("text", said)))
    sub = page.add_child(instance=type(page)(title="Daaronder", slug="daaronder", body=stream(("text", said))))
    contact.save_revision(user=administrator)
    Comment.objects.create(
        page=Page.objects.get(pk=practice.pk), user=administrator, text=f"Klopt dit, {NAME}?", contentpath="title"
    )
    PageLogEntry.objects.log_action(
        instance=practice, action="wagtail.edit", user=administrator, data={"wie": NAME, "mail": [EMAIL]}
    )
    ModelLogEntry.objects.log_action(instance=contact, action="wagtail.edit", user=administrator, data={"wie": NAME})
    _make_passing_things(region, practice)
    _make_files()
    one_pager(practice)
    session = SessionStore()
    session["found"] = NAME
    session.create()
    return World(practice, region, namesake, administrator, page, sub)


def _make_passing_things(region: Any, practice: Any) -> None:
    Message.objects.create(region=region, sender_name=NAME, sender_email=EMAIL, text="Mag ik bellen?")
    Message.objects.create(region=region, sender_name="Bo", sender_email="bo@example.nl", text=f"Waar is {NAME}?")
    offer = make_offer(region, sender_name=NAME, sender_email=EMAIL)
    OfferedFile.objects.create(offer=offer, name="renee-kraaij.docx", data=word_file(NAME), speakers=[NAME])
    other = make_offer(region, sender_name="Bo", sender_email="bo2@example.nl")
    OfferedFile.objects.create(offer=other, name="verslag.docx", data=word_file(NAME))
    make_adoption(practice, region, sender_name=NAME, sender_email=EMAIL)
    make_adoption(practice, region, "School De Brug", contact_name=NAME, contact_email=EMAIL)
    follower = Follower.objects.create(email=EMAIL)
    Wish.objects.create(follower=follower, search=f"q={NAME}")
    ImportedFile.objects.create(
        name="verslag.docx", digest="x", lines=[{"text": NAME}], people=[{"name": NAME, "phone": "06"}]
    )
    ImportedFile.objects.create(name="wacht.docx", digest="y", waiting=word_file(NAME))
    Letter.objects.create(key="a", kind="x", to=EMAIL, subject="Hoi", text="Dag", html="<p>Dag</p>")
    Letter.objects.create(key="b", kind="x", to="bo@example.nl", subject="Hoi", text=NAME, html="Ren&eacute;e Kraaij")
    make_consent(NAME, email=EMAIL, note=f"Mail van {NAME}")
    make_consent("Kim", given_by=NAME)
    AskedOnDay.objects.create(day=timezone.localdate(), words=NAME.lower(), digest="z")
    SynonymGroup.objects.create(words=f"coach\n{NAME}")
    Redirect.objects.create(old_path="/renee-kraaij", redirect_link="https://example.org/")
    RemovedAddress.objects.create(path="/contact/renee-kraaij/")
    DBTaskResult.objects.create(
        args_kwargs={"args": [NAME], "kwargs": {}}, task_path="x", priority=0, queue_name="q", backend_name="post",
        worker_ids=[], exception_class_path="", traceback="", return_value=json.dumps(NAME),
        run_after=timezone.now(),
    )  # fmt: skip


def _make_files() -> None:
    make_document(f"Verslag van {NAME}", "verslag-renee-kraaij.pdf")
    document = make_document("Notulen", "notulen.txt")
    document.file.save("notulen.txt", ContentFile(f"Aanwezig: {NAME}, {EMAIL}".encode()))
    document = make_document("Lijst", "lijst.docx")
    document.file.save("lijst.docx", ContentFile(word_file(NAME)))
    picture = make_image(f"{NAME} in de kas", description=f"{NAME} lacht")
    picture.file.save("renee-kraaij.png", picture.file)
    picture.get_rendition("width-100")
