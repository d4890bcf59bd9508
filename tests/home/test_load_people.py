"""The accounts of the demonstration may do what their roles may, and exist in development only."""

import pytest
from django.contrib.auth import authenticate
from django.test import override_settings
from wagtail.permissions import policy_registry

from accounts.administrators import all_may_go
from accounts.models import User
from home.demo.load_people import load_users
from home.demo.once import Once
from home.models import HomePage
from library.models import PortalDocument, PortalImage
from practices.models import PracticePage
from regions.models import LoadedRecord, RegionPage

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("username", ["redactie-amsterdam", "redactie-twente", "moderator", "beheer"])
def test_an_account_of_the_demonstration_signs_in_during_development_only(demo, username):
    assert authenticate(username=username, password="demo").is_demonstration
    with override_settings(DEBUG=False):
        assert authenticate(username=username, password="demo") is None


def test_a_regional_editor_edits_the_own_region_only(demo):
    editor = User.objects.get(username="redactie-amsterdam")
    own, other = RegionPage.objects.get(slug="groot-amsterdam"), RegionPage.objects.get(slug="twente")

    assert own.permissions_for_user(editor).can_add_subpage()
    assert PracticePage.objects.get(slug="transfercoaching").permissions_for_user(editor).can_edit()
    assert not PracticePage.objects.get(slug="transfercoaching").permissions_for_user(editor).can_publish()
    assert not other.permissions_for_user(editor).can_edit()
    assert not HomePage.objects.get().permissions_for_user(editor).can_edit()
    assert editor.has_perm("wagtailadmin.access_admin")
    assert editor.has_perm("contacts.change_contact")
    assert not editor.has_perm("contacts.delete_contact")


@pytest.mark.parametrize("model", [PortalImage, PortalDocument])
def test_a_regional_editor_adds_files_to_the_own_collection_and_chooses_from_the_national_one(demo, model):
    editor = User.objects.get(username="redactie-twente")
    policy = policy_registry.get_by_type(model)

    allowed = {
        action: {collection.name for collection in policy.collections_user_has_permission_for(editor, action)}
        for action in ("add", "change", "choose")
    }

    assert allowed == {"add": {"Twente"}, "change": {"Twente"}, "choose": {"Twente", "Landelijk"}}


def test_the_moderator_edits_everything_and_administers_nobody(demo):
    moderator = User.objects.get(username="moderator")

    assert RegionPage.objects.get(slug="twente").permissions_for_user(moderator).can_publish()
    assert not moderator.has_perm("home.change_portalsettings")
    assert moderator.has_perm("practices.change_theme")
    assert not moderator.has_perm("accounts.change_user")


def test_outside_development_no_account_is_made(demo):
    with all_may_go():
        User.objects.filter(is_demonstration=True).delete()
    LoadedRecord.objects.filter(key__startswith="user/").delete()

    with override_settings(DEBUG=False):
        owners = load_users(Once())

    assert owners == {}
    assert not User.objects.filter(is_demonstration=True).exists()
