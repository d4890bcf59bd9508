"""Several tags made one."""

import pytest
from django.urls import reverse
from taggit.models import Tag
from wagtail.models import ModelLogEntry, PageLogEntry, ReferenceIndex

from editing.upkeep.tags import alike, merge, tags_with_uses
from practices.models import PracticePage, PracticeTag
from search.models import Entry
from tests.editing.upkeep.conftest import make_versions, queries_of, signed_in, texts_of, versions_of
from tests.makers import make_image, make_practice, make_user


@pytest.fixture
def tags(tree):
    return {name: Tag.objects.create(name=name) for name in ("coach", "Coaching", "coaches", "stage")}


def keys_of(page):
    return sorted(PracticeTag.objects.filter(content_object=page).values_list("tag_id", flat=True))


def send(client, goes, keep):
    data = {"tag": [tag.pk for tag in goes], "keep": keep.pk}
    return client.post(reverse("upkeep:tags"), data, follow=True)


def test_names_that_differ_in_capitals_accents_hyphens_or_number_are_alike(tree):
    for name in ("jobcoach", "Jobcoaches", "job-coach", "stage", "stages", "één", "een", "werk"):
        Tag.objects.create(name=name, slug=f"slug-{Tag.objects.count()}")

    groups = [{tag.name for tag in group} for group in alike(tags_with_uses())]

    assert groups == [{"een", "één"}, {"jobcoach", "Jobcoaches", "job-coach"}, {"stage", "stages"}]


def test_the_page_of_a_draft_and_a_scheduled_version_all_follow(region, chief, tags):
    practice = make_versions(region, "Na school", tags=["coaches", "stage"])
    before = texts_of(practice)

    page = send(chief, [tags["coaches"]], tags["coach"])

    kept = sorted([tags["coach"].pk, tags["stage"].pk])
    assert "1 trefwoord opgegaan in ‘coach’, op 1 praktijk." in page.content.decode()
    assert keys_of(practice) == kept
    for version in versions_of(practice):
        assert sorted(item["tag"] for item in version.content["tagged_items"]) == kept
    assert not Tag.objects.filter(name="coaches").exists()
    assert texts_of(practice) == before


def test_a_published_draft_does_not_bring_the_old_tag_back(region, chief, tags):
    practice = make_versions(region, "Na school", tags=["coaches"])
    send(chief, [tags["coaches"]], tags["coach"])

    PracticePage.objects.get(pk=practice.pk).latest_revision.publish()

    assert [tag.name for tag in PracticePage.objects.get(pk=practice.pk).tags.all()] == ["coach"]
    assert set(Tag.objects.values_list("name", flat=True)) == {"coach", "Coaching", "stage"}


def test_a_practice_with_both_has_the_tag_once(region, chief, tags):
    practice = make_versions(region, "Na school", tags=["coach", "coaches", "Coaching"])

    send(chief, [tags["coaches"], tags["Coaching"]], tags["coach"])

    assert keys_of(practice) == [tags["coach"].pk]
    for version in versions_of(practice):
        assert [item["tag"] for item in version.content["tagged_items"]] == [tags["coach"].pk]


def test_a_tag_in_a_draft_alone_is_counted_and_replaced(region, chief, tags):
    practice = make_practice(region, "Na school")
    draft = PracticePage.objects.get(pk=practice.pk)
    draft.tags.add("coaches")
    draft.save_revision(clean=False)
    preview = chief.get(reverse("upkeep:tags"), {"tag": tags["coaches"].pk, "keep": tags["coach"].pk})

    send(chief, [tags["coaches"]], tags["coach"])

    assert "1 praktijk verandert" in preview.content.decode()
    assert "Na school" in preview.content.decode()
    assert [item["tag"] for item in versions_of(practice)[-1].content["tagged_items"]] == [tags["coach"].pk]
    assert keys_of(practice) == []


def test_pictures_keep_their_tags(chief, tags):
    image = make_image()
    image.tags.add("coaches", "coach")

    send(chief, [tags["coaches"]], tags["coach"])

    assert [tag.name for tag in image.tags.all()] == ["coach"]


