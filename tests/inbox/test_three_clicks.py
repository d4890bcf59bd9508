"""S1 and more: from home it takes at most three clicks to a telephone number and a form, for every region."""

import re

import pytest

from regions.models import RegionPage

MOST_CLICKS = 3


def links_on(client, path):
    page = client.get(path)
    assert page.status_code == 200, path
    return page.content.decode()


@pytest.mark.slow
def test_every_region_has_a_number_and_a_form_within_three_clicks(demo, client):
    home = links_on(client, "/")
    regions = list(RegionPage.objects.published())
    assert len(regions) == 35
    for region in regions:
        # One click from home, or two by way of the list, leads to the region.
        if f'href="{region.url}"' in home:
            clicks = 1
        else:
            assert 'href="/regios/"' in home
            assert f'href="{region.url}"' in links_on(client, "/regios/")
            clicks = 2
        page = links_on(client, region.url)
        assert 'href="tel:' in page, region.title
        form = re.search(r'href="(/contact/(?:balie/[-\w]+/|[-\w]+/bericht/))"', page)
        assert form, region.title
        assert "<form" in links_on(client, form[1])
        assert clicks + 1 <= MOST_CLICKS
