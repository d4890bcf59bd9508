"""The pictures of the demonstration: six scenes of learning and working, drawn in flat colours."""

from collections.abc import Callable

from home.demo.drawing import Sheet
from home.demo.scenes.building_site import building_site
from home.demo.scenes.conversation import conversation
from home.demo.scenes.cycling import cycling
from home.demo.scenes.greenhouse import greenhouse
from home.demo.scenes.kitchen import kitchen
from home.demo.scenes.workshop import workshop

SCENES: dict[str, Callable[[], Sheet]] = {
    "bouwplaats": building_site,
    "keuken": kitchen,
    "gesprek": conversation,
    "kas": greenhouse,
    "werkplaats": workshop,
    "fiets": cycling,
}


def draw_scene(name: str) -> bytes:
    """Return the scene with this name, one of SCENES, as a PNG file of 1600 by 900."""
    return SCENES[name]().png()
