"""A little of everything that the API gives, beside what it must not give."""

from dataclasses import dataclass

import pytest

from practices.models import Phase, PracticePage, TargetGroup, Theme
from regions.models import RegionPage
from tests.makers import (
    SiteTree,
    make_adoption,
    make_contact,
    make_municipality,
    make_practice,
    make_region,
    make_term,
    stream,
)


@dataclass
class Content:
    """What there is."""

    tree: SiteTree
    region: RegionPage
    theme: Theme
    practice: PracticePage


@pytest.fixture
def content(tree: SiteTree) -> Content:
    """Two regions, a theme, three practices, a contact and an adoption."""
    region, other = make_region(tree, "Groot-Amsterdam"), make_region(tree, "Twente")
    make_municipality(region, "Zaanstad", province="Noord-Holland")
    make_municipality(other, "Enschede", province="Overijssel")
    theme = make_term(Theme, "Nazorg", description="Na school.", text="<p>Blijf bellen.</p>")
    phase, target = make_term(Phase, "Na school"), make_term(TargetGroup, "Jongeren")
    contact = make_contact("Renée Kraaij", regions=[region], slug="renee-kraaij")
    practice = make_practice(
        region,
        "Transfercoaching",
        themes=[theme],
        phases=[phase],
        targets=[target],
        contacts=[contact],
        tags=["coach"],
        body=stream(
            ("heading", "Waarom"),
            ("text", "<p>Elke <b>week</b> een gesprek.</p>"),
            ("quote", {"text": "Ik bel altijd.", "name": "", "function": "mentor"}),
        ),
    )
    make_practice(other, "Belronde", themes=[theme])
    make_practice(tree.practices, "Loopbaanlijn")
    make_adoption(practice, other, "Praktijkschool De Brug")
    return Content(tree, region, theme, practice)
