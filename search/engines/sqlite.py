"""SQLite's full-text index, FTS5."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection

from search.engines import Expression, Tokens, parsed

TABLE = (
    "CREATE VIRTUAL TABLE search_words USING fts5(tokens, tokenize = \"unicode61 remove_diacritics 0 tokenchars '_'\")"
)


class SqliteEngine:
    """The tokens as a text, which FTS5 takes apart at its spaces."""

    def put(self, tokens: Mapping[int, Tokens]) -> None:
        """See `Engine.put`."""
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT OR REPLACE INTO search_words (rowid, tokens) VALUES (%s, %s)",
                [(entry_id, " ".join([*row.in_order, *row.others])) for entry_id, row in tokens.items()],
            )

    def remove(self, entry_ids: Iterable[int]) -> None:
        """See `Engine.remove`."""
        with connection.cursor() as cursor:
            cursor.executemany("DELETE FROM search_words WHERE rowid = %s", [(entry_id,) for entry_id in entry_ids])

    def settle(self) -> None:
        """See `Engine.settle`: FTS5 merges by itself."""

    def matching(self, expressions: Sequence[Expression], among: Sequence[int] | None = None) -> list[int]:
        """See `Engine.matching`."""
        if not expressions:
            return []
        keys = among or []
        some = "" if among is None else f" AND rowid IN ({', '.join(['%s'] * len(keys))})"
        arm = (
            "SELECT %s, (SELECT group_concat(rowid) FROM search_words"  # noqa: S608 - placeholders alone are put in
            f" WHERE search_words MATCH %s{some})"
        )
        parameters: list[Any] = []
        for number, expression in enumerate(expressions):
            parameters += [number, _as_query(expression), *keys]
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join([arm] * len(expressions)), parameters)
            found = dict(cursor.fetchall())
        return [parsed(found[number]) for number in range(len(expressions))]


def _as_query(expression: Expression) -> str:
    # Tokens are letters, digits and low lines; within quotation marks none of them is an operator.
    return " OR ".join(f'"{" ".join(row)}"' for row in sorted(expression))
