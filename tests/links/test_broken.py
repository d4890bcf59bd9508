"""What does not work in one version of a page is known before anybody reads it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from editing.checklist import points_for
from links.broken import broken_in
from links.models import CheckedLink
from tests.links.conftest import anchors
from tests.makers import make_practice, make_region, stream

pytestmark = pytest.mark.django_db
GONE = "https://a.example.org/weg"
WORKS = "https://a.example.org/werkt"


@pytest.fixture
def region(tree):
    return make_region(tree, "Twente")


def test_a_draft_tells_of_pages_that_are_not_there_and_asks_no_other_site(region, elsewhere):
    draft = make_practice(
        region, "Concept", live=False, body=stream(("text", anchors("page:999999", GONE, region.url)))
    )

    assert [link.url for link in broken_in(draft)] == ["page:999999"]
    assert elsewhere.asked == []


def test_what_was_found_broken_on_another_page_is_told_in_a_draft_too(region, check, page_with):
    page_with("Links", GONE, WORKS)
    check()
    draft = make_practice(region, "Concept", live=False, body=stream(("text", anchors(GONE, WORKS))))

    assert [link.url for link in broken_in(draft)] == [GONE]
    assert any("Deze link leidt nergens heen" in point.text and point.field == "body" for point in points_for(draft))


def test_a_link_that_was_mended_in_the_draft_or_is_right_is_not_told(region, check):
    practice = make_practice(region, "Op de site", body=stream(("text", anchors(GONE))))
    check()
    assert [link.url for link in broken_in(practice)] == [GONE]
    practice.body = make_practice(region, "Anders", live=False, body=stream(("text", anchors(WORKS)))).body
    assert broken_in(practice) == []
    practice.refresh_from_db()
    CheckedLink.objects.update(ignored_until=timezone.localdate() + timedelta(days=9))

    assert broken_in(practice) == []


def test_many_links_take_as_many_queries_as_few(region, check, page_with, django_assert_max_num_queries):
    page_with("Links", GONE)
    check()
    urls = [
        GONE,
        *(f"https://a.example.org/werkt/{number}" for number in range(40)),
        *(f"page:{n}" for n in range(900, 940)),
    ]
    draft = make_practice(region, "Concept", live=False, body=stream(("text", anchors(*urls))))

    with django_assert_max_num_queries(10):
        assert len(broken_in(draft)) == 41
