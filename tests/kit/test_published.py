"""Whether anything is private is asked once for a request, and known at once when it changes."""

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, reset_queries
from wagtail.models import PageViewRestriction

from kit.querysets import is_anything_private
from practices.models import PracticePage
from tests.makers import make_practice, make_region


@pytest.fixture
def request_under_way():
    """A request as Django tells of it, but for its connection, which the test has."""
    for receiver in (close_old_connections, reset_queries):
        request_started.disconnect(receiver)
        request_finished.disconnect(receiver)
    request_started.send(sender=None)
    yield
    request_finished.send(sender=None)
    request_started.connect(reset_queries)
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


def restrict(page) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def test_within_a_request_it_is_asked_once(tree, request_under_way, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert [is_anything_private() for _ in range(3)] == [False] * 3


def test_outside_a_request_it_is_asked_each_time(tree, django_assert_num_queries):
    with django_assert_num_queries(3):
        for _ in range(3):
            is_anything_private()


def test_what_becomes_private_or_public_during_a_request_counts_at_once(tree, request_under_way):
    practice = make_practice(make_region(tree))
    assert practice in PracticePage.objects.published()

    restriction = restrict(practice)
    assert practice not in PracticePage.objects.published()
    assert [found.pk for found in practice.get_view_restrictions()] == [restriction.pk]

    restriction.delete()
    assert practice in PracticePage.objects.published()


def test_the_next_request_asks_again(tree, client):
    practice = make_practice(make_region(tree))
    assert client.get(practice.url).status_code == 200

    restriction = PageViewRestriction(page=practice, restriction_type=PageViewRestriction.LOGIN)
    PageViewRestriction.objects.bulk_create([restriction])  # as another process does it: nothing is told here

    assert client.get(practice.url).status_code == 302
