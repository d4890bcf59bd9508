"""Numbers for all entries at once are those that counting one by one gives."""

from random import Random

from search.tallies import Tallies


def test_tallies_are_what_adding_one_by_one_gives():
    random = Random(7)  # noqa: S311 - the same numbers each time
    for _ in range(50):
        tallies, numbers = Tallies(), [0] * 40
        for _ in range(random.randint(1, 8)):
            members, number = random.getrandbits(40), random.randint(1, 9)
            tallies.add(members, number)
            numbers = [total + number * (members >> entry & 1) for entry, total in enumerate(numbers)]
        among = random.getrandbits(40) | 1
        most = max(total for entry, total in enumerate(numbers) if among >> entry & 1)

        assert tallies.highest(among) == sum(
            1 << entry for entry, total in enumerate(numbers) if among >> entry & 1 and total == most
        )
        for least in (1, 2, 5, 30):
            assert tallies.at_least(least) == sum(1 << entry for entry, total in enumerate(numbers) if total >= least)
