"""Keep the index true: what is public is in it, what is not is gone, in the transaction in which that changed."""

import secrets
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from itertools import chain
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection, transaction
from django.utils import translation

from kit.queries import unlogged_queries
from search import analysis
from search.analysis import LONGEST_WORD, composed, parts_in, stems, weak_stems
from search.documents import Document, Source, all_sources, source_of
from search.engines import Tokens, engine
from search.followers import tell
from search.models import Change, Entry, IndexState, KnownWord

BATCH = 500
MOST_CHANGES = 2_000
"""How many changes are remembered; a process that is further behind reads the whole index."""

_BOOKKEEPING = {
    *("draft_title", "has_unpublished_changes", "latest_revision", "latest_revision_created_at", "locked"),
    "wagtail_admin_comments",  # remarks of editors, which Wagtail saves along with each draft
}
_FIELDS = ["title", "names", "text", "codes", "newest_at", "checked_on", "until"]
TITLE, SUMMARY, WEAK, NAME = "t_", "s_", "p_", "n_"
"""What stands before a token that says where a word was found, or how sure it is. A word has no low line."""


def refresh(kind: str, object_ids: Collection[int], counts_words: bool = True) -> None:
    """Bring the index up to date for some things of a kind: put in what is public, take out what is not.

    Who does not count words now must count them all again.
    """
    if not object_ids:
        return
    source = source_of(kind)
    with transaction.atomic(savepoint=False):  # within the writing of what it is about, it is done or undone with that
        found = {document.object_id: document for document in _documents(source, object_ids)}
        stored = {entry.object_id: entry for entry in Entry.objects.filter(kind=kind, object_id__in=object_ids)}
        if not found and not stored:
            return
        _Writer(counts_words).write(kind, list(found.values()), stored)


def is_bookkeeping(saved_with: Mapping[str, Any]) -> bool:
    """Whether a save, by its keyword arguments, wrote nothing that the public sees: only where the newest draft is."""
    fields = saved_with.get("update_fields")
    return fields is not None and set(fields) <= _BOOKKEEPING


def refresh_kind(kind: str, say: Callable[[int], None] | None = None, counts_words: bool = True) -> int:
    """Bring the index up to date for everything of a kind, a batch at a time; return how many there are.

    Each batch is a transaction of its own, so that readers and editors go on meanwhile.
    """
    published = source_of(kind).published().order_by("pk")
    number = 0
    seen_to = 0
    while batch := list(published.filter(pk__gt=seen_to).values_list("pk", flat=True)[:BATCH]):
        between = Entry.objects.filter(kind=kind, object_id__gt=seen_to, object_id__lte=batch[-1])
        gone = set(between.values_list("object_id", flat=True)) - set(batch)
        refresh(kind, [*batch, *gone], counts_words)
        seen_to = batch[-1]
        number += len(batch)
        if say:
            say(number)
    left = list(Entry.objects.filter(kind=kind, object_id__gt=seen_to).values_list("object_id", flat=True))
    refresh(kind, left, counts_words)
    return number


def rebuild(say: Callable[[str, int], None]) -> int:
    """Make the index anew while the site stays up, and count its words again; return how many entries it has.

    `say` is told a kind and how many of it are done. Memory does not grow with the number of things.
    """
    known_kinds = [source.kind for source in all_sources()]
    with unlogged_queries():
        for kind in known_kinds:
            told = partial(say, kind)
            refresh_kind(kind, told, counts_words=False)
        with transaction.atomic():
            writer = _Writer()
            writer.forget(Entry.objects.exclude(kind__in=known_kinds))
            count_words_again()
            IndexState.objects.update(analysis=analysis.VERSION)
            writer.mark_all()
        engine().settle()
    return Entry.objects.count()


def is_current() -> bool:
    """Whether the index was made with the analysis of today."""
    return IndexState.objects.filter(analysis=analysis.VERSION).exists()


def synonyms_changed() -> None:
    """Let every process read the synonyms again."""
    with transaction.atomic():
        _Writer().mark([None])


def _documents(source: Source, object_ids: Collection[int]) -> list[Document]:
    with translation.override(settings.LANGUAGE_CODE):  # what readers read, whatever the editor reads
        return list(source.documents(source.published().filter(pk__in=object_ids)))


