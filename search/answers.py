"""What the engine said before. Of what changed since, and of nothing else, it is asked again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from search.engines import Expression, bit_set, engine

MOST = 512
"""So many answers are remembered: each is a bit for every entry."""

MOST_BEHIND = 20
"""An answer of which more entries changed is forgotten: SQLite looks for each of them apart, half a millisecond."""


class Answers:
    """The entries that match an expression, for expressions that were asked. Threads may share it."""

    def __init__(self, known: Mapping[Expression, tuple[int, frozenset[int]]] | None = None) -> None:
        self._known = dict(known or {})
        """By expression, the entries that matched it, and those that changed since."""

    def after(self, changed: Collection[int]) -> Answers:
        """Return the answers as they are when these entries have changed; these ones stay, for who is reading."""
        known = list(self._known.items())  # at once: another thread may add to it
        behind = {expression: (entries, before.union(changed)) for expression, (entries, before) in known}
        return Answers({each: answer for each, answer in behind.items() if len(answer[1]) <= MOST_BEHIND})

    def of(self, expressions: Iterable[Expression]) -> dict[Expression, int]:
        """Return the answer to each expression that says something. Two questions to the engine at most."""
        wanted = [expression for expression in dict.fromkeys(expressions) if expression]
        known = {each: answer for each in wanted if (answer := self._known.get(each))}
        answers = {each: entries for each, (entries, _behind) in known.items()}
        if late := [each for each, (_entries, behind) in known.items() if behind]:
            changed = sorted(frozenset().union(*(known[each][1] for each in late)))
            others = ~bit_set(changed)
            for each, now in zip(late, engine().matching(late, among=changed), strict=True):
                answers[each] = answers[each] & others | now
        if new := [expression for expression in wanted if expression not in known]:
            answers.update(zip(new, engine().matching(new), strict=True))
        if len(self._known) + len(new) > MOST:
            self._known = {}
        self._known.update((each, (answers[each], frozenset())) for each in (*late, *new))
        return answers
