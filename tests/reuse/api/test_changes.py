"""What changed, for who keeps a copy."""

from wagtail.models import PageViewRestriction

from reuse.models import KnownPractice
from search.indexing import rebuild
from tests.makers import make_practice
from tests.reuse.api.conftest import Content


def changes(client, since: str = "") -> list[dict]:
    answer = client.get("/api/v1/wijzigingen" + (f"?sinds={since}" if since else ""))
    assert answer.status_code == 200, answer.content
    return answer.json()["resultaten"]


def test_what_was_published_changed_and_removed_is_told_once_each(content: Content, client):
    *_, last = changes(client)
    new = make_practice(content.region, "Nieuw")
    content.practice.introduction = "Anders."
    content.practice.save_revision().publish()
    gone = content.tree.practices.get_children().get(title="Loopbaanlijn")
    address = f"http://testserver{gone.url}"
    gone.specific.unpublish()

    told = changes(client, last["moment"])

    assert [(change["soort"], change["titel"]) for change in told] == [
        ("gepubliceerd", "Nieuw"),
        ("gewijzigd", "Transfercoaching"),
        ("verwijderd", None),
    ]
    assert told[0]["href"] == f"http://testserver/api/v1/praktijken/{new.pk}"
    assert told[2] == {**told[2], "id": gone.pk, "url": address, "titel": None, "href": None}


def test_a_deleted_practice_is_told_and_its_title_is_kept_nowhere(content: Content, client):
    key = content.practice.pk
    content.practice.delete()

    [told] = [change for change in changes(client) if change["id"] == key]

    assert told["soort"] == "verwijderd"
    assert "Transfercoaching" not in str(told)
    assert not any("Transfercoaching" in str(value) for value in KnownPractice.objects.values_list())


def test_what_was_never_public_is_not_told(content: Content, client):
    draft = make_practice(content.region, "Concept", live=False)
    draft.delete()

    assert draft.pk not in {change["id"] for change in changes(client)}


def test_what_becomes_private_is_gone_and_comes_back(content: Content, client):
    key = content.practice.pk
    restriction = PageViewRestriction.objects.create(page=content.practice, restriction_type="login")
    [hidden] = [change for change in changes(client) if change["id"] == key]
    restriction.delete()
    [back] = [change for change in changes(client) if change["id"] == key]

    assert (hidden["soort"], back["soort"]) == ("verwijderd", "gepubliceerd")


def test_making_the_index_anew_changes_nothing(content: Content, client):
    rebuild(lambda kind, number: None)
    before = changes(client)

    rebuild(lambda kind, number: None)

    assert changes(client) == before
