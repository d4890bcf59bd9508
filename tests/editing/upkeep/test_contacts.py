"""One contact in the place of another."""

import json

import pytest
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, ModelLogEntry, PageLogEntry, ReferenceIndex

from contacts.models import Contact
from editing.upkeep.places import places_of
from practices.models import PracticeContact, PracticePage
from search.models import Entry
from tests.editing.upkeep.conftest import make_versions, queries_of, signed_in, story, texts_of, versions_of
from tests.makers import make_contact, make_practice, make_user


@pytest.fixture
def anna(region):
    return make_contact("Anna Jansen", [region])


@pytest.fixture
def bo(region):
    return make_contact("Bo de Vries", [region])


def put(client, way, old, new):
    return client.post(reverse(f"upkeep:{way}", args=[old.pk]), {"new": new.pk}, follow=True)


def speakers_of(raw):
    return [block["value"]["contact"] for block in raw if block["type"] in ("quote", "interview")]


def assert_only(new, practice, speakers):
    """On the page and in its versions `new` is the one to call and nobody else, and these are the speakers."""
    fresh = PracticePage.objects.get(pk=practice.pk)
    keys = [speaker.pk for speaker in speakers for _ in range(2)]
    assert [row.contact_id for row in fresh.placed_contacts.all()] == [new.pk]
    assert speakers_of(fresh.body.raw_data) == keys
    for version in versions_of(fresh):
        assert [item["contact"] for item in version.content["placed_contacts"]] == [new.pk]
        assert speakers_of(json.loads(version.content["body"])) == keys


@pytest.mark.parametrize("way", ["replace", "merge"])
def test_the_page_the_draft_and_the_scheduled_version_all_follow(way, region, chief, anna, bo):
    practice = make_versions(region, "Na school", contacts=[anna], body=story(anna.pk))
    before = texts_of(practice)

    page = put(chief, way, anna, bo)

    assert "op 1 pagina" in page.content.decode()
    assert_only(bo, practice, [bo if way == "merge" else anna])
    assert texts_of(practice) == before
    assert PageLogEntry.objects.filter(page=practice.pk, action="upkeep.contact_on_page").exists()
    assert len(versions_of(practice)) == 2


@pytest.mark.parametrize("way", ["replace", "merge"])
def test_who_stands_there_already_does_not_come_twice(way, region, chief, anna, bo):
    practice = make_versions(region, "Na school", contacts=[anna, bo], body=story(anna.pk, bo.pk))
    PracticeContact.objects.filter(contact=anna).update(label="over geld")

    put(chief, way, anna, bo)

    assert_only(bo, practice, [bo if way == "merge" else anna, bo])
    placed = PracticeContact.objects.get(page=practice)
    assert (placed.label, placed.sort_order) == ("over geld", 0)


def test_a_draft_that_has_only_the_one_who_went_can_still_be_published(region, chief, anna, bo):
    practice = make_practice(region, "Na school", contacts=[anna, bo])
    draft = PracticePage.objects.get(pk=practice.pk)
    draft.placed_contacts = [row for row in draft.placed_contacts.all() if row.contact_id == anna.pk]
    draft.save_revision(clean=False)
    put(chief, "merge", anna, bo)

    PracticePage.objects.get(pk=practice.pk).latest_revision.publish()

    assert [row.contact_id for row in PracticeContact.objects.filter(page=practice)] == [bo.pk]


def test_who_is_replaced_leaves_the_site_in_drafts_too(region, chief, anna, bo):
    anna.save_revision()

    put(chief, "replace", anna, bo)

    left = Contact.objects.get(pk=anna.pk)
    assert (left.live, left.state) == (False, "vertrokken")
    assert left.latest_revision.content["state"] == "vertrokken"
    assert not Entry.objects.filter(kind="contact", object_id=anna.pk).exists()
    assert ModelLogEntry.objects.filter(action="upkeep.contact_replaced", object_id=anna.pk).exists()


