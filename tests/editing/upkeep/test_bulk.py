"""Actions on several practices at once."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from taggit.models import Tag
from wagtail.models import PageLogEntry

from editing.upkeep.retagging import Change, mark_checked, retag
from practices.models import PracticePage, Theme
from search.models import Entry
from tests.editing.upkeep.conftest import make_versions, queries_of, signed_in, texts_of, versions_of
from tests.makers import make_content_page, make_practice, make_term, make_user

LONG_AGO = timezone.localdate() - timedelta(days=900)


def address(action, pages, **more):
    query = urlencode({"id": [page if isinstance(page, str) else page.pk for page in pages], **more}, doseq=True)
    return f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', action])}?{query}"


def names(page):
    return sorted(tag.name for tag in PracticePage.objects.get(pk=page.pk).tags.all())


@pytest.fixture
def work(tree):
    return make_term(Theme, "Werk")


@pytest.fixture
def home(tree):
    return make_term(Theme, "Wonen")


def test_checking_counts_for_the_page_the_draft_and_the_scheduled_version(region, chief):
    practice = make_versions(region, "Na school", checked_on=LONG_AGO)
    before = texts_of(practice)
    began_on = timezone.localdate()

    page = chief.post(address("checked", [practice]), follow=True).content.decode()

    today = PracticePage.objects.get(pk=practice.pk).checked_on
    assert "1 praktijk aangepast." in page
    assert began_on <= today <= timezone.localdate()
    assert [version.content["checked_on"] for version in versions_of(practice)] == [today.isoformat()] * 2
    assert texts_of(practice) == before
    assert Entry.objects.get(kind="praktijk", object_id=practice.pk).checked_on == today
    assert PageLogEntry.objects.filter(page=practice.pk, action="upkeep.checked").count() == 1


def test_checking_twice_says_that_there_was_nothing_to_do(region, chief):
    practice = make_versions(region, "Na school", checked_on=LONG_AGO)
    chief.post(address("checked", [practice]))

    page = chief.post(address("checked", [practice]), follow=True).content.decode()

    assert "Er was niets te doen." in page
    assert PageLogEntry.objects.filter(page=practice.pk, action="upkeep.checked").count() == 1


def test_tags_and_themes_change_on_the_page_the_draft_and_the_scheduled_version(region, chief, work, home):
    practice = make_versions(region, "Na school", tags=["oud", "blijft"], themes=[home])
    draft = PracticePage.objects.get(pk=practice.pk).get_latest_revision_as_object()
    draft.tags.add("alleen concept")
    draft.save_revision(clean=False)
    before = texts_of(practice)
    data = {
        "add_tags": "Nieuw, blijft",
        "remove_tags": [Tag.objects.get(name="oud").pk],
        "add_themes": [work.pk],
        "remove_themes": [home.pk],
    }

    page = chief.post(address("retag", [practice]), data, follow=True).content.decode()

    assert "1 praktijk aangepast." in page
    assert names(practice) == ["Nieuw", "blijft"]
    assert list(PracticePage.objects.get(pk=practice.pk).themes.all()) == [work]
    scheduled, _older, newest = versions_of(practice)
    contents = [scheduled.content, newest.content]
    assert [content["themes"] for content in contents] == [[work.pk]] * 2
    in_draft = Tag.objects.filter(pk__in=[item["tag"] for item in contents[-1]["tagged_items"]])
    assert sorted(tag.name for tag in in_draft) == ["Nieuw", "alleen concept", "blijft"]
    assert texts_of(practice) == before
    codes = Entry.objects.get(kind="praktijk", object_id=practice.pk).codes.split()
    assert f"tag:{Tag.objects.get(name='Nieuw').pk}" in codes
    assert f"thema:{work.pk}" in codes


def test_a_published_draft_has_each_new_tag_once(region, chief):
    practice = make_versions(region, "Na school", tags=["oud"])
    chief.post(address("retag", [practice]), {"add_tags": "nieuw"})

    PracticePage.objects.get(pk=practice.pk).latest_revision.publish()

    assert names(practice) == ["nieuw", "oud"]
    assert PracticePage.objects.get(pk=practice.pk).tagged_items.count() == 2


def test_a_known_tag_is_known_whatever_its_capitals(region, chief):
    practice = make_practice(region, "Na school", tags=["Coach"])

    page = chief.post(address("retag", [practice]), {"add_tags": "coach"}, follow=True).content.decode()

    assert "Er was niets te doen." in page
    assert names(practice) == ["Coach"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "Kies wat erbij komt of weg moet."),
        ({"add_tags": "x" * 101}, "hoogstens 100 letters"),
        ({"add_tags": "oud", "remove_tags": "oud"}, "niet tegelijk"),
        ({"add_themes": "999"}, "999"),
        ({"remove_tags": "abc"}, "abc"),
    ],
)
def test_what_cannot_be_done_is_said(data, said, region, chief):
    practice = make_practice(region, "Na school", tags=["oud"])
    if data.get("remove_tags") == "oud":
        data = data | {"remove_tags": Tag.objects.get(name="oud").pk}

    page = chief.post(address("retag", [practice]), data)

    assert said in page.content.decode()
    assert names(practice) == ["oud"]


@pytest.mark.parametrize(("action", "data"), [("checked", {}), ("retag", {"add_tags": "nieuw"})])
def test_what_may_not_be_changed_is_skipped_and_named(action, data, region, elsewhere, tree, editor):
    own = make_practice(region, "Hier", checked_on=LONG_AGO)
    far = make_practice(elsewhere, "Daar", checked_on=LONG_AGO)
    locked = make_practice(region, "Op slot", checked_on=LONG_AGO, locked=True, locked_by=make_user())
    text = make_content_page(tree)
    client = signed_in(editor)
    url = address(action, [own, far, locked, text, region])

    seen = client.get(url).content.decode()
    done = client.post(url, data, follow=True).content.decode()

    assert "1 praktijk" in seen
    assert all(title in seen.split("Overgeslagen")[1] for title in ("Daar", "Op slot", text.title, region.title))
    assert "1 praktijk aangepast. 4 overgeslagen." in done
    pages = PracticePage.objects.filter(pk__in=[far.pk, locked.pk])
    assert {page.checked_on for page in pages} == {LONG_AGO}
    assert names(far) == names(locked) == []
    assert (names(own), PracticePage.objects.get(pk=own.pk).checked_on) != ([], LONG_AGO)


@pytest.mark.parametrize("action", ["checked", "retag"])
def test_looking_changes_nothing_and_wrong_ones_are_not_found(action, region, chief):
    practice = make_versions(region, "Na school", checked_on=LONG_AGO)

    assert chief.get(address(action, [practice])).status_code == 200
    for wrong in (["abc"], ["999999"], ["9" * 40], [], ["all"]):
        assert chief.get(address(action, wrong)).status_code == 404
        assert chief.post(address(action, wrong)).status_code == 404
    assert chief.get(address(action, ["all"], childOf="x")).status_code == 404
    assert PracticePage.objects.get(pk=practice.pk).checked_on == LONG_AGO


def test_all_means_what_the_listing_shows(region, chief):
    make_practice(region, "Loopt nog", status="pilot")
    ended = make_practice(region, "Voorbij", status="afgerond")
    listing = reverse("praktijken:index")

    page = chief.get(address("checked", ["all"], status=ended.status, next=listing)).content.decode()
    of_region = chief.get(address("checked", ["all"], childOf=region.pk)).content.decode()

    assert "Voorbij" in page
    assert "Loopt nog" not in page
    assert "2 praktijken" in of_region


def test_both_listings_offer_the_actions(region, chief):
    make_practice(region, "Na school")

    for url in (reverse("praktijken:index"), reverse("wagtailadmin_explore", args=[region.pk])):
        page = chief.get(url).content.decode()
        assert "Markeer als gecontroleerd" in page
        assert "Trefwoorden en thema" in page


def test_nothing_is_done_without_the_token(region):
    user = make_user(is_superuser=True)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(user)
    practice = make_practice(region, "Na school", checked_on=LONG_AGO)

    answers = [strict.post(address("checked", [practice])), strict.post(reverse("upkeep:tags"), {"keep": 1})]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert PracticePage.objects.get(pk=practice.pk).checked_on == LONG_AGO


def test_each_practice_costs_a_fixed_number_of_queries(region, work):
    user = make_user(is_superuser=True)
    tag = Tag.objects.create(name="nieuw")

    def costs(number):
        keys = [make_versions(region, "", checked_on=LONG_AGO).pk for _ in range(number)]
        practices = PracticePage.objects.filter(pk__in=keys)
        checking = queries_of(lambda: mark_checked(practices, timezone.localdate(), user))
        return checking, queries_of(lambda: retag(practices, Change(add_tags=[tag], add_themes=[work]), user))

    few, many = costs(2), costs(6)

    assert (many[0] - few[0]) / 4 < 60
    assert (many[1] - few[1]) / 4 < 75
