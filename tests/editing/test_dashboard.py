"""The first screen shows what waits, of the own region."""

from datetime import date

import pytest
from django.utils import timezone

from editing.dashboard import desk_of, unanswered_questions
from practices.models import Theme
from search.models import AskedOnDay
from tests.editing.people import national, regional, signed_in
from tests.makers import make_contact, make_municipality, make_practice, make_region, make_term

pytestmark = pytest.mark.django_db


@pytest.fixture
def regions(tree):
    return make_region(tree, "Groot-Amsterdam"), make_region(tree, "Twente")


def asked(words, times, results=0):
    AskedOnDay.objects.create(day=timezone.localdate(), words=words, digest=words, times=times, results=results)


def test_a_regional_editor_sees_numbers_of_the_own_region(regions):
    own, _other = regions
    editor = regional(own)
    make_term(Theme, "Nazorg")
    for region in regions:
        for _ in range(2):
            make_practice(region, checked_on=date(2020, 1, 1))
        make_contact(regions=[region], verified_on=None)
    make_practice(own, live=False, owner=editor, has_unpublished_changes=True)

    panel = signed_in(editor).get("/beheer/").content.decode()

    assert '<span class="to-do__number">2</span>' in panel  # ageing
    assert "praktijken zijn langer dan een jaar niet gecontroleerd" in panel
    assert "concept van jou is nog niet op de site" in panel
    assert "contactpersoon is niet bereikbaar via de site" in panel
    assert "thema heeft nog geen praktijk" in panel
    assert "regio’s hebben nog geen praktijken" not in panel


def test_a_moderator_sees_what_waits_for_a_judgement_and_not_own_work(regions):
    own, _other = regions
    moderator, editor = national("moderator"), regional(own)
    for user in (moderator, editor):
        practice = make_practice(own, live=False)
        practice.save_revision(user=user)
        practice.get_workflow().start(practice, user)

    assert "praktijk wacht op jouw oordeel" in signed_in(moderator).get("/beheer/").content.decode()
    assert "op jouw oordeel" not in signed_in(editor).get("/beheer/").content.decode()


def test_questions_without_result_begin_with_those_about_the_own_region(regions):
    own, _other = regions
    make_municipality(own, "Zaanstad")
    asked("vissen in zee", 9)
    asked("stage zaanstad", 1)
    asked("coach", 5, results=4)

    assert unanswered_questions(desk_of(regional(own))) == ["stage zaanstad", "vissen in zee"]
    assert unanswered_questions(desk_of(national())) == ["vissen in zee", "stage zaanstad"]