def test_who_is_merged_is_deleted_and_the_address_leads_on(region, elsewhere, chief, client, bo):
    double = make_contact("Bo Vries", [region, elsewhere])
    address = double.get_absolute_url()
    older = Redirect.add_redirect("/contact/bootje/", redirect_to=address)
    bo.save_revision()

    put(chief, "merge", double, bo)

    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (301, bo.get_absolute_url())
    older.refresh_from_db()
    assert older.link == bo.get_absolute_url()
    assert not Contact.objects.filter(pk=double.pk).exists()
    kept = Contact.objects.get(pk=bo.pk)
    assert set(kept.regions.all()) == {region, elsewhere}
    assert set(kept.latest_revision.content["regions"]) == {region.pk, elsewhere.pk}


def test_replacing_gives_nobody_a_region_and_who_is_national_stays_so(region, elsewhere, chief, anna, bo):
    third = make_contact("Cor", [elsewhere])
    national = make_contact("Landelijk")

    put(chief, "replace", third, bo)
    put(chief, "merge", anna, national)

    assert set(Contact.objects.get(pk=bo.pk).regions.all()) == {region}
    assert not Contact.objects.get(pk=national.pk).regions.exists()


def test_a_merge_leaves_the_deleted_contact_in_no_older_version(region, chief, anna, bo):
    practice = make_practice(region, "Na school", contacts=[anna], body=story(anna.pk))
    oldest = practice.save_revision()
    practice.save_revision()

    put(chief, "merge", anna, bo)

    oldest.refresh_from_db()
    assert oldest.content["placed_contacts"][0]["contact"] == bo.pk
    assert speakers_of(json.loads(oldest.content["body"])) == [bo.pk, bo.pk]


def test_a_replacement_leaves_older_versions_as_they_were(region, chief, anna, bo):
    practice = make_practice(region, "Na school", contacts=[anna])
    oldest = practice.save_revision()
    practice.save_revision()

    put(chief, "replace", anna, bo)

    oldest.refresh_from_db()
    assert oldest.content["placed_contacts"][0]["contact"] == anna.pk


def test_the_search_and_the_index_of_references_follow(region, chief, anna, bo):
    practice = make_practice(region, "Na school", contacts=[anna], body=story(anna.pk))

    put(chief, "merge", anna, bo)

    codes = Entry.objects.get(kind="praktijk", object_id=practice.pk).codes.split()
    assert f"contact:{bo.pk}" in codes
    assert f"contact:{anna.pk}" not in codes
    assert ReferenceIndex.get_references_to(bo).count() == 3


@pytest.mark.parametrize("way", ["replace", "merge"])
def test_a_second_time_there_is_nothing_left_to_do(way, region, chief, anna, bo):
    make_versions(region, "Na school", contacts=[anna])
    put(chief, way, anna, bo)
    logged = PageLogEntry.objects.count(), ModelLogEntry.objects.count()

    page = put(chief, way, anna, bo)

    assert "Er was niets meer te doen" in page.content.decode()
    assert (PageLogEntry.objects.count(), ModelLogEntry.objects.count()) == logged


def test_a_page_where_somebody_only_speaks_is_no_place_to_replace_them(region, chief, anna, bo):
    practice = make_versions(region, "Zij zei het", body=story(anna.pk))
    before = [version.content for version in versions_of(practice)]

    preview = chief.get(reverse("upkeep:replace", args=[anna.pk]), {"new": bo.pk}).content.decode()
    page = put(chief, "replace", anna, bo).content.decode()

    assert "0 plaatsen" in preview
    assert "Zij zei het" in preview
    assert "op 0 pagina" in page
    assert [version.content for version in versions_of(practice)] == before
    assert not PageLogEntry.objects.filter(page=practice.pk, action="upkeep.contact_on_page").exists()


@pytest.mark.parametrize("way", ["replace", "merge"])
def test_looking_shows_every_place_and_changes_nothing(way, region, chief, anna, bo):
    practice = make_versions(region, "Na school", contacts=[anna], body=story(anna.pk))
    before = [version.content for version in versions_of(practice)]

    page = chief.get(reverse(f"upkeep:{way}", args=[anna.pk]), {"new": bo.pk}).content.decode()

    words = {"merge": "als contactpersoon, 2 keer als spreker, in 2 bewaarde versies"}
    assert words.get(way, "als contactpersoon, in 2 bewaarde versies") in page
    assert ("In citaten en interviews verandert niets" in page) == (way == "replace")
    assert [version.content for version in versions_of(practice)] == before
    assert PracticeContact.objects.get(page=practice).contact_id == anna.pk
    assert Contact.objects.get(pk=anna.pk).live


