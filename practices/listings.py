"""One selection for every door: which practices these choices give, in which order, and how many per facet value."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kit.facets import Facet, Option
from practices.cards import cards, places
from practices.choices import Order
from practices.selection import PRACTICE, Counts, Selection
from regions.models import RegionPage, regions_in_alphabet
from search.finding import Found
from search.highlights import Marker
from search.models import Entry
from search.question import read
from search.typos import likelier

if TYPE_CHECKING:
    from practices.models import PracticePage

PER_PAGE = 12
MAP = "kaart"
"""The value of `weergave` in the address that shows the selection as a map and a table."""
FEW = 2
"""With so few results another spelling is offered."""


@dataclass(frozen=True)
class FacetOptions:
    """A facet with its options, counted under what else was chosen."""

    facet: Facet
    options: list[Option]

    @property
    def has_choice(self) -> bool:
        """Whether something of this facet was chosen."""
        return any(option.is_chosen for option in self.options)

    @cached_property
    def _kept(self) -> set[str]:
        ranked = sorted(self.options, key=lambda option: (not option.is_chosen, -option.count))
        return {option.value for option in ranked[: max(self.facet.shown, sum(o.is_chosen for o in self.options))]}

    @property
    def in_view(self) -> list[Option]:
        """The options that stand in view: the chosen ones and the fullest, in the facet's own order."""
        return [option for option in self.options if option.value in self._kept]

    @property
    def out_of_view(self) -> list[Option]:
        """The other options."""
        return [option for option in self.options if option.value not in self._kept]


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


@dataclass(frozen=True)
class Row:
    """One practice in the list.

    Attributes:
        title, text: its title and a passage as HTML; if `is_marked`, by what was asked, which is marked in them.
        others: the published regions, beside its own, where it is done.
    """

    practice: PracticePage
    title: SafeString
    text: SafeString
    others: tuple[RegionPage, ...] = ()
    is_marked: bool = False


