"""What the search knows of practices, of the words by which they are sorted, and of the glossary."""

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from itertools import chain

from django.db.models import IntegerField, Manager, QuerySet, Value
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from taggit.models import Tag
from wagtail.blocks import StreamValue

from kit.addresses import path_of_page
from practices.models import GlossaryTerm, Phase, PracticePage, PracticeTag, Sector, TargetGroup, Theme
from practices.models.practice import PracticeContact
from practices.models.vocabulary import VocabularyTerm
from practices.selection import PRACTICE
from practices.shelves import names_elsewhere
from practices.story import public_story
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
    register(Source(PRACTICE, PracticePage.objects.published, _practices, _show_practices))
    for kind, (model, _field) in VOCABULARIES.items():
        show = partial(_show_terms, kind, model)
        register(Source(kind, model._default_manager.all, partial(map, _term), show, is_label=True))
    register(Source(TAG, _tags, partial(map, _tag), is_label=True))
    register(Source(GLOSSARY, GlossaryTerm.objects.all, partial(map, _glossary_term), _show_glossary_terms))


def _practices(practices: QuerySet) -> Iterator[Document]:
    loaded = list(practices)
    keys = [practice.pk for practice in loaded]
    codes, names = _codes(keys), names_elsewhere(keys)
    return (_practice(practice, codes[practice.pk], names.get(practice.pk, [])) for practice in loaded)


def _codes(keys: Collection[int]) -> dict[int, list[str]]:
    """Return the codes of each practice by which it is counted. One query."""
    ties: list[tuple[str, Manager, str, str]] = [
        ("regio", PracticePage.regions.through.objects, "practicepage_id", "regionpage_id"),
        *[
            (kind, getattr(PracticePage, field).through.objects, "practicepage_id", f"{model._meta.model_name}_id")
            for kind, (model, field) in VOCABULARIES.items()
        ],
        (TAG, PracticeTag.objects, "content_object_id", "tag_id"),
        ("contact", PracticeContact.objects, "page_id", "contact_id"),
    ]
    parts = [
        table.filter(**{f"{practice}__in": keys}).order_by().values_list(practice, _place(place), "pk", value)
        for place, (_kind, table, practice, value) in enumerate(ties)
    ]
    codes: dict[int, list[str]] = {key: [] for key in keys}
    for practice, place, _pk, value in sorted(parts[0].union(*parts[1:], all=True)):
        codes[practice].append(f"{ties[place][0]}:{value}")
    return codes


def _place(number: int) -> Value:
    return Value(number, output_field=IntegerField())


def _practice(practice: PracticePage, codes: Sequence[str], names: Sequence[str]) -> Document:
    story = public_story(practice)
    return Document(
        object_id=practice.pk,
        title=practice.title,
        summary=[practice.introduction, *_texts(practice.summary)],
        body=[
            *chain.from_iterable(block.block.get_searchable_content(block.value) for block in story),
            *_document_titles(story),
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
            *names,
        ],
        hidden=[practice.get_status_display(), practice.slug.replace("-", " ")],
        codes=[f"status:{practice.status}", *codes],
        newest_at=practice.first_published_at,
        checked_on=practice.checked_on,
    )


def _texts(stream: StreamValue) -> list[str]:
    return stream.stream_block.get_searchable_content(stream)


def _document_titles(story: Sequence[StreamValue.StreamChild]) -> Iterator[str]:
    for block in story:
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
    # Some columns and no model: this is asked while somebody is typing.
    rows = PracticePage.objects.published().filter(pk__in=object_ids)
    return {
        key: Shown(PRACTICE, _("Praktijk"), title, region or _("Landelijk"), path_of_page(url_path))
        for key, title, region, url_path in rows.values_list("pk", "title", "home_region__title", "url_path")
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
