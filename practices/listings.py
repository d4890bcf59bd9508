"""One selection for every door: which practices these choices give, in which order, and how many per facet value."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from kit.facets import Choices, Facet, Option
from practices.choices import Order
from practices.querysets import PracticeQuerySet
from practices.search import found_ids

PER_PAGE = 12


@dataclass(frozen=True)
class FacetOptions:
    """A facet with its options, counted under what else was chosen."""

    facet: Facet
    options: list[Option]

    @property
    def has_choice(self) -> bool:
        """Whether something of this facet was chosen."""
        return any(option.is_chosen for option in self.options)

    @property
    def in_view(self) -> list[Option]:
        """The options that stand in view: the chosen ones and the fullest, in the facet's own order."""
        ranked = sorted(self.options, key=lambda option: (not option.is_chosen, -option.count))
        kept = {option.value for option in ranked[: max(self.facet.shown, sum(o.is_chosen for o in self.options))]}
        return [option for option in self.options if option.value in kept]

    @property
    def out_of_view(self) -> list[Option]:
        """The other options."""
        kept = {option.value for option in self.in_view}
        return [option for option in self.options if option.value not in kept]


@dataclass(frozen=True)
class Chip:
    """Something chosen that can be let go: what it is called and where letting go leads."""

    label: str
    url: str


@dataclass(frozen=True)
class Loosened:
    """The same question with one thing let go: what that is, where it leads and how many practices are there."""

    label: str
    url: str
    total: int


