"""What the search knows of this app: that there is a form with which anybody shares a practice."""

from collections.abc import Collection
from typing import Any

from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.models.signals import post_delete, post_save
from django.urls import reverse
from django.utils.translation import gettext as _

from practices.models import PracticeIndexPage
from search.documents import Document, Shown, Source, register
from search.indexing import refresh

FORM = "formulier"


def register_entries() -> None:
    """Make the form findable, for as long as there is a list of practices to which it adds."""
    register(Source(FORM, PracticeIndexPage.objects.published, lambda pages: map(_form, pages), _show))
    for signal, name in ((post_save, "saved"), (post_delete, "deleted")):
        signal.connect(_after_index_page, sender=PracticeIndexPage, dispatch_uid=f"offering.index_{name}_for_search")


def after_migrate(sender: Any, using: str, **kwargs: Any) -> None:
    """Make the form findable on a site that was there before it; half-way through its history tables may be absent."""
    executor = MigrationExecutor(connections[using])
    if using == "default" and not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        refresh(FORM, list(PracticeIndexPage.objects.values_list("pk", flat=True)))


def _after_index_page(sender: type, instance: PracticeIndexPage, **kwargs: Any) -> None:
    refresh(FORM, [instance.pk])


def _form(page: PracticeIndexPage) -> Document:
    return Document(
        object_id=page.pk,
        title=_("Deel een praktijk"),
        names=[_("praktijk aanbieden"), _("praktijk insturen"), _("praktijk delen")],
        summary=[_summary()],
        body=[_("Zet jullie aanpak op deze site: met een bestand of in je eigen woorden.")],
    )


def _summary() -> str:
    return _("Vertel wat bij jullie werkt. In drie stappen, zonder account.")


def _show(object_ids: Collection[int]) -> dict[int, Shown]:
    shown = Shown(FORM, _("Formulier"), _("Deel een praktijk"), _summary(), reverse("offering:start"))
    pages = PracticeIndexPage.objects.published().filter(pk__in=object_ids)
    return dict.fromkeys(pages.values_list("pk", flat=True), shown)
