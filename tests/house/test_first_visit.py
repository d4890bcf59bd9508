"""What a phone loads at its first visit: little, in the right order, and nothing that moves what is read."""

import re

import pytest
from django.contrib.staticfiles import finders

from library.models import Portrayed
from tests.makers import make_contact, make_image, make_practice, make_region

TAGS = re.compile(r"<(?P<name>img|script|link)\b(?P<rest>[^>]*)>")
ATTRIBUTES = re.compile(r'([\w-]+)(?:="([^"]*)")?')


def tags(html: str, name: str) -> list[dict[str, str]]:
    return [dict(ATTRIBUTES.findall(tag["rest"])) for tag in TAGS.finditer(html) if tag["name"] == name]


@pytest.fixture
def pages(tree, client):
    region = make_region(tree)
    person = make_contact(regions=[region], photo=make_image(portrayed=Portrayed.NOBODY))
    for _ in range(3):
        make_practice(region, contacts=[person], cover=make_image(portrayed=Portrayed.NOBODY))
    practice = make_practice(region, contacts=[person], cover=make_image(portrayed=Portrayed.NOBODY))
    addresses = ("/", "/praktijken/", practice.url, region.url, "/contact/")
    return {address: client.get(address).text for address in addresses} | {"practice": client.get(practice.url).text}


def test_pictures_have_their_size_and_wait_until_they_are_near(pages):
    for address, html in pages.items():
        images = tags(html, "img")
        assert images, address
        for image in images:
            assert {"width", "height", "alt"} <= image.keys(), (address, image)
            assert image.get("loading") == "lazy" or image.get("fetchpriority") == "high", (address, image)


def test_the_cover_of_a_practice_is_asked_first(pages):
    first, *others = tags(pages["practice"], "img")

    assert first["fetchpriority"] == "high"
    assert "loading" not in first
    assert all("fetchpriority" not in other for other in others)


def test_one_style_sheet_and_two_fonts_come_first_and_scripts_wait(pages):
    for address, html in pages.items():
        links = tags(html, "link")
        preloaded = [link["href"] for link in links if link["rel"] == "preload"]
        assert len([link for link in links if link["rel"] == "stylesheet"]) == 1, address
        assert len(preloaded) == 2, address
        assert all(finders.find(href.removeprefix("/static/")) for href in preloaded), address
        scripts = [script for script in tags(html, "script") if script.get("type") != "application/ld+json"]
        assert all("defer" in script or script.get("type") == "module" for script in scripts), address
