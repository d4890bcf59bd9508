"""PostgreSQL's full-text index: a tsvector with a GIN index. No text search configuration of the server is used."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from django.db import connection

from search.analysis import element_stems
from search.engines import Expression, Tokens, parsed

LAST_POSITION, MOST_POSITIONS = 16_383, 255
"""PostgreSQL counts no further, and keeps no more places of one token. What stands behind is in no phrase."""

PAIR = "__"
"""Stands in a token of two neighbours that are both parts of compounds: "stage plek" is asked for by "stageplek".

To see whether words follow each other PostgreSQL reads the whole vector of each row that has them all; of such words
that can be every other row. No word has a low line.
"""

TABLE = """
CREATE TABLE search_words (entry_id bigint PRIMARY KEY, tokens tsvector NOT NULL) WITH (toast_tuple_target = 128);
ALTER TABLE search_words ALTER COLUMN tokens SET STORAGE EXTERNAL;
CREATE INDEX search_words_tokens ON search_words USING gin (tokens) WITH (fastupdate = on);
"""
ONLY_BY_INDEX, AS_BEFORE = "SET LOCAL enable_seqscan = off", "SET LOCAL enable_seqscan = on"
"""The planner takes the table for small, and does not count that reading it through fetches all words from beside it.

With the statement between them these are one query, and so, outside a transaction, one transaction.
"""
# The words lie beside the rows, not in them: to count the rows that match, few pages are read.


class PostgresqlEngine:
    """The tokens as a tsvector that is written out, so that no parser looks at them again."""

    def put(self, tokens: Mapping[int, Tokens]) -> None:
        """See `Engine.put`."""
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_words (entry_id, tokens) VALUES (%s, %s::tsvector)"
                " ON CONFLICT (entry_id) DO UPDATE SET tokens = excluded.tokens",
                [(entry_id, _as_vector(row)) for entry_id, row in tokens.items()],
            )

    def remove(self, entry_ids: Iterable[int]) -> None:
        """See `Engine.remove`."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_words WHERE entry_id = ANY(%s)", [list(entry_ids)])

    def settle(self) -> None:
        """See `Engine.settle`: what waits at the index is put into it, so that no question reads it through."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT gin_clean_pending_list('search_words_tokens')")

    def matching(self, expressions: Sequence[Expression], among: Sequence[int] | None = None) -> list[int]:
        """See `Engine.matching`."""
        if not expressions:
            return []
        some, keys = ("", []) if among is None else (" AND entry_id = ANY(%s)", [list(among)])
        arm = (
            "SELECT %s::int, (SELECT string_agg(entry_id::text, ',') FROM search_words"  # noqa: S608 - placeholders alone
            f" WHERE tokens @@ %s::tsquery{some})"
        )
        parameters: list[Any] = []
        for number, expression in enumerate(expressions):
            parameters += [number, _as_query(expression), *keys]
        with connection.cursor() as cursor:
            cursor.execute(f"{ONLY_BY_INDEX}; {' UNION ALL '.join([arm] * len(expressions))}; {AS_BEFORE}", parameters)
            cursor.nextset()
            found = dict(cursor.fetchall())
        return [parsed(found[number]) for number in range(len(expressions))]


def _as_vector(tokens: Tokens) -> str:
    in_order = tokens.in_order[:LAST_POSITION]
    positions: dict[str, list[str]] = {}
    for position, token in enumerate(in_order, start=1):
        positions.setdefault(token, []).append(str(position))
    vector = [f"'{token}':{','.join(places[:MOST_POSITIONS])}" for token, places in positions.items()]
    without_place = {*tokens.others, *tokens.in_order[LAST_POSITION:]} - positions.keys()
    return " ".join([*vector, *(f"'{token}'" for token in (*without_place, *sorted(_pairs(in_order))))])


def _as_query(expression: Expression) -> str:
    return " | ".join(_row_as_query(row) for row in sorted(expression))


def _row_as_query(row: tuple[str, ...]) -> str:
    pairs = [f"'{pair}'" for pair in sorted(_pairs(row))]
    if len(row) == 2 and pairs:
        return pairs[0]
    following = " <-> ".join(f"'{token}'" for token in row)
    return f"({' & '.join([*pairs, f'({following})'])})"


def _pairs(in_order: Sequence[str]) -> set[str]:
    known = element_stems()
    return {one + PAIR + other for one, other in pairwise(in_order) if one in known and other in known}
