"""Who takes a page from the site sees which pages point to it."""

import pytest
from django.urls import reverse

from editing.upkeep.references import SHOWN, pages_linking_to
from practices.models import RelatedPractice
from tests.editing.upkeep.conftest import queries_of
from tests.makers import make_contact, make_content_page, make_practice, make_user, stream


def link_to(page):
    return stream(("text", f'<p>Zie <a linktype="page" id="{page.pk}">daar</a>.</p>'))


@pytest.fixture
def wanted(region):
    return make_practice(region, "Gezocht")


@pytest.fixture
def pointing(wanted, tree, region):
    """A practice that calls `wanted` related, a text that links to it, and a draft that does."""
    related = make_practice(region, "Verwant")
    related.related_practices = [RelatedPractice(practice=wanted)]
    related.save()
    text = make_content_page(tree, "Een tekst", body=link_to(wanted))
    draft = make_practice(region, "In de maak", live=False, body=link_to(wanted))
    return [related, text, draft]


@pytest.mark.parametrize("way", ["unpublish", "delete"])
def test_the_question_names_the_pages_that_point_here(way, wanted, pointing, chief):
    page = chief.get(reverse(f"wagtailadmin_pages:{way}", args=[wanted.pk])).content.decode()

    assert "3 pagina's verwijzen hierheen" in page.replace("&#x27;", "'")
    for each in pointing:
        assert f'<a href="{reverse("wagtailadmin_pages:edit", args=[each.pk])}">{each.title}</a>' in page
    assert pointing[0].url in page
    assert "(concept)" in page


@pytest.mark.parametrize("way", ["unpublish", "delete"])
def test_in_bulk_too_but_not_what_leaves_as_well(way, wanted, pointing, chief):
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", way])

    page = chief.get(f"{bulk}?id={wanted.pk}&id={pointing[0].pk}").content.decode()

    assert "2 pagina's verwijzen hierheen" in page.replace("&#x27;", "'")
    assert "Een tekst" in page


def test_nothing_is_said_when_nothing_points_here(wanted, chief):
    page = chief.get(reverse("wagtailadmin_pages:unpublish", args=[wanted.pk])).content.decode()

    assert "verwijst hierheen" not in page


def test_an_editor_sees_no_draft_of_others(wanted, pointing, elsewhere, editor):
    make_practice(elsewhere, "Geheim", live=False, body=link_to(wanted))
    far = make_practice(elsewhere, "Van de buren", body=link_to(wanted))

    linking = pages_linking_to(wanted, editor)

    assert linking.number == 4
    assert "Geheim" not in [page.title for page in linking.pages]
    assert [page.edit_url for page in linking.pages if page.title == far.title] == [""]


def test_a_long_list_is_cut_and_counted(wanted, region):
    user = make_user(is_superuser=True)
    make_practice(region, body=link_to(wanted))
    few = queries_of(lambda: pages_linking_to(wanted, user))
    for _ in range(SHOWN + 1):
        make_practice(region, body=link_to(wanted))

    linking = pages_linking_to(wanted, user)

    assert (len(linking.pages), linking.number, linking.more) == (SHOWN, SHOWN + 2, 2)
    assert queries_of(lambda: pages_linking_to(wanted, user)) <= few + 1


def test_other_things_that_are_deleted_show_their_uses_as_before(region, chief):
    contact = make_contact("Anna", [region])
    page = chief.get(reverse("wagtailsnippets_contacts_contact:delete", args=[contact.pk]))

    assert page.status_code == 200
    assert "hierheen" not in page.content.decode()