class _Writer:
    """One change of the index. Making it waits for who else is changing it, until that transaction ends."""

    def __init__(self, counts_words: bool = True) -> None:
        self._counts_words = counts_words
        self._version = self._in_table = IndexState.take_next()

    def write(self, kind: str, documents: Sequence[Document], stored: dict[int, Entry]) -> None:
        """Put `documents` in, and take out what is `stored` and not among them."""
        self.forget(stored.values(), but={document.object_id for document in documents})
        uses: Counter[str] = Counter()
        entries = []
        for document in documents:
            before = stored.get(document.object_id)
            entry = _entry_of(kind, document)
            entries.append(entry)
            if self._counts_words and not (before and _has_same_words(before, entry)):
                uses.subtract(surfaces_of(before) if before else ())
                uses.update(surfaces_of(entry))
        Entry.objects.bulk_create(
            entries, update_conflicts=True, unique_fields=["kind", "object_id"], update_fields=_FIELDS
        )
        keys = {entry.object_id: entry.pk for entry in entries}
        engine().put({keys[document.object_id]: tokens_of(document) for document in documents})
        _count_words(uses)
        self.mark(list(keys.values()))
        tell(kind, [entry.object_id for entry in entries if _differs(stored.get(entry.object_id), entry)], [])

    def forget(self, entries: Iterable[Entry], but: Collection[int] = ()) -> None:
        """Take entries out, with their words."""
        gone = [entry for entry in entries if entry.object_id not in but]
        if not gone:
            return
        uses: Counter[str] = Counter()
        for entry in gone if self._counts_words else ():
            uses.subtract(surfaces_of(entry))
        keys = [entry.pk for entry in gone]
        engine().remove(keys)
        Entry.objects.filter(pk__in=keys).delete()
        _count_words(uses)
        self.mark(keys)
        for kind in {entry.kind for entry in gone}:
            tell(kind, [], [entry.object_id for entry in gone if entry.kind == kind])

    def mark(self, entry_ids: Sequence[int | None]) -> None:
        """Write down that these changed, for every process to follow."""
        last = self._version + len(entry_ids) - 1
        Change.objects.bulk_create(
            Change(version=version, stamp=secrets.token_hex(16), entry_id=entry_id)
            for version, entry_id in enumerate(entry_ids, start=self._version)
        )
        self._version = last + 1
        if last > self._in_table:
            IndexState.objects.update(version=last)
            self._in_table = last
        if last % 100 < len(entry_ids):
            Change.objects.filter(version__lt=last - MOST_CHANGES).delete()

    def mark_all(self) -> None:
        """Write down that everything may have changed: nobody finds where they were."""
        Change.objects.all().delete()
        self.mark([None])


def _entry_of(kind: str, document: Document) -> Entry:
    return Entry(
        kind=kind,
        object_id=document.object_id,
        title=document.title[:255],
        names="\n".join(_clean(name) for name in document.names),
        text="\n".join(filter(None, (_clean(text) for text in (*document.summary, *document.body)))),
        codes=" ".join(document.codes),
        newest_at=document.newest_at,
        checked_on=document.checked_on,
        until=document.until,
    )


def _has_same_words(one: Entry, other: Entry) -> bool:
    return (one.title, one.names, one.text) == (other.title, other.names, other.text)


def _differs(before: Entry | None, entry: Entry) -> bool:
    return before is None or any(getattr(before, field) != getattr(entry, field) for field in _FIELDS)


def _clean(text: str) -> str:
    return " ".join(composed(text).replace("\x00", " ").split())


def surfaces_of(entry: Entry) -> set[str]:
    """Return the different words of an entry, folded, as somebody may type them."""
    words = set(parts_in(f"{entry.title}\n{entry.names}\n{entry.text}"))
    return {form for parts in words for form in (*parts, "".join(parts)) if len(form) <= LONGEST_WORD}


def tokens_of(document: Document) -> Tokens:
    """Return the tokens under which a document is found."""
    in_order: list[str] = []
    others: set[str] = set()
    for texts, places in (
        ((document.title,), (TITLE,)),
        (document.names, ()),
        (document.summary, (SUMMARY,)),
        (document.body, ()),
        (document.hidden, (SUMMARY,)),
    ):
        words = [parts for text in texts for parts in parts_in(text)]
        known = {parts: _read(parts) for parts in set(words)}
        in_order += chain.from_iterable(known[parts].in_order for parts in words)
        sure = frozenset().union(*(word.sure for word in known.values()))
        weak = frozenset().union(*(word.weak for word in known.values()))
        for place in ("", *places):
            others.update(place + stem for stem in sure)
            others.update(WEAK + place + stem for stem in weak)
    for name in (document.title, *document.names):
        others.add(NAME + "".join(part for parts in parts_in(name) for part in parts)[:LONGEST_WORD])
    return Tokens(in_order, sorted(others.difference(in_order)))


class _Read(NamedTuple):
    in_order: tuple[str, ...]
    sure: frozenset[str]
    weak: frozenset[str]


@lru_cache(maxsize=131_072)
def _read(parts: tuple[str, ...]) -> _Read:
    forms = parts if len(parts) == 1 else (*parts, "".join(parts)[:LONGEST_WORD])
    return _Read(
        tuple(stems(part)[0] for part in parts),
        frozenset(stem for form in forms for stem in stems(form)),
        frozenset(stem for form in forms for stem in weak_stems(form)),
    )


def _count_words(uses: Counter[str]) -> None:
    changes = sorted((word, number) for word, number in uses.items() if number)
    for start in range(0, len(changes), BATCH):
        with connection.cursor() as cursor:
            batch = changes[start : start + BATCH]
            cursor.execute(
                "INSERT INTO search_knownword (word, uses) VALUES "  # noqa: S608 - placeholders alone are put in
                + ", ".join(["(%s, %s)"] * len(batch))
                + " ON CONFLICT (word) DO UPDATE SET uses = search_knownword.uses + excluded.uses",
                [part for change in batch for part in change],
            )
    fewer = [word for word, number in changes if number < 0]
    for start in range(0, len(fewer), BATCH):
        KnownWord.objects.filter(word__in=fewer[start : start + BATCH], uses__lte=0).delete()


def count_words_again() -> None:
    """Count the words of the whole index anew."""
    uses: Counter[str] = Counter()
    for entry in Entry.objects.only("title", "names", "text").iterator(chunk_size=BATCH):
        uses.update(surfaces_of(entry))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_knownword")  # Django would load each word, for who listens to deleting
    _count_words(uses)