def test_the_search_and_the_index_of_references_follow(region, chief, tags):
    practice = make_practice(region, "Na school", tags=["coaches"])

    send(chief, [tags["coaches"]], tags["coach"])

    assert f"tag:{tags['coach'].pk}" in Entry.objects.get(kind="praktijk", object_id=practice.pk).codes.split()
    assert set(Entry.objects.filter(kind="tag").values_list("title", flat=True)) == {"coach"}
    assert [reference.object_id for reference in ReferenceIndex.get_references_to(tags["coach"])] == [str(practice.pk)]


def test_it_is_written_in_the_log(region, chief, tags):
    practice = make_practice(region, "Na school", tags=["coaches"])

    send(chief, [tags["coaches"]], tags["coach"])

    assert PageLogEntry.objects.get(page=practice.pk, action="upkeep.retagged").formatter is not None
    assert ModelLogEntry.objects.get(action="upkeep.tags_merged").data["old"] == "coaches"
    history = chief.get(reverse("wagtailadmin_pages:history", args=[practice.pk])).content.decode()
    assert "Erbij: coach. Weg: coaches." in history


def test_a_second_time_there_is_nothing_left_to_do(region, chief, tags):
    make_practice(region, "Na school", tags=["coaches"])
    send(chief, [tags["coaches"]], tags["coach"])
    logged = PageLogEntry.objects.count()

    page = send(chief, [tags["coaches"]], tags["coach"])

    assert "Er was niets meer te doen" in page.content.decode()
    assert PageLogEntry.objects.count() == logged


def test_looking_changes_nothing_and_what_misses_is_said(region, chief, tags):
    practice = make_practice(region, "Na school", tags=["coaches"])
    url = reverse("upkeep:tags")

    seen = chief.get(url, {"tag": tags["coaches"].pk, "keep": tags["coach"].pk})
    none = chief.get(url, {"merge": 1, "tag": tags["coaches"].pk})
    alone = chief.get(url, {"merge": 1, "tag": tags["coach"].pk, "keep": tags["coach"].pk})
    wrong = chief.get(url, {"merge": 1, "tag": ["abc", "9" * 40, "-1"], "keep": "x"})
    sent_wrong = chief.post(url, {"tag": ["abc"], "keep": "9" * 40}, follow=True)

    assert seen.status_code == 200
    assert keys_of(practice) == [tags["coaches"].pk]
    assert "Kies welk trefwoord blijft." in none.content.decode()
    assert "Kies minstens één ander trefwoord" in alone.content.decode()
    assert wrong.status_code == 400
    assert "bestaat niet" in sent_wrong.content.decode()
    assert Tag.objects.count() == 4


def test_the_list_suggests_what_looks_alike_and_narrows(region, chief, tags):
    make_practice(region, "Na school", tags=["coaches"])

    page = chief.get(reverse("upkeep:tags")).content.decode()
    narrowed = chief.get(reverse("upkeep:tags"), {"q": "STAG"}).content.decode()

    assert "<strong>coaches</strong> (1)" in page
    assert "‘stage’ blijft" in narrowed
    assert "‘coach’ blijft" not in narrowed


def test_only_who_edits_every_region_may_merge_tags(editor, tags):
    client = signed_in(editor)

    page = client.get(reverse("upkeep:tags"))
    client.post(reverse("upkeep:tags"), {"tag": tags["coaches"].pk, "keep": tags["coach"].pk})

    assert page.status_code == 302
    assert Tag.objects.filter(name="coaches").exists()
    assert reverse("upkeep:tags") not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_a_merge_takes_a_fixed_number_of_queries_per_practice(region, tags):
    user = make_user(is_superuser=True)

    def costs(number):
        tag = Tag.objects.create(name=f"oud {number}")
        for _ in range(number):
            make_versions(region, "", tags=[tag.name])
        return queries_of(lambda: merge([tag], tags["coach"], user))

    few, many = costs(2), costs(6)

    assert (many - few) / 4 < 40
