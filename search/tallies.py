"""Adding up for every entry at once: numbers in binary, each binary place a set of entries."""


class Tallies:
    """A number for each entry, nought at first. Costs the same for ten entries as for a hundred thousand."""

    def __init__(self) -> None:
        self._places: list[int] = []

    def add(self, entries: int, number: int) -> None:
        """Add a positive number to each entry of a set."""
        place = 0
        while number:
            if number & 1:
                self._carry(entries, place)
            number >>= 1
            place += 1

    def _carry(self, entries: int, place: int) -> None:
        while entries:
            self._places.extend([0] * (place + 1 - len(self._places)))
            entries, self._places[place] = self._places[place] & entries, self._places[place] ^ entries
            place += 1

    def highest(self, entries: int) -> int:
        """Return those of a set that have the highest number in it."""
        for members in reversed(self._places):
            entries = entries & members or entries
        return entries

    def at_least(self, number: int) -> int:
        """Return every entry that has at least a number above nought."""
        above, equal = 0, -1
        for place in reversed(range(max(len(self._places), number.bit_length()))):
            members = self._places[place] if place < len(self._places) else 0
            if number >> place & 1:
                equal &= members
            else:
                above |= equal & members
                equal &= ~members
        return above | equal
