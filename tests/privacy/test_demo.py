"""Somebody of the demonstration, with pages of every kind, is erased, and the whole site still stands."""

import pytest
from wagtail.models import Revision

from kit.addresses import all_addresses
from privacy.erasing import erase
from privacy.finding import belonging
from privacy.names import Person
from tests.privacy.conftest import dump, naming

NAME = "Renée Kraaij"


@pytest.mark.slow
def test_the_whole_site_goes_on_without_somebody_who_is_in_many_places(
    demo, client, django_capture_on_commit_callbacks
):
    asked = Person.of(NAME)
    more = belonging(asked)
    assert naming(dump())

    with django_capture_on_commit_callbacks(execute=True):
        erase(Person((NAME,), more.emails), "de netwerkcoördinator")

    # What the program was given as demonstration is known by the names in its own files, so that it stays away.
    assert [line for line in naming(dump()) if "demonstration" not in line or "{}" not in line] == []
    paths = [address.path for address in all_addresses()]
    assert len(paths) > 50
    for path in paths:
        page = client.get(path)
        assert page.status_code == 200, path
        assert naming([page.getvalue().decode()]) == [], path
    for revision in Revision.objects.all():
        revision.as_object()