class Listing(Selection):
    """A page of practices and what goes with it. Asks the database on first use, a fixed number of times."""

    @property
    def page_count(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PER_PAGE))

    @property
    def page(self) -> int:
        """The page shown; one past the end is the last."""
        return min(self.choices.page, self.page_count)

    @cached_property
    def rows(self) -> list[Row]:
        """The practices on this page, loaded for a card, with what was asked marked."""
        first = (self.page - 1) * PER_PAGE
        entries = self.part(first, first + PER_PAGE)
        if not entries:
            return []
        # The gate stands here too: whatever the index says, only what is published is shown.
        keys = [self.catalogue.object_of(entry) for entry in entries]
        practices, regions = cards(keys), places(keys)
        texts = {} if self.found is None else dict(Entry.objects.filter(pk__in=entries).values_list("pk", "text"))
        rows = []
        for entry, key in zip(entries, keys, strict=True):
            if practice := practices.get(key):
                rows.append(self._row(practice, texts.get(entry, ""), regions[key] - {practice.home_region_id}))
        return rows

    @cached_property
    def _marker(self) -> Marker:
        return Marker(() if self.found is None else self.found.units)

    @cached_property
    def _regions(self) -> tuple[RegionPage, ...]:
        return regions_in_alphabet()

    def _row(self, practice: PracticePage, text: str, others: Collection[int]) -> Row:
        introduction = practice.introduction[:280] + ("…" if len(practice.introduction) > 280 else "")
        passage = self._marker.passage(text) if text else ""
        shown = passage if self._marker.worth(passage) > self._marker.worth(introduction) else introduction
        title, passage = self._marker.marked(practice.title), self._marker.marked(shown)
        elsewhere = tuple(region for region in self._regions if region.pk in others)
        return Row(practice, title, passage, elsewhere, is_marked=self.found is not None)

    @cached_property
    def facets(self) -> list[FacetOptions]:
        """Every facet with its options; a count is under what was chosen of the other facets."""
        return [self._options(facet) for facet in self.choices.facets]

    def _options(self, facet: Facet) -> FacetOptions:
        chosen = self.choices.values(facet)
        among = self.narrowed(self.matching, without={facet.key})
        own = Counts(among, self.catalogue)
        extra = Counts(among & ~self.chosen.get(facet.key, 0), self.catalogue)
        options = []
        for value in facet.vocabulary.offered(own, chosen):
            is_chosen = value.name in chosen
            is_extra = bool(chosen) and not is_chosen
            count = (extra if is_extra else own).of(value.code)
            options.append(Option(value.name, value.label, count, is_chosen, is_extra))
        return FacetOptions(facet, options)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What was chosen and exists, as pairs for a form that asks something else about the same."""
        return [(key, value.name) for key, values in self.chosen_values.items() for value in values]

    @property
    def chips(self) -> list[Chip]:
        """What was chosen, each with the way to let it go."""
        found = []
        for facet in self.choices.facets:
            labels = {value.name: value.label for value in self.chosen_values[facet.key]}
            for name in self.choices.values(facet):
                found.append(Chip(labels.get(name, name), self.choices.let_go(facet, name).query_string()))
        return found

    @property
    def unknown(self) -> list[str]:
        """Chosen values that do not exist (any more), to be said to the reader."""
        known = {facet.key: {value.name for value in self.chosen_values[facet.key]} for facet in self.choices.facets}
        return [
            name for facet in self.choices.facets for name in self.choices.values(facet) if name not in known[facet.key]
        ]

    @cached_property
    def other_spelling(self) -> str:
        """What may have been meant, when what was typed gives few; else ""."""
        if self.typed is None or self.corrected_query or self.matching.bit_count() > FEW:
            return ""
        better = likelier(self.typed)
        return better if better and Found(read(better), self.catalogue).among(PRACTICE) else ""

    @property
    def has_most_words_only(self) -> bool:
        """Whether no practice has every word, so that those with most words are shown."""
        return self.found is not None and bool(self.matching) and self.found.has_most_only(self.matching)

    @property
    def loosened(self) -> list[Loosened]:
        """What is found without one thing; if nothing, with one thing alone. For an empty list; no query."""
        asked = self._asked
        if len(self.choices.chosen) + (self.found is not None) < 2:
            return []
        every = {"q", *self.choices.chosen}
        without = [self._keeping(_("Zonder %s") % label, every - {key}) for key, label in asked.items()]
        alone = [self._keeping(_("Alleen %s") % label, {key}) for key, label in asked.items()]
        return [way for way in without if way.total] or [way for way in alone if way.total]

    @property
    def _asked(self) -> dict[str, str]:
        """What was asked and exists: "q" and keys of facets, each with how people see it."""
        asked = {} if self.found is None else {"q": f"‘{self.choices.query}’"}
        for key, values in self.chosen_values.items():
            if values:
                asked[key] = ", ".join(value.label for value in values)
        return asked

    def _keeping(self, label: str, keys: Collection[str]) -> Loosened:
        chosen = {key: values for key, values in self.choices.chosen.items() if key in keys}
        choices = replace(self.choices, query=self.choices.query if "q" in keys else "", chosen=chosen, page=1)
        entries = self.matching if "q" in keys else self.catalogue.public(PRACTICE)
        left_out = [facet.key for facet in self.choices.facets if facet.key not in keys]
        return Loosened(label, choices.query_string(), self.narrowed(entries, without=left_out).bit_count())

    @property
    def found_query(self) -> str:
        """The words to which the results answer."""
        return self.corrected_query or self.choices.query

    @property
    def corrected_url(self) -> str:
        """The address of the same with the words as they were meant."""
        return self.choices.query_string(q=self.corrected_query)

    @property
    def other_url(self) -> str:
        """The address of the same with the other spelling."""
        return self.choices.query_string(q=self.other_spelling)

    @property
    def views(self) -> list[tuple[str, str, bool]]:
        """The ways to show the selection: name, address, whether it is this one."""
        is_map = self.choices.view == MAP
        return [
            (_("lijst"), self.choices.query_string(weergave=""), not is_map),
            (_("kaart en tabel"), self.choices.query_string(weergave=MAP, pagina="1"), is_map),
        ]

    @property
    def orders(self) -> list[tuple[str, str, str, bool]]:
        """The orders to choose from: value, name, address, whether it is in force."""
        offered = [order for order in Order if order is not Order.RELEVANT or self.found is not None]
        url = partial(self.choices.query_string, pagina="1")
        return [(order.value, str(order.label), url(sorteer=order.value), order is self.order) for order in offered]

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
