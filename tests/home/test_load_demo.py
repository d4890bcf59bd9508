"""The demonstration is complete, can be loaded again, and never undoes the work of an editor."""

import io
import tomllib
from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone
from PIL import Image
from wagtail.models import Page

from accounts.models import User
from contacts.models import Contact, NationalDesk
from home.demo.files import FOLDER
from home.demo.load import is_loaded, load_demo
from home.models import ContentBody, ContentPage, HomePage, PortalSettings
from library.models import PortalDocument, PortalImage
from practices.blocks import LinksBlock, PointsBlock, PracticeBody
from practices.choices import Status
from practices.models import GlossaryTerm, Phase, PracticePage, Sector, TargetGroup, Theme
from regions.models import LoadedRecord, RegionPage

pytestmark = pytest.mark.slow

PRACTICES = {path.stem: tomllib.loads(path.read_text()) for path in (FOLDER / "practices").glob("*.toml")}


def load_again():
    lines = []
    load_demo(lines.append)
    return lines


def numbers():
    models = (Page, PracticePage, Contact, Theme, GlossaryTerm, PortalImage, PortalDocument, User, LoadedRecord)
    return {model.__name__: model.objects.count() for model in models}


# What there is


def test_every_practice_of_the_files_is_published_where_it_says_and_when_it_says(demo):
    assert len(PRACTICES) == 42
    for slug, practice in PRACTICES.items():
        page = PracticePage.objects.published().get(slug=slug)
        parent = page.get_parent()
        assert parent.slug == (practice["region"] or "praktijken"), slug
        assert timezone.localdate(page.first_published_at) == practice["published_on"], slug
        assert page.last_published_at == page.first_published_at == page.latest_revision.created_at
        assert page.live_revision == page.latest_revision
        assert not page.has_unpublished_changes
        wanted = {practice["region"], *practice["also_regions"]} - {""}
        assert {region.slug for region in page.regions.all()} == wanted, slug
        assert [placed.contact.slug for placed in page.placed_contacts.all()] == [
            place["contact"] for place in practice["contacts"]
        ], slug
        assert {tag.name for tag in page.tags.all()} == set(practice["tags"]), slug


def test_practices_are_spread_over_the_country_and_ten_regions_are_empty(demo):
    practices = PracticePage.objects.published()
    home_regions = Counter(practices.values_list("home_region__slug", flat=True))

    assert home_regions[None] == 2
    assert len(home_regions) - 1 == 25
    assert RegionPage.objects.exclude(practices__live=True).count() == 10


def test_every_word_of_the_vocabularies_is_used(demo):
    statuses = Counter(PracticePage.objects.published().values_list("status", flat=True))

    assert all(statuses[status.value] >= 4 for status in Status), statuses
    for model in (Theme, Phase, TargetGroup, Sector):
        assert not model.objects.filter(practices=None).exists(), model


def test_every_kind_of_block_is_used_and_an_editor_could_save_each_page(demo):
    used = Counter()
    for page in PracticePage.objects.all():
        used.update(block.block_type for block in page.body)
        PracticeBody().clean(page.body)
        for points in (page.summary, page.lessons, page.start_steps):
            PointsBlock(required=False).clean(points)
        LinksBlock(required=False).clean(page.links)
        page.full_clean()
    for content in ContentPage.objects.all():
        ContentBody().clean(content.body)
        content.full_clean()

    assert set(used) == set(PracticeBody().child_blocks)


def test_the_regions_contacts_and_themes_have_their_texts(demo):
    assert not RegionPage.objects.filter(introduction="").exists()
    assert not RegionPage.objects.filter(desk_phone="").exists()
    assert not Theme.objects.filter(introduction="").exists()
    assert Contact.objects.count() == 30
    assert Contact.objects.published().count() == 29
    assert GlossaryTerm.objects.count() >= 50
    assert {"over", "privacy", "toegankelijkheid"} <= set(ContentPage.objects.live().values_list("slug", flat=True))


def test_the_site_has_its_name_its_desk_and_its_front_page(demo):
    home = HomePage.objects.get()

    assert home.lead
    assert home.featured.slug == "transfercoaching"
    assert [shortcut.value["query"][0] for shortcut in home.shortcuts] == ["?"] * len(home.shortcuts)
    assert PortalSettings.objects.get().footer_text
    assert NationalDesk.objects.get().phone


