"""What can be taken along stands at each practice and each list."""

import re

import pytest

from tests.makers import make_practice

pytestmark = pytest.mark.django_db


def taken(client, path: str) -> list[str]:
    """Return where the ways to take something along lead, as far as they are of this app."""
    text = client.get(path).text
    shown = "".join(re.findall(r'class="take-along.*?</ul>', text, re.DOTALL)).replace("&amp;", "&")
    return [address for address in re.findall(r'href="([^"]+)"', shown) if not address.endswith("/pdf/")]


@pytest.mark.parametrize("asked", ["", "?q=coach&regio=twente&sorteer=titel"])
def test_a_list_is_taken_along_as_a_whole(client, twente, asked):
    make_practice(twente, "Coach")
    doors = [f"/praktijken.csv{asked}", f"/praktijken.xlsx{asked}", f"/praktijken/feed/{asked}", f"/embed/{asked}"]

    assert set(doors) <= set(taken(client, f"/praktijken/{asked}{'&' if asked else '?'}pagina=1&weergave=lijst"))
    for door in doors:
        assert client.get(door).status_code == 200


def test_a_practice_a_region_and_a_theme_are_taken_along(client, twente, stage):
    practice = make_practice(twente, "Coach", themes=[stage])

    assert f"/embed/?praktijk={practice.pk}" in taken(client, practice.url)
    assert taken(client, "/regios/twente/") == ["/praktijken/feed/?regio=twente", "/embed/?regio=twente"]
    assert taken(client, "/themas/stage/") == ["/praktijken/feed/?thema=stage", "/embed/?thema=stage"]
