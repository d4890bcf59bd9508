"""Pictures are drawn after publishing, at every size that a template asks, so that no reader waits for one."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from wagtail.images.models import Filter

from home.demo.load import load_demo
from library.models import PortalImage, Portrayed
from library.sizes import SIZES, draw, draw_what_misses, sizes_of, undrawn
from reuse.api.stories import RENDITION
from tests.makers import make_contact, make_image, make_practice, make_region, stream

PICTURE = re.compile(r"{% picture (?P<of>[\w.]+) (?P<sizes>(?:[\w-]+(?:{[^}]*})? )+)")
ROLES = {"person.photo": "photo", "contact.photo": "photo", "page.cover": "cover", "practice.cover": "cover"}


def shown() -> list[tuple[str, str]]:
    """Every picture in a template: by what it is called there, and its sizes as they are written."""
    templates = sorted(Path(settings.BASE_DIR, "templates").rglob("*.html"))
    return [(found["of"], found["sizes"].strip()) for path in templates for found in PICTURE.finditer(path.read_text())]


def test_every_size_in_a_template_is_drawn_before_it_is_asked():
    assert len(shown()) >= 6
    for of, sizes in shown():
        assert sizes in SIZES[ROLES.get(of, "story")], f"{of} {sizes}: name it in library/sizes.py"


def test_no_size_is_drawn_that_nobody_asks():
    assert {size for sizes in SIZES.values() for size in sizes} == {sizes for _of, sizes in shown()}


def test_open_data_shows_a_size_that_is_drawn_anyway():
    drawn = {str(size) for sizes in SIZES["story"] for size in Filter.expand_spec(sizes.split())}

    assert frozenset(RENDITION.split("|")) in {frozenset(size.split("|")) for size in drawn}


@pytest.fixture
def practice(tree):
    cache.clear()  # of pictures of other tests
    region = make_region(tree)
    return make_practice(region, contacts=[make_contact(regions=[region])])


def sizes_drawn(image) -> set[str]:
    return {rendition.filter_spec for rendition in image.renditions.all()}


def test_publishing_draws_what_the_page_shows(practice, client, django_capture_on_commit_callbacks):
    cover, picture = make_image(portrayed=Portrayed.NOBODY), make_image(portrayed=Portrayed.NOBODY)
    practice.cover = cover
    practice.body = stream(
        ("image", {"picture": {"image": picture.pk, "alt_text": "Een kas", "decorative": False}, "caption": ""})
    )
    with django_capture_on_commit_callbacks(execute=True):
        practice.save_revision().publish()

    before = sizes_drawn(cover), sizes_drawn(picture)
    assert len(before[0]) == 8
    assert len(before[1]) == 6
    assert client.get(practice.url).status_code == 200
    assert client.get("/praktijken/").status_code == 200
    assert (sizes_drawn(cover), sizes_drawn(picture)) == before  # no reader waited


def test_saving_a_person_draws_the_portrait(client, tree, django_capture_on_commit_callbacks):
    photo = make_image(portrayed=Portrayed.NOBODY)
    person = make_contact(regions=[make_region(tree)])
    with django_capture_on_commit_callbacks(execute=True):
        person.photo = photo
        person.save()

    drawn = sizes_drawn(photo)
    assert len(drawn) == 10
    for address in ("/contact/", person.get_absolute_url()):
        assert client.get(address).status_code == 200
    assert sizes_drawn(photo) == drawn


def test_another_file_is_drawn_at_once(practice, django_capture_on_commit_callbacks):
    cover = make_image(portrayed=Portrayed.NOBODY)
    practice.cover = cover
    with django_capture_on_commit_callbacks(execute=True):
        practice.save_revision().publish()
    cover.renditions.all().delete()

    with django_capture_on_commit_callbacks(execute=True):
        cover.save()

    assert len(sizes_drawn(cover)) == 8


def test_a_picture_that_may_not_be_shown_or_is_nowhere_is_not_drawn(practice):
    hidden = make_image(portrayed=Portrayed.NOBODY)
    practice.cover = hidden
    practice.save_revision().publish()
    hidden.portrayed = Portrayed.CONSENT
    hidden.save()
    loose = make_image(portrayed=Portrayed.NOBODY)

    assert sizes_of(hidden)
    assert draw(hidden) == 0
    assert draw(loose) == 0
    assert not sizes_drawn(hidden)
    assert not sizes_drawn(loose)


def test_a_picture_whose_file_is_gone_is_left_to_who_shows_it(practice):
    cover = make_image(portrayed=Portrayed.NOBODY)
    practice.cover = cover
    practice.save_revision().publish()
    Path(cover.file.path).unlink()

    assert draw(PortalImage.objects.get(pk=cover.pk)) == 0


def brought_back(practice, **fields) -> PortalImage:
    """A picture on a page of which no size was drawn, as after a back-up was brought back."""
    image = make_image(**{"portrayed": Portrayed.NOBODY} | fields)
    practice.cover = image
    practice.save()
    return image


def test_what_was_brought_back_is_drawn_when_the_clock_asks(practice):
    image = brought_back(practice)
    unused = make_image(portrayed=Portrayed.NOBODY)

    assert draw_what_misses() == 1
    assert sizes_drawn(image) == set(sizes_of(image)) != set()
    assert not sizes_drawn(unused)
    assert draw_what_misses() == 0


def test_what_may_not_be_shown_is_not_drawn_when_the_clock_asks(practice):
    image = brought_back(practice, portrayed=Portrayed.CONSENT)

    assert draw_what_misses() == 0
    assert not sizes_drawn(image)


def test_a_file_that_is_gone_keeps_no_other_from_being_drawn(practice, tree):
    lost = brought_back(practice)
    Path(lost.file.path).unlink()
    good = brought_back(make_practice(make_region(tree)))

    assert draw_what_misses() == 1
    assert sizes_drawn(good)
    assert not sizes_drawn(lost)


def test_loading_the_demonstration_has_its_pictures_drawn(demo, django_capture_on_commit_callbacks):
    assert undrawn().exists()

    with django_capture_on_commit_callbacks(execute=True):
        load_demo(lambda line: None)

    assert not undrawn().exists()
