"""From a place, municipality, postcode or the name of an area to the region it lies in."""

from dataclasses import dataclass

from regions.models import RegionPage


@dataclass(frozen=True)
class Choice:
    """A region and why it is offered: the place that lies in it."""

    region: RegionPage
    reason: str


@dataclass(frozen=True)
class Finding:
    """What a search for a place gave."""

    asked: str
    choices: list[Choice]
    suggestions: list[str]

    @property
    def only_region(self) -> RegionPage | None:
        """The region when there is just one."""
        return self.choices[0].region if len(self.choices) == 1 else None


def find_regions(text: str) -> Finding:
    """Return the regions that `text` may mean."""
    return Finding(text, [], [])