class Listing:
    """A page of practices and what goes with it. Asks the database on first use, a fixed number of times."""

    def __init__(self, practices: PracticeQuerySet, choices: Choices) -> None:
        self._practices = practices
        self.choices = choices

    @cached_property
    def _ranking(self) -> list[int] | None:
        return found_ids(self.choices.query)

    @cached_property
    def _matching(self) -> PracticeQuerySet:
        if self._ranking is None:
            return self._practices
        return self._practices.filter(pk__in=self._ranking)

    @cached_property
    def selection(self) -> PracticeQuerySet:
        """Every practice that the choices give, unordered."""
        return self.choices.narrow(self._matching)

    @cached_property
    def total(self) -> int:
        """How many practices the choices give."""
        return self.selection.count()

    @property
    def order(self) -> Order:
        """The order in force: the best match first when there is a question, else the newest."""
        asked = {order.value: order for order in Order}.get(self.choices.order)
        if asked is None or (asked is Order.RELEVANT and self._ranking is None):
            return Order.NEWEST if self._ranking is None else Order.RELEVANT
        return asked

    @property
    def page_count(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PER_PAGE))

    @property
    def page(self) -> int:
        """The page shown; one past the end is the last."""
        return min(self.choices.page, self.page_count)

    @cached_property
    def rows(self) -> list:
        """The practices on this page, loaded for a card."""
        first = (self.page - 1) * PER_PAGE
        wanted = slice(first, first + PER_PAGE)
        if self.order is Order.RELEVANT:
            kept = set(self.selection.values_list("pk", flat=True))
            ids = [pk for pk in self._ranking or [] if pk in kept][wanted]
            loaded = self._practices.filter(pk__in=ids).for_rows().in_bulk()
            return [loaded[pk] for pk in ids]
        return list(self._ordered().for_rows()[wanted])

    def _ordered(self) -> PracticeQuerySet:
        if self.order is Order.TITLE:
            return self.selection.order_by("title", "pk")
        if self.order is Order.CHECKED:
            return self.selection.order_by("-checked_on", "pk")
        return self.selection.newest_first()

    @cached_property
    def facets(self) -> list[FacetOptions]:
        """Every facet with its options; a count is under what was chosen of the other facets."""
        return [self._options(facet) for facet in self.choices.facets]

    def _options(self, facet: Facet) -> FacetOptions:
        chosen = self.choices.values(facet)
        among = self.choices.narrow(self._matching, without=facet)
        options = [
            Option(value, label, count, is_chosen=value in chosen) for value, label, count in facet.options(among)
        ]
        if facet.most is not None:
            kept = [option.value for option in options if not option.is_empty][: facet.most]
            options = [option for option in options if option.is_chosen or option.value in kept]
        return FacetOptions(facet, options)

    @property
    def chips(self) -> list[Chip]:
        """What was chosen, each with the way to let it go."""
        found = []
        for facet_options in self.facets:
            labels = {option.value: option.label for option in facet_options.options}
            for value in self.choices.values(facet_options.facet):
                without = self.choices.let_go(facet_options.facet, value)
                found.append(Chip(labels.get(value, value), without.query_string()))
        return found

    @property
    def unknown(self) -> list[str]:
        """Chosen values that do not exist (any more), to be said to the reader."""
        return [
            value
            for facet_options in self.facets
            for value in self.choices.values(facet_options.facet)
            if value not in {option.value for option in facet_options.options}
        ]

    @property
    def loosened(self) -> list[Loosened]:
        """What is found without one thing; if nothing, with one thing alone. For an empty list; at most two queries."""
        asked = self._asked
        if len(self.choices.chosen) + (self._ranking is not None) < 2:
            return []
        every = {"q", *self.choices.chosen}
        without = [(_("Zonder %s") % label, self._keeping(every - {key})) for key, label in asked.items()]
        alone = [(_("Alleen %s") % label, self._keeping({key})) for key, label in asked.items()]
        totals = self._totals([choices for _label, choices in without + alone])
        ways = [
            Loosened(label, choices.query_string(), total)
            for (label, choices), total in zip(without + alone, totals, strict=True)
        ]
        return [way for way in ways[: len(without)] if way.total] or [way for way in ways if way.total]

    @property
    def _asked(self) -> dict[str, str]:
        """What was asked and exists: "q" and keys of facets, each with how people see it."""
        asked = {} if self._ranking is None else {"q": f"‘{self.choices.query}’"}
        for facet_options in self.facets:
            labels = [option.label for option in facet_options.options if option.is_chosen]
            if labels:
                asked[facet_options.facet.key] = ", ".join(labels)
        return asked

    def _keeping(self, keys: Collection[str]) -> Choices:
        chosen = {key: values for key, values in self.choices.chosen.items() if key in keys}
        return replace(self.choices, query=self.choices.query if "q" in keys else "", chosen=chosen, page=1)

    def _totals(self, asked: list[Choices]) -> list[int]:
        """Return how many practices each of some choices gives: one query for those with words, one for the others."""
        totals = [0] * len(asked)
        for among, has_words in ((self._matching, True), (self._practices, False)):
            counts = {
                f"total_{number}": Count(
                    "pk", filter=Q(pk__in=choices.narrow(self._practices.model._default_manager.all()).values("pk"))
                )
                for number, choices in enumerate(asked)
                if bool(choices.query) is has_words
            }
            for name, total in (among.aggregate(**counts) if counts else {}).items():
                totals[int(name.removeprefix("total_"))] = total
        return totals

    @property
    def orders(self) -> list[tuple[str, str, str, bool]]:
        """The orders to choose from: value, name, address, whether it is in force."""
        offered = [order for order in Order if order is not Order.RELEVANT or self._ranking is not None]
        return [
            (
                order.value,
                str(order.label),
                self.choices.query_string(sorteer=order.value, pagina="1"),
                order is self.order,
            )
            for order in offered
        ]

    def page_url(self, number: int) -> str:
        """Return the address of a page of this list."""
        return self.choices.query_string(pagina=str(number))

    @property
    def pages(self) -> list[tuple[int, str, bool] | None]:
        """The pages to go to: number, address, whether it is this one; None where numbers are left out."""
        near = {1, self.page_count, *range(self.page - 1, self.page + 2)}
        steps: list[tuple[int, str, bool] | None] = []
        last = 0
        for number in sorted(n for n in near if 1 <= n <= self.page_count):
            if number - last > 1:
                steps.append(None)
            steps.append((number, self.page_url(number), number == self.page))
            last = number
        return steps

    @property
    def previous_url(self) -> str:
        """The address of the page before this one, or ""."""
        return self.page_url(self.page - 1) if self.page > 1 else ""

    @property
    def next_url(self) -> str:
        """The address of the page after this one, or ""."""
        return self.page_url(self.page + 1) if self.page < self.page_count else ""


def list_practices(practices: PracticeQuerySet, choices: Choices) -> Listing:
    """Return what `choices` give of `practices`, which must have come through `published()`."""
    return Listing(practices, choices)
