"""What is made from other things, and must forget along with them: search, papers, stored pages, caches."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import Model
from wagtail.models import Page
from wagtail.search import index

from paper.models import Paper
from privacy.mailbox import erase_sent_mails
from privacy.names import Person
from search.engines import engine
from search.indexing import count_words_again, refresh
from search.models import Entry
from store.marking import mark_now


def forget(person: Person, changed: Iterable[tuple[type[Model], Any]]) -> None:
    """Let all of it forget a person. `changed` are the rows that were written, as table and key."""
    _write_search_again(person)
    _write_admin_search_again(changed)
    # A paper is made anew when somebody asks for it. Which of them name a person cannot be read.
    Paper.objects.all().delete()
    mark_now()
    transaction.on_commit(_after_commit)
    transaction.on_commit(lambda: erase_sent_mails(person))


def secure() -> None:
    """Let SQLite overwrite what is deleted from now on in this connection. To be called outside a transaction."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def _write_search_again(person: Person) -> None:
    kinds: dict[str, list[int]] = defaultdict(list)
    for entry in Entry.objects.only("kind", "object_id", "title", "names", "text", "codes").iterator():
        if any(person.is_in(text) for text in (entry.title, entry.names, entry.text, entry.codes)):
            kinds[entry.kind].append(entry.object_id)
    for kind, keys in kinds.items():
        refresh(kind, keys, counts_words=False)
    count_words_again()


def _write_admin_search_again(changed: Iterable[tuple[type[Model], Any]]) -> None:
    for model, key in changed:
        found = model._base_manager.filter(pk=key).first()
        if isinstance(found, Page):
            found = found.specific
        if isinstance(found, index.Indexed):
            index.insert_or_update_object(found)


def _after_commit() -> None:
    cache.clear()
    engine().settle()
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