@pytest.mark.parametrize("way", ["replace", "merge"])
def test_a_wrong_contact_gets_a_clear_answer(way, chief, anna, bo):
    url = reverse(f"upkeep:{way}", args=[anna.pk])

    for wrong in ("999999", "abc", "", str(anna.pk), "9" * 40):
        page = chief.post(url, {"new": wrong})
        assert page.status_code == 400
        assert "Kies een" in page.content.decode()
    assert chief.get(reverse(f"upkeep:{way}", args=[999999])).status_code == 404
    assert Contact.objects.count() == 2


def test_an_editor_replaces_within_reach_and_hears_what_was_left(region, elsewhere, editor, anna, bo):
    own = make_practice(region, "Hier", contacts=[anna])
    far = make_practice(elsewhere, "Daar", contacts=[anna])
    hidden = make_practice(elsewhere, "Geheim", live=False, contacts=[anna])
    client = signed_in(editor)
    preview = client.get(reverse("upkeep:replace", args=[anna.pk]), {"new": bo.pk}).content.decode()

    page = put(client, "replace", anna, bo).content.decode()

    assert "Deze pagina&#x27;s mag je niet wijzigen" in preview or "Deze pagina's mag je niet wijzigen" in preview
    assert "Daar" in page
    assert "Geheim" not in preview + page
    assert PracticeContact.objects.get(page=own).contact_id == bo.pk
    assert PracticeContact.objects.get(page=far).contact_id == anna.pk
    assert PracticeContact.objects.get(page=hidden).contact_id == anna.pk


def test_an_editor_may_not_merge_what_stands_out_of_reach(region, elsewhere, editor, anna, bo):
    make_practice(region, "Hier", contacts=[anna])
    make_practice(elsewhere, "Daar", contacts=[anna])
    client = signed_in(editor)

    page = put(client, "merge", anna, bo).content.decode()

    assert "Er is niets veranderd" in page
    assert Contact.objects.filter(pk=anna.pk).exists()
    assert PracticeContact.objects.filter(contact=anna).count() == 2


def test_an_editor_merges_what_is_within_reach(region, editor, anna, bo):
    practice = make_versions(region, "Hier", contacts=[anna], body=story(anna.pk))

    put(signed_in(editor), "merge", anna, bo)

    assert_only(bo, practice, [bo])


def test_a_page_that_a_colleague_locked_is_out_of_reach(region, editor, anna, bo):
    practice = make_practice(region, "Hier", contacts=[anna], locked=True, locked_by=make_user())

    put(signed_in(editor), "replace", anna, bo)

    assert PracticeContact.objects.get(page=practice).contact_id == anna.pk


@pytest.mark.parametrize("way", ["replace", "merge"])
def test_a_contact_of_another_region_can_neither_go_nor_stay(way, elsewhere, editor, anna):
    stranger = make_contact("Vreemd", [elsewhere])
    client = signed_in(editor)

    goes = client.post(reverse(f"upkeep:{way}", args=[stranger.pk]), {"new": anna.pk})
    stays = client.post(reverse(f"upkeep:{way}", args=[anna.pk]), {"new": stranger.pk})

    assert goes.status_code == 302
    assert stays.status_code == 400
    assert set(Contact.objects.filter(live=True, state="actief")) == {anna, stranger}


def test_the_listing_offers_both_to_who_may(elsewhere, editor, anna):
    stranger = make_contact("Vreemd", [elsewhere])

    page = signed_in(editor).get(reverse("wagtailsnippets_contacts_contact:list")).content.decode()

    for way in ("replace", "merge"):
        assert reverse(f"upkeep:{way}", args=[anna.pk]) in page
        assert reverse(f"upkeep:{way}", args=[stranger.pk]) not in page


def test_looking_takes_the_same_queries_for_any_number_of_pages(region, anna):
    user = make_user(is_superuser=True)
    Locale.get_default()
    make_versions(region, "Eerste", contacts=[anna], body=story(anna.pk))
    few = queries_of(lambda: places_of(anna, user))
    for _ in range(8):
        make_versions(region, "", contacts=[anna], body=story(anna.pk))

    many = queries_of(lambda: places_of(anna, user))

    assert many <= few
