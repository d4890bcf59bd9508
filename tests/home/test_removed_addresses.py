"""An address never dies: renamed is sent on, removed is gone with help, a draft never was there."""

from tests.makers import make_practice, make_region


def test_a_renamed_practice_is_sent_on_to_its_new_address(tree, client, django_capture_on_commit_callbacks):
    practice = make_practice(make_region(tree, "Twente"), "Oude naam", slug="oud")
    old = practice.url

    practice.slug = "nieuw"
    with django_capture_on_commit_callbacks(execute=True):
        practice.save_revision().publish()

    answer = client.get(old)
    assert answer.status_code == 301
    assert answer["Location"].endswith("/regios/twente/nieuw/")


def test_a_moved_practice_is_sent_on_to_its_new_address(tree, client):
    twente, zeeland = make_region(tree, "Twente"), make_region(tree, "Zeeland")
    practice = make_practice(twente, slug="belronde")

    practice.move(zeeland, pos="last-child")

    assert client.get("/regios/twente/belronde/")["Location"].endswith("/regios/zeeland/belronde/")


def test_an_unpublished_practice_is_gone_with_help_and_without_its_title(tree, client):
    twente = make_region(tree, "Twente")
    make_practice(twente, "Nog te lezen")
    practice = make_practice(twente, "Geheime titel", slug="weg")
    practice.unpublish()

    answer = client.get("/regios/twente/weg/")

    assert answer.status_code == 410
    assert "Geheime titel" not in answer.text
    assert "Nog te lezen" in answer.text
    assert "/regios/twente/" in answer.text
    assert 'action="/praktijken/"' in answer.text


def test_a_deleted_practice_is_gone(tree, client):
    practice = make_practice(make_region(tree, "Twente"), slug="weg")
    practice.delete()

    assert client.get("/regios/twente/weg/").status_code == 410


def test_a_practice_that_is_published_again_is_there_again(tree, client):
    practice = make_practice(make_region(tree, "Twente"), slug="terug")
    practice.unpublish()
    practice.save_revision().publish()

    assert client.get("/regios/twente/terug/").status_code == 200


def test_a_draft_is_the_plain_404(tree, client):
    practice = make_practice(make_region(tree, "Twente"), "Geheime titel", slug="concept", live=False)

    answer = client.get("/regios/twente/concept/")

    assert answer.status_code == 404
    assert practice.title not in answer.text
    assert answer.text == client.get("/regios/twente/bestaat-niet/").text.replace("bestaat-niet", "concept")


def test_a_deleted_draft_leaves_no_trace(tree, client):
    make_practice(make_region(tree, "Twente"), slug="concept", live=False).delete()

    assert client.get("/regios/twente/concept/").status_code == 404


def test_everything_below_a_page_that_is_deleted_is_gone_too(tree, client):
    region = make_region(tree, "Twente")
    make_practice(region, slug="eronder")
    region.delete()

    assert client.get("/regios/twente/eronder/").status_code == 410
    assert client.get("/regios/twente/").status_code == 410
