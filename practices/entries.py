"""What the search knows of practices, of the words by which they are sorted, and of the glossary."""

from collections.abc import Collection, Iterator
from functools import partial

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from taggit.models import Tag
from wagtail.blocks import StreamValue

from practices.models import GlossaryTerm, Phase, PracticePage, Sector, TargetGroup, Theme
from practices.models.vocabulary import VocabularyTerm
from practices.selection import PRACTICE
from search.documents import Document, Shown, Source, register

GLOSSARY = "begrip"
TAG = "tag"
VOCABULARIES: dict[str, tuple[type[VocabularyTerm], str]] = {
    "thema": (Theme, "themes"),
    "fase": (Phase, "phases"),
    "doelgroep": (TargetGroup, "targets"),
    "sector": (Sector, "sectors"),
}
"""The kinds of words by which practices are sorted, with the field of a practice that holds them."""


def register_entries() -> None:
    """Make everything of this app findable."""
    register(Source(PRACTICE, _practices, _practice, _show_practices))
    for kind, (model, _field) in VOCABULARIES.items():
        register(Source(kind, model._default_manager.all, _term, partial(_show_terms, kind, model), is_label=True))
    register(Source(TAG, _tags, _tag, is_label=True))
    register(Source(GLOSSARY, GlossaryTerm.objects.all, _glossary_term, _show_glossary_terms))


def _practices() -> QuerySet:
    fields = [field for _model, field in VOCABULARIES.values()]
    return PracticePage.objects.published().prefetch_related("regions", "tagged_items", "placed_contacts", *fields)


def _practice(practice: PracticePage) -> Document:
    return Document(
        object_id=practice.pk,
        title=practice.title,
        summary=[practice.introduction, *_texts(practice.summary)],
        body=[
            *_texts(practice.body),
            *_document_titles(practice.body),
            *_texts(practice.lessons),
            *_texts(practice.start_steps),
            practice.start_people,
            practice.start_cost,
            practice.start_pitfall,
            practice.organisations,
            practice.funding,
            practice.hours,
            practice.status_note,
            practice.evidence_note,
            *[link.value.get("title") or "" for link in practice.links],
        ],
        hidden=[practice.get_status_display(), practice.slug.replace("-", " ")],
        codes=[
            f"status:{practice.status}",
            *[f"regio:{region.pk}" for region in practice.regions.all()],
            *[
                f"{kind}:{term.pk}"
                for kind, (_model, field) in VOCABULARIES.items()
                for term in getattr(practice, field).all()
            ],
            *[f"{TAG}:{tagged.tag_id}" for tagged in practice.tagged_items.all()],
            *[f"contact:{placed.contact_id}" for placed in practice.placed_contacts.all()],
        ],
        newest_at=practice.first_published_at,
        checked_on=practice.checked_on,
    )


def _texts(stream: StreamValue) -> list[str]:
    return stream.stream_block.get_searchable_content(stream)


def _document_titles(body: StreamValue) -> Iterator[str]:
    for block in body:
        if block.block_type == "download" and block.value.get("document"):
            yield block.value["document"].title


def _term(term: VocabularyTerm) -> Document:
    short = term.label.split("(")[0].strip()
    texts = [getattr(term, "introduction", ""), term.description]
    return Document(
        object_id=term.pk, title=term.label, names=[short, term.slug.replace("-", " ")], body=list(filter(None, texts))
    )


def _tags() -> QuerySet:
    return Tag.objects.filter(practices_practicetag_items__isnull=False).distinct()


def _tag(tag: Tag) -> Document:
    return Document(object_id=tag.pk, title=tag.name)


def _glossary_term(term: GlossaryTerm) -> Document:
    variants = [line.strip() for line in term.variants.splitlines() if line.strip()]
    names = [*variants, *filter(None, [term.abbreviation_of])]
    return Document(object_id=term.pk, title=term.term, names=names, summary=names, body=[term.explanation])


def _show_practices(object_ids: Collection[int]) -> dict[int, Shown]:
    practices = PracticePage.objects.published().select_related("home_region").defer_streamfields()
    return {
        practice.pk: Shown(
            PRACTICE,
            _("Praktijk"),
            practice.title,
            practice.home_region.title if practice.home_region else _("Landelijk"),
            practice.get_url() or "",
        )
        for practice in practices.filter(pk__in=object_ids)
    }


def _show_terms(kind: str, model: type[VocabularyTerm], object_ids: Collection[int]) -> dict[int, Shown]:
    label = str(model._meta.verbose_name).capitalize()
    return {
        term.pk: Shown(
            kind,
            label,
            term.label,
            term.description,
            term.get_absolute_url() if isinstance(term, Theme) else f"/praktijken/?{kind}={term.slug}",
        )
        for term in model._default_manager.filter(pk__in=object_ids)
    }


def _show_glossary_terms(object_ids: Collection[int]) -> dict[int, Shown]:
    return {
        term.pk: Shown(
            GLOSSARY,
            _("Begrip"),
            term.term,
            Truncator(term.explanation).chars(160),
            f"{reverse('practices:glossary')}#{term.anchor}",
        )
        for term in GlossaryTerm.objects.filter(pk__in=object_ids)
    }
