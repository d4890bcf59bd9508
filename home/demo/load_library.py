"""Load the pictures, which are drawn, and the documents, which are written."""

from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.db import models
from django.db.models import QuerySet
from wagtail.models import Collection

from editing.roles import SHARED_COLLECTION, collection_named
from home.demo.files import read_toml
from home.demo.once import Once
from home.demo.pdf import write_pdf
from home.demo.scenes import SCENES, draw_scene
from library.models import Licence, PortalDocument, PortalImage, Portrayed

CREDIT = "Getekend voor dit portaal"


def national_collection() -> Collection:
    """Return the collection from which every editor may choose."""
    return collection_named(SHARED_COLLECTION)


def load_pictures(folder: Path, once: Once) -> dict[str, PortalImage]:
    """Draw what was not drawn before; return the pictures that are there, by the name content files use."""
    texts = read_toml(folder / "library.toml")["picture"]
    for name in SCENES:
        key = f"picture/{name}"
        if once.is_new(key):
            with once.step(key):
                PortalImage.objects.create(
                    title=texts[name]["title"],
                    description=texts[name]["description"],
                    file=ContentFile(draw_scene(name), name=f"{name}.png"),
                    credit=CREDIT,
                    licence=Licence.CC0,
                    portrayed=Portrayed.NOBODY,
                    collection=national_collection(),
                )
    return _by_title(PortalImage, {name: texts[name]["title"] for name in SCENES})


def load_documents(folder: Path, once: Once) -> dict[str, PortalDocument]:
    """Write what was not written before; return the documents that are there, by the name content files use."""
    texts = read_toml(folder / "library.toml")["document"]
    for name, text in texts.items():
        key = f"document/{name}"
        if once.is_new(key):
            with once.step(key):
                PortalDocument.objects.create(
                    title=text["title"],
                    file=ContentFile(write_pdf(text["title"], text["lines"]), name=f"{name}.pdf"),
                    credit=text["credit"],
                    licence=Licence.CC0,
                    collection=national_collection(),
                )
    return _by_title(PortalDocument, {name: text["title"] for name, text in texts.items()})


def _by_title(model: type[models.Model], titles: dict[str, str]) -> dict[str, Any]:
    records: QuerySet[Any] = model._default_manager.filter(title__in=titles.values())
    known = {record.title: record for record in records}
    return {name: known[title] for name, title in titles.items() if title in known}