def test_the_first_practice_stands_at_its_fixed_address_with_its_contact(demo):
    page = PracticePage.objects.get(slug="transfercoaching")

    assert page.get_url() == "/regios/groot-amsterdam/transfercoaching/"
    assert page.placed_contacts.first().contact.slug == "renee-kraaij"
    assert not page.is_example


def test_the_drafts_are_not_public_and_one_is_planned(demo):
    drafts = PracticePage.objects.filter(slug__startswith="concept-")

    assert drafts.count() == 2
    assert not drafts.filter(live=True).exists()
    assert all(draft.latest_revision is not None for draft in drafts)
    (planned,) = [draft for draft in drafts if draft.approved_schedule]
    assert planned.go_live_at > timezone.now()


def test_the_pictures_have_a_size_a_description_and_a_source(demo):
    for picture in PortalImage.objects.all():
        with Image.open(picture.file.path) as drawn:
            assert drawn.size == (picture.width, picture.height) == (1600, 900)
        assert picture.default_alt_text.startswith("Tekening: ")
        assert (picture.credit, picture.licence, picture.portrayed) == ("Getekend voor dit portaal", "cc0", "niemand")
    assert PortalImage.objects.count() == 6


def test_the_documents_are_tagged_pdfs_in_dutch(demo):
    contents = [document.file.open().read() for document in PortalDocument.objects.all()]

    assert len(contents) == 3
    assert all(b"/Lang(nl-NL)/MarkInfo<</Marked true>>" in content for content in contents)


# Again


def test_loading_twice_makes_nothing_new(demo):
    before = numbers()

    lines = load_again()

    assert numbers() == before
    assert "Praktijken: 0 gemaakt" in lines


def test_what_an_editor_changed_removed_or_emptied_stays_so(demo):
    page = PracticePage.objects.get(slug="belronde")
    page.title, page.slug = "De belronde, vernieuwd", "belronde-2"
    page.save_revision().publish()
    PracticePage.objects.get(slug="zowhat").delete()
    Contact.objects.filter(slug="hilde-kamp").update(phone="085 013 99 99")
    RegionPage.objects.filter(slug="twente").update(desk_note="")

    load_again()

    assert PracticePage.objects.get(slug="belronde-2").title == "De belronde, vernieuwd"
    assert not PracticePage.objects.filter(slug__in=["belronde", "zowhat"]).exists()
    assert Contact.objects.get(slug="hilde-kamp").phone == "085 013 99 99"
    assert RegionPage.objects.get(slug="twente").desk_note == ""


def test_a_demonstration_that_was_cut_off_is_finished(demo):
    before = numbers()
    for page in PracticePage.objects.filter(slug__startswith="s"):
        page.delete()
    cut_off = [slug for slug in PRACTICES if slug.startswith("s")]
    keys = ["whole", *(f"{step}/{slug}" for slug in cut_off for step in ("practice", "finished"))]
    LoadedRecord.objects.filter(kind="demonstration", key__in=keys).delete()

    assert not is_loaded()
    load_again()

    assert is_loaded()
    assert numbers() == before


def test_a_page_that_an_editor_made_under_the_same_name_is_left_alone(demo):
    PracticePage.objects.filter(slug="zowhat").update(title="Van een redacteur")
    LoadedRecord.objects.filter(key__in=["practice/zowhat", "finished/zowhat"]).delete()

    load_again()

    assert PracticePage.objects.get(slug="zowhat").title == "Van een redacteur"


def test_if_empty_does_nothing_when_there_are_practices(demo):
    out = io.StringIO()

    call_command("load_demo", if_empty=True, stdout=out)

    assert out.getvalue() == ""
    LoadedRecord.objects.filter(kind="demonstration").delete()
    assert is_loaded(), "practices of editors are practices too"


def test_a_reset_is_refused_outside_development(demo):
    with override_settings(DEBUG=False), pytest.raises(CommandError, match="ontwikkelstand"):
        call_command("load_demo", reset=True)

    assert PracticePage.objects.exists()


def test_a_reset_brings_back_the_demonstration_and_leaves_other_accounts(demo):
    before = numbers()
    User.objects.create(username="ontwikkelaar")
    region = RegionPage.objects.get(slug="twente")
    region.add_child(instance=PracticePage(title="Van een ontwikkelaar", slug="extra"))
    PracticePage.objects.get(slug="zowhat").delete()

    call_command("load_demo", reset=True, stdout=io.StringIO())

    assert numbers() == before | {"User": before["User"] + 1}
    assert not PracticePage.objects.filter(slug="extra").exists()
